import { type Day, isOverdue, type Risk, riskOf, stageOf, waitedInWords } from '#casework'
import type { Tone } from '#ui'
import type { CaseOnDevice } from './caseload.ts'
import { answersOfCase, noticesOfCase } from './pathway.ts'

/** How a case stands, for a line of a list. */
export type CaseStanding = {
  /** Things that stop the work, and deadlines that are over. */
  readonly stops: number
  readonly overdue: number
  /** How long it has waited, while it does. */
  readonly waited: string
  readonly risk: { readonly words: string; readonly tone: Tone } | null
}

export function caseStanding(
  one: Pick<CaseOnDevice, 'file' | 'records' | 'practice'>,
  today: Day,
): CaseStanding {
  const answers = answersOfCase(one)
  const notices = noticesOfCase(one, today)
  const [entry] = answers.of('waiting-entry')
  const since = entry?.one('since') ?? answers.file.one('stage-since')
  const risk = riskOf(answers)
  return {
    stops: notices.filter(({ kind }) => kind === 'stop').length,
    overdue: notices.filter((notice) => isOverdue(notice, today)).length,
    waited: stageOf(answers) === 'waiting' && since !== null ? waitedInWords(since, today) : '',
    risk: risk && riskWords[risk.level],
  }
}

const riskWords: { readonly [level in Risk['level']]: NonNullable<CaseStanding['risk']> } = {
  low: { words: 'Low risk', tone: 'plain' },
  medium: { words: 'Medium risk', tone: 'amber' },
  high: { words: 'High risk', tone: 'red' },
  'very-high': { words: 'Very high risk', tone: 'red' },
}
