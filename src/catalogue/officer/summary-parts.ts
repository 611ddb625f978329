import { ask, type PageDefinition, type QuestionDefinition } from '#forms'

// What both summaries share (forms.md §12).

/** The time a summary covers. */
export const period: readonly QuestionDefinition[] = [
  ask({ kind: 'date' }, 'from', 'From', { required: 'Put the first day it covers' }),
  ask({ kind: 'date' }, 'to', 'To', { required: 'Put the last day it covers' }),
]

export const came = {
  kind: 'choice',
  options: [
    { id: 'attended', label: 'Attended' },
    { id: 'late', label: 'Came late' },
    { id: 'did-not-attend', label: 'Did not attend' },
    { id: 'cancelled', label: 'Cancelled' },
  ],
} as const

export const riskAndFocus: readonly QuestionDefinition[] = [
  ask({ kind: 'prose' }, 'engagement', 'How does the client take part?', {
    required: 'Say how the client takes part',
  }),
  ask({ kind: 'prose' }, 'risk', 'What is the risk now?', {
    hint: 'What has changed since the last summary, and what it rests on.',
    required: 'Say what the risk is now',
  }),
  ask({ kind: 'prose' }, 'focus', 'What should come next?', {
    hint: 'What you would have the group supervision look at, and the work you suggest.',
    required: 'Say what should come next',
  }),
]

export const deadline: PageDefinition = {
  id: 'deadline',
  title: 'Group supervision',
  intro:
    'It has to be completed two working days before the group supervision. If the work goes on, begin a new one then.',
  items: [
    ask({ kind: 'date' }, 'supervision', 'Date of the group supervision', {
      required: 'Put the date of the group supervision',
    }),
    ask({ kind: 'date' }, 'completed-on', 'Completed on', { required: 'Put the day you complete it' }),
    ask({ kind: 'yesno' }, 'goes-on', 'Does the work go on?', { required: 'Say whether the work goes on' }),
  ],
}
