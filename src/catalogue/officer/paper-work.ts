import type { FormDefinition } from '#forms'

/** What was done on paper and has to be given back: one list for a case, photographed. */
export const paperWork: FormDefinition = {
  id: 'paper-work',
  version: 1,
  compartment: 'officer',
  audience: 'officer',
  title: 'Paper, photographed',
  living: true,
  pages: [
    {
      id: 'papers',
      title: 'Papers',
      intro:
        'Homework done on paper, drawings, a note. Take the photograph here and not with the camera app, so that no copy stays in this device’s gallery. Then give the paper back.',
      items: [
        {
          kind: 'guidance',
          id: 'not-here',
          title: 'Nothing from the survivor',
          tone: 'warning',
          text: ['What a survivor gave you, or wrote, belongs in the separate place and not in this list.'],
        },
        {
          kind: 'rows',
          id: 'papers',
          label: 'Papers',
          rowLabel: 'Paper',
          addLabel: 'Add a paper',
          counted: true,
          columns: [
            { kind: 'photo', id: 'photo', label: 'Photograph' },
            { kind: 'text', id: 'about', label: 'What is it?' },
            { kind: 'date', id: 'made', label: 'When was it made?' },
          ],
        },
      ],
    },
  ],
}
