import type { FormDefinition } from '#forms'
import { list } from './list.ts'

/** A couple who do it well, what makes it good, and what gets in the way; the Equality wheel is a form of its own (forms.md §4). */
export const goodRelationship: FormDefinition = {
  id: 'good-relationship',
  version: 1,
  compartment: 'client',
  audience: 'client',
  title: 'What a good relationship is like',
  profiles: ['family-safeguarding'],
  completion: 'author',
  minutes: 20,
  pages: [
    {
      id: 'couple',
      title: 'A couple I know',
      intro:
        'Think of two people who are good together. It can be now or in the past. It can be in your family, or on TV.',
      items: [
        {
          kind: 'text',
          id: 'couple',
          label: 'Who are they?',
          hint: 'First names are enough.',
          dontKnow: true,
        },
        {
          kind: 'prose',
          id: 'how',
          label: 'How are they with each other?',
          hint: 'What do you see them do? What do they do when they do not agree?',
          dontKnow: true,
        },
      ],
    },
    {
      id: 'qualities',
      title: 'What makes it good',
      intro: 'What does a good relationship need? Write one thing on each line.',
      items: [
        {
          ...list('qualities', 'quality', {
            label: 'What makes it good',
            hint: 'Like this: they listen to each other.',
            rowLabel: 'It needs',
            addLabel: 'Add another thing',
          }),
          most: 10,
        },
      ],
    },
    {
      id: 'obstacles',
      title: 'What gets in the way',
      intro: 'What do people do that spoils a good relationship? Think of things that you do too.',
      items: [
        {
          ...list('obstacles', 'obstacle', {
            label: 'What gets in the way',
            hint: 'Like this: I shout when I feel blamed.',
            rowLabel: 'It is spoilt by',
            addLabel: 'Add another thing',
          }),
          most: 10,
        },
      ],
    },
  ],
}
