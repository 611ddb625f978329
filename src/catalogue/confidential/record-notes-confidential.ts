import type { FormDefinition } from '#forms'

/** Why a confidential record was sent back, and what came after it was completed: as confidential as the record. Its sitting is that record's id. */
export const recordNotesConfidential: FormDefinition = {
  id: 'record-notes-confidential',
  version: 1,
  compartment: 'confidential',
  audience: 'officer',
  title: 'Notes on a confidential record',
  living: true,
  pages: [
    {
      id: 'notes',
      title: 'Notes',
      items: [
        {
          kind: 'rows',
          id: 'entries',
          label: 'What was noted',
          rowLabel: 'Note',
          addLabel: 'Add a note',
          counted: true,
          columns: [
            {
              kind: 'choice',
              id: 'what',
              label: 'What was done?',
              options: [
                { id: 'added', label: 'Added to the record' },
                { id: 'set-aside', label: 'Set aside' },
                { id: 'sent-back', label: 'Sent back' },
              ],
            },
            { kind: 'text', id: 'about', label: 'About which question?' },
            { kind: 'prose', id: 'words', label: 'What was written' },
            { kind: 'text', id: 'source', label: 'Who wrote it, and when?' },
            { kind: 'prose', id: 'why', label: 'Why?' },
          ],
        },
      ],
    },
  ],
}
