import { type Day, type Supervision, type SupervisionDay, shortDay } from '#casework'
import { momentOf } from '../cases/days.ts'

const dayWords = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})

/** "Tuesday, 8 December 2026". */
export const longDay = (day: Day): string => dayWords.format(momentOf(day, '12:00'))

/** "Summaries are due 4 Dec: two working days before supervision on 8 Dec. 1 of 3 completed." */
export function summariesDueInWords(
  {
    day,
    due,
    lines,
  }: Pick<SupervisionDay<unknown>, 'day' | 'due'> & {
    readonly lines: readonly Pick<Supervision, 'isCompleted'>[]
  },
  today: Day,
): string {
  const completed = lines.filter(({ isCompleted }) => isCompleted).length
  const was = due < today ? 'were' : 'are'
  const when = `Summaries ${was} due ${shortDay(due, today)}: two working days before supervision on ${shortDay(day, today)}.`
  return day < today
    ? `${when} Not completed: ${lines.length}.`
    : `${when} Completed: ${completed} of ${lines.length}.`
}
