import type { FormDefinition } from '#forms'

/** The people in the client's life, nearer or farther by how much they matter, each with a flag and a note (forms.md §4). */
export const relationshipCircle: FormDefinition = {
  id: 'relationship-circle',
  version: 1,
  compartment: 'client',
  audience: 'client',
  title: 'My relationship circle',
  profiles: ['family-safeguarding'],
  completion: 'author',
  minutes: 20,
  pages: [
    {
      id: 'circle',
      title: 'The people in my life',
      intro: 'You are in the middle. The more people matter to you, the nearer they stand.',
      tool: 'relationship-circle',
      items: [
        {
          kind: 'rows',
          id: 'people',
          label: 'The people in my life',
          hint: 'Family, friends, work, people who help. Also the ones who are hard to be with.',
          rowLabel: 'Person',
          addLabel: 'Add a person',
          most: 20,
          counted: true,
          columns: [
            { kind: 'text', id: 'person', label: 'Who is it?', maxLength: 40 },
            {
              kind: 'choice',
              id: 'ring',
              label: 'How much do they matter to me?',
              options: [
                { id: 'most', label: 'They matter most' },
                { id: 'matters', label: 'They matter' },
                { id: 'around', label: 'They are around' },
              ],
            },
            {
              kind: 'choice',
              id: 'flag',
              label: 'When things get hard, are they good for me?',
              options: [
                { id: 'green', label: 'Green flag: good for me' },
                { id: 'red', label: 'Red flag: not good for me' },
              ],
            },
            { kind: 'prose', id: 'person-note', label: 'What I want to say about them' },
            {
              kind: 'number',
              id: 'angle',
              label: 'Where they stand round me',
              from: 0,
              to: 359,
              unlisted: true,
            },
          ],
        },
      ],
    },
  ],
}
