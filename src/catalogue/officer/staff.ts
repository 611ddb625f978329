import { ask, type FormDefinition } from '#forms'

/**
 * Somebody who works in the service, as its manager and its tablets know them. One record for each, in the service's own space, its sitting the
 * officer's id (docs/protocol.md §4b); what they may do is the server's to know, and not said here.
 */
export const staffRecord: FormDefinition = {
  id: 'staff',
  version: 1,
  compartment: 'officer',
  audience: 'manager',
  title: 'Staff record',
  living: true,
  pages: [
    {
      id: 'person',
      title: 'Who they are',
      items: [
        ask({ kind: 'text' }, 'name', 'Name'),
        ask(
          {
            kind: 'choice',
            options: [
              { id: 'officer', label: 'Officer' },
              { id: 'manager', label: 'Team Manager' },
              { id: 'service-manager', label: 'Service Manager' },
              { id: 'auditor', label: 'Auditor' },
            ],
          },
          'role',
          'What they are here',
        ),
        ask(
          {
            kind: 'choice',
            options: [
              { id: 'pso', label: 'PSO' },
              {
                id: 'po',
                label: 'PO',
                hint: 'Takes the more complex cases, and writes risk assessments for court.',
              },
              { id: 'spo', label: 'SPO' },
            ],
          },
          'grade',
          'Grade',
        ),
        ask(
          {
            kind: 'choice',
            options: [
              { id: 'central', label: 'Central' },
              { id: 'east', label: 'East' },
              { id: 'west', label: 'West' },
            ],
          },
          'team',
          'Team',
          { hint: 'Where they are based. They may take cases of any team.' },
        ),
      ],
    },
    {
      id: 'away',
      title: 'Leave',
      items: [
        {
          kind: 'rows',
          id: 'leave',
          label: 'Leave and other time away',
          hint: 'Days only. Why somebody is away does not belong here.',
          rowLabel: 'Time away',
          addLabel: 'Add time away',
          columns: [
            { kind: 'date', id: 'away-from', label: 'First day away' },
            { kind: 'date', id: 'away-until', label: 'Last day away' },
          ],
        },
      ],
    },
  ],
}
