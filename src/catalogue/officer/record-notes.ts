import type { FormDefinition } from '#forms'

/**
 * What belongs to a record and is not in it: words that came after it was completed, and why something was sent back or set aside. Its sitting
 * is the id of that record (docs/protocol.md §4a).
 */
export const recordNotes: FormDefinition = {
  id: 'record-notes',
  version: 1,
  compartment: 'officer',
  audience: 'officer',
  title: 'Notes on a record',
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
