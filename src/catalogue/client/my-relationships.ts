import type { FormDefinition } from '#forms'
import { list } from './list.ts'

/** Three columns on paper: strengths, what I would like to improve, what I need to focus on (forms.md §4). */
export const myRelationships: FormDefinition = {
  id: 'my-relationships',
  version: 1,
  compartment: 'client',
  audience: 'client',
  title: 'My relationship: strengths and changes',
  profiles: ['family-safeguarding'],
  completion: 'author',
  minutes: 15,
  pages: [
    {
      id: 'strengths',
      title: 'My strengths',
      intro:
        'Think of how you are with a partner, now and before. What do you do well? Write one thing on each line.',
      items: [
        list('strengths', 'strength', {
          label: 'My strengths',
          hint: 'Like this: I say sorry when I am wrong.',
          rowLabel: 'I am good at',
          addLabel: 'Add another strength',
        }),
      ],
    },
    {
      id: 'improve',
      title: 'What I would like to do better',
      intro: 'What would you like to get better at with a partner? It can be something small.',
      items: [
        list('improve', 'better', {
          label: 'What I would like to do better',
          hint: 'Like this: I want to listen until the end.',
          rowLabel: 'I want to',
          addLabel: 'Add another thing',
        }),
      ],
    },
    {
      id: 'focus',
      title: 'What I need to work on most',
      intro: 'What sets you off? What has to change first, so that nobody is hurt or afraid?',
      items: [
        list('focus', 'focus-what', {
          label: 'What I need to work on most',
          hint: 'Like this: what I do when I feel jealous.',
          rowLabel: 'I need to work on',
          addLabel: 'Add another thing',
        }),
      ],
    },
  ],
}
