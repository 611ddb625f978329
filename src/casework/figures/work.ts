import type { CaseAnswers } from '../answers.ts'
import { type Day, daysBetween } from '../calendar/days.ts'
import { counted } from '../counts.ts'
import { assessmentBegan, firstSession } from '../rules/assessment-clock.ts'
import { stageOf, stagesOf } from '../stages.ts'
import { type Asked, type Figure, type FigureLine, type Happened, linesByMonth } from './figure.ts'

/** Assessments by the month in which the risk assessment was finished, and those that go on now, against six weeks or what the service says. */
export function assessments({ cases, months, today, practice }: Asked): Figure {
  const weeks = practice.deadlines['assessment-weeks']
  const inWords = counted(weeks, 'week')
  const spanWords = [`Within ${inWords}`, 'Longer', 'Beginning not put']
  const spanOf = (from: Day | null, to: Day): number =>
    from === null ? 2 : daysBetween(from, to) <= weeks * 7 ? 0 : 1
  const goingOn = cases
    .filter((one) => stagesOf(one).includes('assessment') && finishedOn(one) === null)
    .map((one) => spanOf(assessmentBegan(one), today))
  const now: FigureLine = {
    label: 'Going on now',
    counts: spanWords.map((_, index) => goingOn.filter((span) => span === index).length),
    measured: [],
  }
  const finished = cases.flatMap((one) => {
    const day = finishedOn(one)
    return day === null ? [] : [{ day, column: spanOf(firstSession(one), day) }]
  })
  return {
    id: 'assessments',
    title: `Assessments against ${inWords}`,
    how: 'From the first session to the date of a completed risk assessment; of one that goes on, to the day it is counted.',
    by: 'Now, then month finished',
    columns: spanWords,
    measures: [],
    lines: [now, ...linesByMonth(months, spanWords, finished)],
  }
}

const finishedOn = (one: CaseAnswers): Day | null =>
  one
    .of('risk-assessment')
    .flatMap(({ standing, one: said }) => (standing.kind === 'completed' ? (said('date') ?? []) : []))[0] ??
  null

const attendances = ['attended', 'late', 'did-not-attend', 'cancelled']
const attendanceWords = ['Attended', 'Came late', 'Did not attend', 'Cancelled']

/** What came of appointments, by the month they were in. */
export const attendance = ({ cases, months }: Asked): Figure => ({
  id: 'attendance',
  title: 'Appointments',
  how: 'By the day of the appointment. One that nothing is said of yet is not counted.',
  by: 'Month',
  columns: attendanceWords,
  measures: [],
  lines: linesByMonth(
    months,
    attendanceWords,
    cases
      .flatMap((one) => one.of('appointment'))
      .map((one) => ({
        day: one.one('date'),
        column: attendances.indexOf(one.one('attendance') ?? ''),
      }))
      .filter(({ column }) => column >= 0),
  ),
})

const closings = ['done', 'assessed', 'non-engagement', 'returned'] as const
const closingWords = ['The work is done', 'After the assessment', 'Did not engage', 'Returned']

/** Cases that ended after they were taken on, by the day since when they are where they are. */
export const closures = ({ cases, months }: Asked): Figure => ({
  id: 'closures',
  title: 'Cases that ended',
  how: 'By the day they came to that stage. “The work is done” has a completed report on its end.',
  by: 'Month',
  columns: closingWords,
  measures: [],
  lines: linesByMonth(
    months,
    closingWords,
    cases.flatMap((one): readonly Happened[] => {
      const kind = closingOf(one)
      return kind === null ? [] : [{ day: one.file.one('stage-since'), column: closings.indexOf(kind) }]
    }),
  ),
})

function closingOf(one: CaseAnswers): (typeof closings)[number] | null {
  const stage = stageOf(one)
  if (stage === 'non-engagement' || stage === 'returned') return stage
  if (stage !== 'closed') return null
  const reports = [...one.of('post-intervention'), ...one.of('post-programme')]
  return reports.some(({ standing }) => standing.kind === 'completed') ? 'done' : 'assessed'
}
