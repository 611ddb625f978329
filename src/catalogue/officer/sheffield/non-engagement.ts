import { ask, type FormDefinition, said } from '#forms'
import { aboutPerson, attempts, expectations, sheffield, signingPage, survivorsApart } from './parts.ts'

/** A person who refuses the assessment: what is known all the same, and whether it is safe to close (people-and-pathway.md, Refusal). */
export const nonEngagement: FormDefinition = {
  ...sheffield,
  id: 'non-engagement',
  title: 'Refusal to take part',
  completion: 'countersigned',
  pages: [
    aboutPerson(),
    {
      id: 'refusal',
      title: 'The refusal',
      items: [
        attempts,
        ask({ kind: 'prose' }, 'refusal', 'What do they refuse, and what do they say about it?', {
          required: 'Say what they refuse',
        }),
      ],
    },
    {
      id: 'known',
      title: 'What is known from elsewhere',
      intro: 'Each thing with its source.',
      items: [
        survivorsApart('Its record is “Perpetrator assessment: section 6”, in the confidential part.'),
        {
          kind: 'rows',
          id: 'sources',
          label: 'Sources',
          rowLabel: 'Source',
          addLabel: 'Add a source',
          ready: 2,
          most: 20,
          counted: true,
          columns: [
            { kind: 'text', id: 'source', label: 'What or who' },
            { kind: 'date', id: 'source-on', label: 'Date' },
            { kind: 'prose', id: 'source-said', label: 'What does it say?' },
            {
              kind: 'choice',
              id: 'source-verified',
              label: 'Is it verified?',
              options: [
                { id: 'yes', label: 'Yes' },
                { id: 'no', label: 'No' },
              ],
            },
          ],
        },
      ],
    },
    {
      id: 'analysis',
      title: 'Analysis',
      items: [
        ask({ kind: 'prose' }, 'likelihood', 'How likely is it that the abuse goes on or starts again?', {
          hint: 'And what the refusal itself tells you.',
          required: 'Say how likely it is that the abuse goes on or starts again',
        }),
        ...expectations,
        ask({ kind: 'yesno' }, 'safe-to-close', 'Is it safe to close?', {
          required: 'Say whether it is safe to close',
        }),
        ask({ kind: 'prose' }, 'why-safe', 'Why?', {
          when: said('safe-to-close', 'yes'),
          required: 'Say why it is safe to close',
        }),
        ask({ kind: 'date' }, 'survivor-told', 'Shared with the survivor on', {
          hint: 'Before the case closes. What the survivor said to it belongs in the confidential part.',
          when: said('safe-to-close', 'yes'),
          required: 'Share this with the survivor before the case closes, and put the day',
        }),
        {
          kind: 'guidance',
          id: 'supervision-guidance',
          title: 'Take it to supervision',
          tone: 'warning',
          text: ['The case stays open until it is settled what else keeps the children safe.'],
          appliesWhen: said('safe-to-close', 'no'),
        },
        ask({ kind: 'date' }, 'supervision', 'Supervision on', {
          when: said('safe-to-close', 'no'),
          required: 'Put the day of the supervision',
        }),
        ask({ kind: 'prose' }, 'supervision-decided', 'What else will be done to keep the children safe?', {
          when: said('safe-to-close', 'no'),
        }),
      ],
    },
    signingPage,
  ],
}
