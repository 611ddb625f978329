import { ask, type FormDefinition } from '#forms'

/** Professionals who see a case differently, from the first word to what was agreed (people-and-pathway.md, During the work). */
export const disagreement: FormDefinition = {
  id: 'disagreement',
  version: 1,
  compartment: 'officer',
  audience: 'officer',
  title: 'Professional disagreement',
  profiles: ['family-safeguarding'],
  completion: 'author',
  pages: [
    {
      id: 'positions',
      title: 'The positions',
      items: [
        ask({ kind: 'text' }, 'with', 'With whom?', { required: 'Say with whom' }),
        ask({ kind: 'date' }, 'raised', 'Since when?', { required: 'Put the day it came up' }),
        ask({ kind: 'prose', maxLength: 2_000 }, 'about', 'What is it about?', {
          required: 'Say what it is about',
        }),
        ask({ kind: 'prose' }, 'our-view', 'How do you see it?', { required: 'Say how you see it' }),
        ask({ kind: 'prose' }, 'their-view', 'How do they see it?', { required: 'Say how they see it' }),
        ask({ kind: 'date' }, 'manager-told', 'When was it raised with the Team Manager?', {
          required: 'Put the day it was raised with the Team Manager',
        }),
      ],
    },
    {
      id: 'resolution',
      title: 'How it was settled',
      items: [
        ask({ kind: 'prose' }, 'resolution', 'What was agreed?', { required: 'Say what was agreed' }),
        ask({ kind: 'prose', maxLength: 2_000 }, 'plan', 'What is the plan now?', {
          required: 'Say what the plan is',
        }),
        ask({ kind: 'date' }, 'settled', 'When was it settled?', { required: 'Put the day it was settled' }),
      ],
    },
  ],
}
