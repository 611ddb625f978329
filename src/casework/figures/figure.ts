import type { HandedLine } from '#forms'
import type { CaseAnswers } from '../answers.ts'
import type { Day } from '../calendar/days.ts'
import type { Practice } from '../practice.ts'
import type { StaffMember } from '../staff.ts'
import { isIn, type MonthOf, type Months, monthInWords, monthsIn } from './months.ts'

/**
 * Numbers of the service in lines and columns: the plot, the table and the file are all made of one. Every label is a word of ours, never
 * something that was written in a case.
 */
export type Figure = {
  readonly id: string
  readonly title: string
  /** What is counted, and how. */
  readonly how: string
  /** What could not be counted, and how often: for whoever can put it right, and in nothing that leaves the tablet. */
  readonly uncounted?: string
  /** What the lines go by. */
  readonly by: string
  /** What each line is divided into. */
  readonly columns: readonly string[]
  /** Numbers about a line that are no part of it, such as a median. */
  readonly measures: readonly string[]
  readonly lines: readonly FigureLine[]
}

export type FigureLine = {
  readonly label: string
  /** One for each column. */
  readonly counts: readonly number[]
  /** One for each measure; null where there is none. */
  readonly measured: readonly (number | null)[]
  /** What the line is held against, on the same scale as its counts. */
  readonly mark?: number
}

export const totalOf = (line: FigureLine | HandedLine): number =>
  'all' in line ? line.all : line.counts.reduce((sum, count) => sum + count, 0)

/** Cases and staff of the service, and the months to count in. */
export type Asked = {
  readonly cases: readonly CaseAnswers[]
  readonly staff: readonly StaffMember[]
  readonly months: Months
  readonly today: Day
  /** What the service works by. */
  readonly practice: Practice
}

/** Something that happened, on a day or on one that nobody put, and the column it counts in. */
export type Happened = { readonly day: Day | null; readonly column: number }

/** A line for each month; and one for what has no day, where there is any, so that nothing goes uncounted unseen. */
export function linesByMonth(
  months: Months,
  columns: readonly string[],
  happened: readonly Happened[],
): readonly FigureLine[] {
  const byMonth = Map.groupBy(
    happened.filter(({ day }) => day === null || isIn(months, day)),
    ({ day }): MonthOf | null => (day === null ? null : day.slice(0, 7)),
  )
  const line = (label: string, of: readonly Happened[]): FigureLine => ({
    label,
    counts: columns.map((_, index) => of.filter(({ column }) => column === index).length),
    measured: [],
  })
  const undated = byMonth.get(null)
  return [
    ...monthsIn(months).map((month) => line(monthInWords(month), byMonth.get(month) ?? [])),
    ...(undated ? [line('No day put', undated)] : []),
  ]
}

/** The middle one; between the two middle ones for an even number. Null of none. */
export function median(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}
