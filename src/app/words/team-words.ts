import { counted, sentence } from './counts.ts'

/** Who has a case, in a list of all cases. */
export const officersInWords = (officers: readonly string[]): string =>
  officers.length === 0 ? 'Not allocated' : officers.join(' and ')

/** What the team stands before, in a sentence. `waiting`: lines that wait for the manager. */
export function teamInWords({
  cases,
  overdue,
  waiting,
}: {
  readonly cases: number
  readonly overdue: number
  readonly waiting: number
}): string {
  const parts = [
    counted(cases, 'case'),
    overdue === 0 ? 'nothing overdue' : `${counted(overdue, 'thing')} overdue`,
    waiting === 0
      ? 'nothing waits for you'
      : `${counted(waiting, 'thing')} ${waiting === 1 ? 'waits' : 'wait'} for you`,
  ]
  return sentence(parts.join(', '))
}
