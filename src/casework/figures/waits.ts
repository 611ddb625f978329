import type { CaseAnswers } from '../answers.ts'
import { type Day, daysBetween } from '../calendar/days.ts'
import { waitingList } from '../waiting.ts'
import { type Asked, type Figure, type FigureLine, median } from './figure.ts'
import { isIn, monthInWords, monthOf, monthsIn } from './months.ts'

/** In days, up to and with. */
const spans = [
  { upTo: 28, words: 'Up to 4 weeks' },
  { upTo: 56, words: 'To 8 weeks' },
  { upTo: 84, words: 'To 12 weeks' },
  { upTo: Number.POSITIVE_INFINITY, words: 'Longer' },
] as const

/** How long those have waited who wait now, and how long those had waited who were allocated in each month. */
export function waits({ cases, months, today }: Asked): Figure {
  const list = waitingList(
    cases.map((one) => ({ key: null, one })),
    today,
  )
  const now = list.flatMap(({ days }) => days ?? [])
  const unknown = list.length - now.length
  const allocated = cases.flatMap(waitBefore).filter(({ on }) => isIn(months, on))
  const byMonth = Map.groupBy(allocated, ({ on }) => monthOf(on))
  return {
    id: 'waits',
    title: 'Waiting times',
    how: 'In days, from the day a referral was accepted. Without that day nobody is counted.',
    ...(unknown === 0
      ? {}
      : { uncounted: `Not counted: ${unknown} on the waiting list with no day since when.` }),
    by: 'Now, then by month',
    columns: spans.map(({ words }) => words),
    measures: ['Median, days', 'Longest, days'],
    lines: [
      lineOf('Waiting now', now),
      ...monthsIn(months).map((month) =>
        lineOf(
          `Allocated ${monthInWords(month)}`,
          (byMonth.get(month) ?? []).map(({ days }) => days),
        ),
      ),
    ],
  }
}

const lineOf = (label: string, days: readonly number[]): FigureLine => ({
  label,
  counts: spans.map(
    ({ upTo }, index) =>
      days.filter((one) => one <= upTo && one > (spans[index - 1]?.upTo ?? Number.NEGATIVE_INFINITY)).length,
  ),
  measured: [median(days), days.length === 0 ? null : Math.max(...days)],
})

/** From the waiting list to the first day that an allocation ever began on. */
function waitBefore(one: CaseAnswers): readonly { readonly on: Day; readonly days: number }[] {
  const since = one.of('waiting-entry')[0]?.one('since')
  if (since === undefined || since === null) return []
  const froms = one
    .of('allocation')
    .flatMap(({ set }) => [...set.accepted.values()])
    .filter(({ field }) => field === 'from/answer')
    .flatMap(({ value }) => (typeof value === 'string' && value >= since ? value : []))
    .sort()
  return froms.slice(0, 1).map((on) => ({ on, days: daysBetween(since, on) }))
}
