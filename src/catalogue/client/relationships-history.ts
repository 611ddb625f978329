import type { FormDefinition } from '#forms'

/** Harmful behaviour in relationships now and before: one story for each (forms.md §4). */
export const relationshipsHistory: FormDefinition = {
  id: 'relationships-history',
  version: 1,
  compartment: 'client',
  audience: 'client',
  title: 'My relationships, now and before',
  profiles: ['family-safeguarding'],
  completion: 'author',
  minutes: 20,
  pages: [
    {
      id: 'relationships',
      title: 'My relationships, now and before',
      intro:
        'Start with the one you are in, or the last one. Then go back. Look at what you did when things went wrong. Is there something that comes up each time?',
      items: [
        {
          kind: 'rows',
          id: 'relationships',
          label: 'My relationships',
          rowLabel: 'Relationship',
          addLabel: 'Add another relationship',
          ready: 2,
          most: 10,
          counted: true,
          columns: [
            {
              kind: 'text',
              id: 'who',
              label: 'Who was it with?',
              hint: 'A first name or a letter is enough.',
            },
            { kind: 'text', id: 'when', label: 'When was that?' },
            {
              kind: 'prose',
              id: 'story',
              label: 'How I behaved, and what it was like to be with me',
              hint: 'The good and the bad. What did you do when you did not agree?',
            },
          ],
        },
      ],
    },
  ],
}
