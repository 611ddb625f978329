import { ask, type FormDefinition, type ItemDefinition } from '#forms'
import { came, deadline, period, riskAndFocus } from './summary-parts.ts'

/** Assessment and one-to-one work up to a group supervision. It stands for neither the workbook nor a report (forms.md §12). */
export const workbookSummary = summary(2, [
  {
    kind: 'computed',
    id: 'appointments-counted',
    label: 'Appointments in this time',
    hint: 'From the appointments on this case, between the two days above.',
    from: { given: 'attendance-in-time' },
  },
])

/** The first version left the list to the officer. */
export const workbookSummary1 = summary(1, [])

function summary(version: number, says: readonly ItemDefinition[]): FormDefinition {
  return {
    id: 'workbook-summary',
    version,
    compartment: 'officer',
    audience: 'officer',
    title: 'Workbook summary',
    profiles: ['family-safeguarding'],
    completion: 'author',
    pages: [
      {
        id: 'period',
        title: 'The time it covers',
        items: [
          ...period,
          ...says,
          {
            kind: 'rows',
            id: 'appointments',
            label: 'Appointments in this time',
            rowLabel: 'Appointment',
            addLabel: 'Add an appointment',
            ready: 1,
            counted: true,
            columns: [
              { kind: 'date', id: 'appointment-on', label: 'Date' },
              { ...came, id: 'appointment-came', label: 'Did the client come?' },
              { kind: 'text', id: 'appointment-about', label: 'What was it about?' },
            ],
          },
        ],
      },
      {
        id: 'work',
        title: 'The work',
        items: [
          ask({ kind: 'prose' }, 'done', 'What was done?', {
            hint: 'Assessment or one-to-one work: exercises, talks with others, reports.',
            required: 'Say what was done',
          }),
          ...riskAndFocus,
        ],
      },
      deadline,
    ],
  }
}
