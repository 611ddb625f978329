import { ask, type FormDefinition, type ItemDefinition, said } from '#forms'
import { sourcesOrApart } from './sources.ts'

const received = said('result', 'received')

/** What another agency was asked, and what came back, with its date and whether it was verified (people-and-pathway.md, During the work). */
export const informationRequest = requestForm(2, [
  ask({ kind: 'choice', options: sourcesOrApart }, 'came-from', 'Where do they have it from?', {
    hint: 'Say it before you write it down: what is the survivor’s does not stand here, whoever passed it on.',
    when: received,
    required: 'Say where they have it from',
  }),
])

/** The first version left open where the agency has it from. */
export const informationRequest1 = requestForm(1, [])

function requestForm(version: number, fromWhom: readonly ItemDefinition[]): FormDefinition {
  return {
    id: 'information-request',
    version,
    compartment: 'officer',
    audience: 'officer',
    title: 'Request for information',
    profiles: ['family-safeguarding'],
    completion: 'author',
    pages: [
      {
        id: 'asked',
        title: 'What was asked',
        items: [
          ask(
            {
              kind: 'choice',
              options: [
                { id: 'police', label: 'Police' },
                { id: 'probation', label: 'Probation' },
                { id: 'marac', label: 'MARAC' },
                { id: 'idva', label: 'IDVA' },
                { id: 'childrens-services', label: 'Children’s social care' },
                { id: 'drug-alcohol', label: 'Drug and alcohol service' },
                { id: 'gp', label: 'GP' },
                { id: 'mental-health', label: 'Community mental health' },
                { id: 'other', label: 'Another' },
              ],
            },
            'agency',
            'Who was asked?',
            { required: 'Say who was asked' },
          ),
          ask({ kind: 'text' }, 'agency-who', 'Who there?', { hint: 'A name, or a team.' }),
          {
            kind: 'guidance',
            id: 'survivor-guidance',
            title: 'The answer may belong in the separate place',
            tone: 'warning',
            text: ['What comes from the survivor, and the client does not know, is not written down here.'],
            appliesWhen: { any: [said('agency', 'idva'), said('agency', 'marac')] },
          },
          ask({ kind: 'prose', maxLength: 2_000 }, 'asked-for', 'What were they asked?', {
            required: 'Say what they were asked',
          }),
          ask({ kind: 'date' }, 'asked-on', 'When?', { required: 'Put the day they were asked' }),
          ask({ kind: 'date' }, 'wanted-by', 'By when is the answer wanted?'),
        ],
      },
      {
        id: 'chased',
        title: 'Asked again',
        items: [
          {
            kind: 'rows',
            id: 'chases',
            label: 'Reminders',
            rowLabel: 'Reminder',
            addLabel: 'Add a reminder',
            columns: [
              { kind: 'date', id: 'chased-on', label: 'When?' },
              { kind: 'text', id: 'chased-how', label: 'How, and whom?' },
            ],
          },
        ],
      },
      {
        id: 'answer',
        title: 'The answer',
        items: [
          ask(
            {
              kind: 'choice',
              options: [
                { id: 'received', label: 'An answer came' },
                { id: 'nothing-known', label: 'They know nothing of this person' },
                { id: 'refused', label: 'They will not say' },
              ],
            },
            'result',
            'What came back?',
            { required: 'Say what came back' },
          ),
          ask({ kind: 'date' }, 'received-on', 'When did it come?', { required: 'Put the day it came' }),
          ...fromWhom,
          ask({ kind: 'prose' }, 'answered', 'What do they say?', {
            when: received,
            required: 'Say what they answered',
          }),
          ask({ kind: 'date' }, 'dated', 'From when is that information?', {
            hint: 'The day it was true, not the day it came.',
            when: received,
            required: 'Put the date of the information',
          }),
          ask({ kind: 'yesno' }, 'verified', 'Has it been verified?', {
            when: received,
            required: 'Say whether it has been verified',
          }),
        ],
      },
    ],
  }
}
