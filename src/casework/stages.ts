import type { CaseAnswers } from './answers.ts'

/** Where a case may stand, as the case file has it (people-and-pathway.md, Pathway). */
export const stages = [
  ...(['request', 'screening', 'case-discussion', 'consultation', 'declined', 'waiting'] as const),
  ...(['allocated', 'assessment', 'action-plan', 'intervention', 'final-report'] as const),
  ...(['suspended', 'returned', 'non-engagement', 'closed'] as const),
] as const

export type Stage = (typeof stages)[number]

const isStage = (text: string): text is Stage => stages.some((stage) => stage === text)

/** Where the case file says it is: one stage, several where two people moved it without seeing each other, none where nobody did yet. */
export const stagesOf = ({ file }: CaseAnswers): readonly Stage[] => file.said('stage').filter(isStage)

/** The one stage of a case; the request where nothing is said, null where two things are. */
export function stageOf(one: CaseAnswers): Stage | null {
  const [stage = 'request', ...others] = one.file.said('stage')
  return others.length === 0 && isStage(stage) ? stage : null
}

const working: ReadonlySet<Stage> = new Set([
  'allocated',
  'assessment',
  'action-plan',
  'intervention',
  'final-report',
])

/** An officer is at work on it. */
export const isWorking = (one: CaseAnswers): boolean => stagesOf(one).some((stage) => working.has(stage))

/** It counts among an officer's live cases: a suspended one may go on any day. */
export const isLive = (one: CaseAnswers): boolean => isWorking(one) || stagesOf(one).includes('suspended')

const over: ReadonlySet<Stage> = new Set(['consultation', 'declined', 'returned', 'non-engagement', 'closed'])

/** Nothing more is to be done on it. */
export const isOver = (one: CaseAnswers): boolean =>
  stagesOf(one).length > 0 && stagesOf(one).every((stage) => over.has(stage))
