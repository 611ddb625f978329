import { type AnswerDefinition, ask, type Condition, type FormDefinition, said } from '#forms'

// What the survivor’s records share (people-and-pathway.md, Confidentiality and Sheffield profile).

export const survivors = {
  version: 1,
  compartment: 'confidential',
  audience: 'officer',
  profiles: ['sheffield'],
  completion: 'author',
} as const satisfies Partial<FormDefinition>

/** First on every one of them. */
export const banner = {
  kind: 'guidance',
  id: 'never',
  title: 'Confidential. The person who has caused harm must never learn of it.',
  tone: 'warning',
  text: [
    'Never show it, read from it, print it for them or put it with anything that goes to them. Not that it exists, either.',
  ],
} as const

/** With the survivor alone, or not at all. */
export const seenAlone = [
  ask({ kind: 'text' }, 'survivor', 'Name of the survivor', { required: 'Put the name of the survivor' }),
  ask({ kind: 'date' }, 'seen-on', 'Date', { required: 'Put the date' }),
  ask({ kind: 'yesno' }, 'alone', 'Was the survivor seen alone?', {
    required: 'Say whether the survivor was seen alone',
  }),
  {
    kind: 'guidance',
    id: 'alone-guidance',
    title: 'Find a way to see the survivor alone first',
    tone: 'warning',
    text: [
      'Ask about nothing here while somebody else can hear. A health appointment or the children’s school can give you a room and a reason.',
    ],
    appliesWhen: said('alone', 'no'),
  },
] as const

const level = {
  kind: 'rating',
  levels: [
    { id: 'standard', label: 'Standard' },
    { id: 'medium', label: 'Medium' },
    { id: 'high', label: 'High' },
  ],
} as const satisfies AnswerDefinition

/** Where DASH stands at a checkpoint. */
export const dash = [
  ask({ kind: 'date' }, 'dash-on', 'DASH brought up to date on', {
    required: 'Put the day on which DASH was brought up to date',
  }),
  ask(level, 'dash', 'DASH now', { required: 'Say how high DASH is now' }),
] as const

export const dashIsHigh: Condition = said('dash', 'high')
