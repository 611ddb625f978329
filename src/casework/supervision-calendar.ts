import type { CaseAnswers } from './answers.ts'
import type { Day } from './calendar/days.ts'
import type { Practice } from './practice.ts'
import { isWorking } from './stages.ts'
import { type Supervision, supervisionsOf } from './supervision.ts'

export type SupervisionLine<Key> = Supervision & { readonly key: Key }

/** A day of group supervision: the cases that go to it, and by when their summaries have to be completed. */
export type SupervisionDay<Key> = {
  readonly day: Day
  readonly due: Day
  readonly lines: readonly SupervisionLine<Key>[]
}

export type SupervisionCalendar<Key> = {
  /** The earliest first. Of a day that is over, only the cases whose summary is still not completed. */
  readonly days: readonly SupervisionDay<Key>[]
  /** Cases that are worked on and go to none, today or later. */
  readonly without: readonly Key[]
}

/** Of all cases that are worked on. */
export function supervisionCalendar<Key>(
  cases: readonly { readonly key: Key; readonly one: CaseAnswers; readonly practice?: Practice }[],
  today: Day,
): SupervisionCalendar<Key> {
  const worked = cases
    .filter(({ one }) => isWorking(one))
    .map(({ key, one, practice }) => ({ key, own: supervisionsOf(one, practice) }))
  const lines = worked
    .flatMap(({ key, own }) => own.map((supervision) => ({ ...supervision, key })))
    .filter(({ day, isCompleted }) => day >= today || !isCompleted)
  return {
    days: [...Map.groupBy(lines, ({ day }) => day)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([day, ofDay]) => ofDay.slice(0, 1).map(({ due }) => ({ day, due, lines: ofDay }))),
    without: worked.filter(({ own }) => own.every(({ day }) => day < today)).map(({ key }) => key),
  }
}
