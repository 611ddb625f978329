import type { FormDefinition } from '#forms'

/** From birth to now, drawn, written or both (forms.md §4). The tool and its list are the same answers. */
export const lifeMap: FormDefinition = {
  id: 'life-map',
  version: 1,
  compartment: 'client',
  audience: 'client',
  title: 'My Life Map',
  profiles: ['family-safeguarding'],
  completion: 'author',
  minutes: 40,
  pages: [
    {
      id: 'map',
      title: 'My Life Map',
      intro:
        'This is your life from birth to now. Draw it, write it, or do both. You choose what goes on it.',
      tool: 'life-map',
      items: [
        { kind: 'number', id: 'now', label: 'How old are you now?', from: 10, to: 110 },
        {
          kind: 'choice',
          id: 'shape',
          label: 'How should your life look?',
          options: [
            { id: 'line', label: 'A line' },
            { id: 'road', label: 'A road' },
            { id: 'steps', label: 'Steps' },
            { id: 'blank', label: 'Empty: I draw it myself' },
          ],
        },
        {
          kind: 'rows',
          id: 'moments',
          label: 'Moments in my life',
          hint: 'Good times and hard times. Things that changed you, and people who mattered.',
          rowLabel: 'Moment',
          addLabel: 'Add a moment',
          counted: true,
          columns: [
            { kind: 'text', id: 'what', label: 'What was it?' },
            { kind: 'number', id: 'age', label: 'How old were you?', from: 0, to: 110 },
            {
              kind: 'scale',
              id: 'level',
              label: 'How was it?',
              ...{ from: 1, to: 10, lowest: 'a very hard time', highest: 'a very good time' },
            },
            { kind: 'text', id: 'felt', label: 'How did you feel?' },
            {
              kind: 'choice',
              id: 'symbol',
              label: 'A sign for it, if you like',
              options: [
                { id: 'home', label: 'A home' },
                { id: 'heart', label: 'A heart' },
                { id: 'people', label: 'People' },
                { id: 'work', label: 'Work' },
                { id: 'star', label: 'A star' },
                { id: 'storm', label: 'A storm' },
              ],
            },
          ],
        },
        {
          kind: 'drawing',
          id: 'ink',
          label: 'What I drew',
          hint: 'You can draw anywhere on the map, on the picture page.',
          colours: [
            { id: 'ink', label: 'Anything' },
            { id: 'green', label: 'Good for me' },
            { id: 'red', label: 'Hard for me' },
            { id: 'blue', label: 'What I felt' },
            { id: 'amber', label: 'People' },
          ],
        },
      ],
    },
    {
      id: 'looking',
      title: 'Looking at my map',
      intro: 'Look at the whole of it. You can do this part next time, when the map is done.',
      items: [
        {
          kind: 'prose',
          id: 'stands-out',
          label: 'What do you see when you look at it?',
          hint: 'Is there something that comes back more than once?',
          dontKnow: true,
        },
        {
          kind: 'prose',
          id: 'got-through',
          label: 'What got you through the hard times?',
          hint: 'It can be a person, a place, or something you are good at.',
          dontKnow: true,
        },
        {
          kind: 'rows',
          id: 'papers',
          label: 'My map on paper',
          hint: 'Did you draw it at home? Take a photo of it here. Then the paper is yours to keep.',
          rowLabel: 'Photo',
          addLabel: 'Add a photo',
          most: 4,
          columns: [{ kind: 'photo', id: 'paper', label: 'A photo of my map' }],
        },
      ],
    },
  ],
}
