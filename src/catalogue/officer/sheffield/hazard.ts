import { ask, type FormDefinition, said } from '#forms'
import { sheffield, signingPage } from './parts.ts'

const flagged = { all: [said('risk', 'high'), said('raised', 'yes')] } as const

/** Whether the person’s own record is flagged, what stands on it, and the letter that tells them (people-and-pathway.md, Sheffield profile). */
export const hazard: FormDefinition = {
  ...sheffield,
  id: 'hazard',
  title: 'HAZARD: decision and letter',
  completion: 'countersigned',
  pages: [
    {
      id: 'decision',
      title: 'The decision',
      items: [
        ask({ kind: 'text' }, 'name', 'Name', { required: 'Put the name' }),
        ask({ kind: 'date' }, 'assessed-on', 'Date of the endorsed assessment', {
          required: 'Put the date of the endorsed assessment',
        }),
        ask(
          {
            kind: 'rating',
            levels: [
              { id: 'low', label: 'Low' },
              { id: 'medium', label: 'Medium' },
              { id: 'high', label: 'High' },
            ],
          },
          'risk',
          'Risk that they abuse again, as assessed',
          { required: 'Put the risk as it was assessed' },
        ),
      ],
    },
    {
      id: 'flag',
      title: 'Flag and letter',
      items: [
        {
          kind: 'guidance',
          id: 'result',
          title: 'Result',
          text: ['Not known yet: put the risk as it was assessed.'],
          outcomes: [
            {
              when: said('risk', 'high'),
              tone: 'warning',
              text: ['A flag on this person’s own record, and a letter to them.'],
            },
            {
              when: { any: [said('risk', 'low'), said('risk', 'medium')] },
              text: ['No flag and no letter: they are for high risk only.'],
            },
          ],
        },
        ask({ kind: 'yesno' }, 'raised', 'Has the Senior Fieldwork Manager raised the flag?', {
          when: said('risk', 'high'),
          required: 'Say whether the flag has been raised',
        }),
        ask({ kind: 'date' }, 'raised-on', 'On which day?', {
          when: flagged,
          required: 'Put the day on which the flag was raised',
        }),
        ask({ kind: 'prose', maxLength: 2_000 }, 'not-raised', 'Why not?', {
          when: { all: [said('risk', 'high'), said('raised', 'no')] },
          required: 'Say why the flag has not been raised',
        }),
        {
          kind: 'guidance',
          id: 'own-record',
          title: 'It stands on their own record',
          tone: 'warning',
          text: [
            'They may ask to see what is held about them. Attach only what may stand there: the sections that are about them. Never section 6, nothing that came from the survivor, nothing about other families.',
          ],
          appliesWhen: said('risk', 'high'),
        },
        ask({ kind: 'prose', maxLength: 2_000 }, 'attached', 'Which sections are attached?', {
          when: flagged,
          required: 'Say which sections are attached',
        }),
        ask({ kind: 'yesno' }, 'checked', 'Is everything about the survivor and third parties left out?', {
          when: flagged,
          required: 'Say whether everything about the survivor and third parties is left out',
        }),
        {
          kind: 'guidance',
          id: 'take-out',
          title: 'Take it off the record now',
          tone: 'warning',
          text: ['Tell your manager, think about what this person may have seen, and warn the survivor.'],
          appliesWhen: { all: [flagged, said('checked', 'no')] },
        },
        {
          kind: 'guidance',
          id: 'letter-guidance',
          title: 'What it has to say',
          text: [
            'That they are recorded as a hazard, why in a sentence they can recognise, and that there can be a review once they have made progress: whom to ask for it, and how.',
          ],
          appliesWhen: said('risk', 'high'),
        },
        ask({ kind: 'prose' }, 'letter', 'Text of the letter', {
          when: flagged,
          required: 'Write the text of the letter',
        }),
        ask({ kind: 'date' }, 'sent-on', 'Sent on', { when: flagged }),
        ask({ kind: 'yesno' }, 'survivor-knows', 'Is the survivor’s worker told before it is sent?', {
          when: flagged,
          required: 'Say whether the survivor’s worker is told before it is sent',
        }),
        {
          kind: 'rows',
          id: 'reviews',
          label: 'Reviews that were asked for',
          rowLabel: 'Review',
          addLabel: 'Add a review',
          appliesWhen: flagged,
          columns: [
            { kind: 'date', id: 'review-on', label: 'Asked on' },
            { kind: 'prose', id: 'review-why', label: 'What progress do they name?', maxLength: 2_000 },
            { kind: 'prose', id: 'review-decision', label: 'What was decided, and why?', maxLength: 2_000 },
          ],
        },
      ],
    },
    signingPage,
  ],
}
