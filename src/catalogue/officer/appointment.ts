import type { Condition, FormDefinition } from '#forms'

const came: Condition = {
  any: [
    { field: 'attendance/answer', is: 'attended' },
    { field: 'attendance/answer', is: 'late' },
  ],
}

/** One appointment of a case, from the plan to what came of it (people-and-pathway.md, During the work). */
export const appointment: FormDefinition = {
  id: 'appointment',
  version: 1,
  compartment: 'officer',
  audience: 'officer',
  title: 'Appointment',
  pages: [
    {
      id: 'plan',
      title: 'The plan',
      items: [
        {
          kind: 'date',
          id: 'date',
          label: 'Date',
          requiredFor: { completion: 'Put the date of the appointment' },
        },
        {
          kind: 'time',
          id: 'time',
          label: 'Start time',
          requiredFor: { completion: 'Put the time it starts' },
        },
        {
          kind: 'choice',
          id: 'session',
          label: 'Which session?',
          options: [
            { id: '1', label: 'Session 1' },
            { id: '2', label: 'Session 2' },
            { id: '3', label: 'Session 3' },
            { id: '4', label: 'Session 4' },
            { id: 'other', label: 'Another appointment' },
          ],
          requiredFor: { completion: 'Say which session it is' },
        },
        { kind: 'text', id: 'place', label: 'Place', hint: 'The room, office or address.' },
        {
          kind: 'choice',
          id: 'length',
          label: 'Planned length',
          options: [
            { id: '1h', label: '1 hour' },
            { id: '1h30', label: '1 hour 30 minutes' },
            { id: '2h', label: '2 hours' },
          ],
        },
        {
          kind: 'prose',
          id: 'note',
          label: 'Note',
          hint: 'What is planned, what to bring, who else comes.',
          maxLength: 2_000,
        },
      ],
    },
    {
      id: 'ending',
      title: 'Before the client leaves',
      items: [
        {
          // Asked before anything else at hand-back, so it applies until somebody says that nobody came.
          kind: 'yesno',
          id: 'safe-to-end',
          label: 'Is it safe to end here?',
          hint: 'For the client, for the survivor and for the children.',
          appliesWhen: {
            not: {
              any: [
                { field: 'attendance/answer', is: 'did-not-attend' },
                { field: 'attendance/answer', is: 'cancelled' },
              ],
            },
          },
          requiredFor: { completion: 'Say whether it is safe to end here' },
        },
        {
          kind: 'guidance',
          id: 'not-safe',
          title: 'Stay with the client',
          tone: 'warning',
          text: [
            'Do not let the client leave alone. If life is in danger ring 999 now; otherwise ring your manager from where you are.',
          ],
          appliesWhen: { field: 'safe-to-end/answer', is: 'no' },
        },
      ],
    },
    {
      id: 'outcome',
      title: 'What happened',
      items: [
        {
          kind: 'choice',
          id: 'attendance',
          label: 'Did the client come?',
          options: [
            { id: 'attended', label: 'Attended' },
            { id: 'late', label: 'Came late' },
            { id: 'did-not-attend', label: 'Did not attend' },
            { id: 'cancelled', label: 'Cancelled' },
          ],
          requiredFor: { completion: 'Say whether the client came' },
        },
        {
          kind: 'text',
          id: 'minutes-late',
          label: 'How many minutes late?',
          maxLength: 20,
          appliesWhen: { field: 'attendance/answer', is: 'late' },
        },
        {
          kind: 'choice',
          id: 'cancelled-by',
          label: 'Who cancelled?',
          options: [
            { id: 'client', label: 'The client' },
            { id: 'officer', label: 'The officer' },
            { id: 'other', label: 'Somebody else' },
          ],
          appliesWhen: { field: 'attendance/answer', is: 'cancelled' },
          requiredFor: { completion: 'Say who cancelled' },
        },
        { kind: 'yesno', id: 'left-early', label: 'Did the client leave early?', appliesWhen: came },
        {
          kind: 'text',
          id: 'minutes',
          label: 'How many minutes did it take?',
          maxLength: 20,
          appliesWhen: came,
        },
        {
          kind: 'prose',
          id: 'summary',
          label: 'Summary',
          hint: 'What was done, what you noticed, what comes next. If nobody came: what you know, and what you did.',
          requiredFor: { completion: 'Write a summary' },
        },
      ],
    },
  ],
}
