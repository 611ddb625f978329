import { ask, type FormDefinition } from '#forms'
import { came, deadline, period, riskAndFocus } from './summary-parts.ts'

/** Work in the group programme up to a group supervision (forms.md §12). */
export const programmeSummary: FormDefinition = {
  id: 'programme-summary',
  version: 1,
  compartment: 'officer',
  audience: 'officer',
  title: 'Programme summary',
  profiles: ['family-safeguarding'],
  completion: 'author',
  pages: [
    {
      id: 'period',
      title: 'The time it covers',
      items: [
        ...period,
        {
          kind: 'rows',
          id: 'sessions',
          label: 'Sessions of the programme in this time',
          rowLabel: 'Session',
          addLabel: 'Add a session',
          ready: 1,
          most: 14,
          counted: true,
          columns: [
            { kind: 'date', id: 'session-on', label: 'Date' },
            { kind: 'text', id: 'session-about', label: 'Which session?' },
            {
              ...came,
              options: [...came.options, { id: 'catch-up', label: 'Caught up later' }],
              id: 'session-came',
              label: 'Did the client come?',
            },
          ],
        },
      ],
    },
    {
      id: 'work',
      title: 'The work',
      items: [
        ask({ kind: 'prose' }, 'done', 'What was done in the group?', {
          hint: 'What the sessions were about, and the work to do at home.',
          required: 'Say what was done in the group',
        }),
        ...riskAndFocus,
      ],
    },
    deadline,
  ],
}
