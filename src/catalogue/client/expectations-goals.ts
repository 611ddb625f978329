import type { FormDefinition } from '#forms'
import { list } from './list.ts'

/** Three lists of up to five: what I expect, what is expected of me, my goals (forms.md §4). */
export const expectationsGoals: FormDefinition = {
  id: 'expectations-goals',
  version: 1,
  compartment: 'client',
  audience: 'client',
  title: 'What I expect and what I want',
  profiles: ['family-safeguarding'],
  completion: 'author',
  minutes: 15,
  pages: [
    {
      id: 'expect',
      title: 'What I expect from this work',
      intro: 'What do you think will happen here? What do you hope for? Write one thing on each line.',
      items: [
        list('expect', 'expect-what', {
          label: 'What I expect',
          rowLabel: 'I expect',
          addLabel: 'Add another thing',
        }),
      ],
    },
    {
      id: 'expected-of-me',
      title: 'What is expected of me',
      intro: 'What will you need to do so that this work helps? You can ask your worker.',
      items: [
        list('expected-of-me', 'expected-what', {
          label: 'What is expected of me',
          hint: 'Like this: I know I have to be ready to try new ways.',
          rowLabel: 'I need to',
          addLabel: 'Add another thing',
        }),
      ],
    },
    {
      id: 'goals',
      title: 'My goals',
      intro:
        'What do you want to be different when this work ends? Think about what you will do, not what others will do.',
      items: [
        list('goals', 'goal-what', {
          label: 'My goals',
          hint: 'Like this: I want to stay calm when we do not agree.',
          rowLabel: 'Goal',
          addLabel: 'Add another goal',
        }),
      ],
    },
  ],
}
