import type { RecordHeader } from '#record'
import type { Answers, CaseAnswers } from './answers.ts'
import type { Day } from './calendar/days.ts'
import { workingDaysBefore } from './calendar/working-days.ts'
import { type Practice, usualPractice } from './practice.ts'

/** A group supervision that a case goes to, and how its summary stands (people-and-pathway.md, During the work). */
export type Supervision = {
  readonly day: Day
  /** As it was written; null where nothing was. */
  readonly time: string | null
  /** The day by which the summary has to be completed. */
  readonly due: Day
  readonly meeting: RecordHeader
  /** The summary for that day, or the one in hand; null where none is begun. */
  readonly summary: RecordHeader | null
  readonly isCompleted: boolean
}

/** Every group supervision of a case that has a day and is not off, the earliest first. */
export const supervisionsOf = (
  one: CaseAnswers,
  practice: Practice = usualPractice,
): readonly Supervision[] =>
  one
    .of('contact')
    .filter((meeting) => meeting.one('kind') === 'supervision' && !isOff(meeting))
    .flatMap((meeting) => {
      const day = meeting.one('date')
      return day === null ? [] : [supervisionOn(one, meeting, day, practice)]
    })
    .sort((a, b) => (a.day < b.day ? -1 : 1))

const isOff = (meeting: Answers): boolean =>
  ['cancelled', 'not-suitable'].includes(meeting.one('outcome') ?? '')

function supervisionOn(one: CaseAnswers, meeting: Answers, day: Day, { deadlines }: Practice): Supervision {
  const own = summariesOf(one).filter((summary) => summary.one('supervision') === day)
  const completed = own.find(({ standing }) => standing.kind === 'completed')
  const summary = completed ?? own[0] ?? summariesOf(one).find(({ standing }) => standing.kind === 'open')
  return {
    day,
    time: meeting.one('time'),
    due: workingDaysBefore(day, deadlines['summary-working-days']),
    meeting: meeting.header,
    summary: summary?.header ?? null,
    isCompleted: completed !== undefined,
  }
}

/** The workbooks in use: of assessment and one-to-one work, and of the group programme. */
export const summariesOf = (one: CaseAnswers): readonly Answers[] => [
  ...one.of('workbook-summary'),
  ...one.of('programme-summary'),
]
