import { ask, type FormDefinition } from '#forms'
import { banner } from './sheffield/parts.ts'

/**
 * Who the survivor's worker is, and how to be in touch without harm (people-and-pathway.md, Survivor link). It goes on for as long as the work does, so
 * nobody completes it.
 */
export const survivorLink: FormDefinition = {
  id: 'survivor-link',
  version: 1,
  compartment: 'confidential',
  audience: 'officer',
  profiles: ['family-safeguarding'],
  title: 'Survivor link',
  pages: [
    {
      id: 'worker',
      title: 'The survivor’s worker',
      intro: 'News reaches the survivor through their worker, and by no other way.',
      items: [
        banner,
        ask({ kind: 'text' }, 'worker', 'Who is the survivor’s worker?', {
          hint: 'Name and service.',
        }),
        ask({ kind: 'text' }, 'worker-reach', 'How do you reach the worker?'),
        ask({ kind: 'text' }, 'stand-in', 'Who stands in when the worker is away?', {
          hint: 'With how to reach them.',
        }),
      ],
    },
    {
      id: 'contact',
      title: 'Being in touch',
      intro: 'As agreed with the survivor. What was safe last month may not be safe today.',
      items: [
        {
          kind: 'rows',
          id: 'ways',
          label: 'Safe ways to be in touch',
          rowLabel: 'Way',
          addLabel: 'Add a way',
          ready: 1,
          most: 10,
          counted: true,
          columns: [
            { kind: 'text', id: 'way', label: 'How?', hint: 'Which number, which address, which place.' },
            { kind: 'text', id: 'way-when', label: 'On which days, at which times?' },
            {
              kind: 'text',
              id: 'way-answered',
              label: 'What is said if somebody else answers?',
            },
          ],
        },
        ask({ kind: 'prose', maxLength: 2_000 }, 'avoid', 'What has to be avoided?', {
          hint: 'Numbers, times, places, letters, messages that stay on a telephone, words that give it away.',
        }),
        ask({ kind: 'date' }, 'agreed-on', 'When was this last agreed with the survivor?'),
      ],
    },
    {
      id: 'who-knows',
      title: 'Who else knows',
      items: [
        {
          kind: 'rows',
          id: 'others',
          label: 'Others who know of the link',
          rowLabel: 'Person',
          addLabel: 'Add a person',
          most: 20,
          columns: [
            { kind: 'text', id: 'other-who', label: 'Name, and who they are' },
            { kind: 'text', id: 'other-knows', label: 'What do they know?' },
          ],
        },
        ask({ kind: 'prose', maxLength: 2_000 }, 'must-not-know', 'Who must not learn of it?', {
          hint: 'Besides the client: family, friends, colleagues who talk to them.',
        }),
      ],
    },
  ],
}
