import type { FormDefinition } from '#forms'

/** When it is hard and when it is easier to stay in control (forms.md §4). */
export const selfControl: FormDefinition = {
  id: 'self-control',
  version: 1,
  compartment: 'client',
  audience: 'client',
  title: 'Keeping control of what I do',
  profiles: ['family-safeguarding'],
  completion: 'author',
  minutes: 15,
  pages: [
    {
      id: 'control',
      title: 'Keeping control of what I do',
      intro: 'What you feel just comes. What you do is up to you. When is that hard, and what helps?',
      items: [
        {
          kind: 'prose',
          id: 'harder',
          label: 'It is hard to keep control when',
          hint: 'Where are you, who is there, what do you think, what does your body tell you?',
          dontKnow: true,
        },
        {
          kind: 'prose',
          id: 'easier',
          label: 'It is easier to keep control when',
          hint: 'What do you do, say to yourself or stay away from? Who helps?',
          dontKnow: true,
        },
      ],
    },
  ],
}
