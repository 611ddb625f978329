import type { CaseAnswers } from '../answers.ts'
import { type Day, shortDay } from '../calendar/days.ts'
import { counted } from '../counts.ts'
import type { Notice, Rule } from '../notices.ts'
import { isWorking } from '../stages.ts'
import { type Supervision, summariesOf, supervisionsOf } from '../supervision.ts'
import { freshRecord, idOf } from './headers.ts'

/** The workbook in use is completed two working days, or as many as the service says, before each group supervision, and a new one is begun if the work goes on. */
export const groupSupervision: Rule = (one, today, practice) => {
  if (!isWorking(one)) return []
  const supervisions = supervisionsOf(one, practice)
  const ahead = supervisions.some(({ day }) => day >= today)
  return [
    ...supervisions
      .filter(({ isCompleted }) => !isCompleted)
      .map((open) => summaryDue(open, today, practice.deadlines['summary-working-days'])),
    ...(ahead ? [] : [notPlanned(one)]),
    ...(mayNeedNewOne(one, today) ? [newSummary(one)] : []),
  ]
}

const summaryDue = ({ day, due, meeting, summary }: Supervision, today: Day, daysBefore: number): Notice => ({
  kind: 'due',
  id: idOf('supervision', meeting),
  title: 'Complete the workbook or programme summary',
  why: `Due ${shortDay(due, today)}: ${counted(daysBefore, 'working day')} before the group supervision on ${shortDay(day, today)}.`,
  due,
  at: summary ?? meeting,
})

/** The last supervision is over, its summary said that the work goes on, and no other was begun. */
const mayNeedNewOne = (one: CaseAnswers, today: Day): boolean => {
  const all = summariesOf(one)
  const goesOn = all.some(
    (summary) => summary.one('goes-on') === 'yes' && (summary.one('supervision') ?? today) < today,
  )
  return goesOn && all.every(({ standing }) => standing.kind === 'completed')
}

const notPlanned = (one: CaseAnswers): Notice => ({
  kind: 'mind',
  id: 'supervision none',
  title: 'No group supervision is planned',
  why: 'It takes place every month, led by the social worker’s manager. Put its date as a meeting.',
  due: null,
  at: freshRecord(one, 'contact'),
})

const newSummary = (one: CaseAnswers): Notice => ({
  kind: 'mind',
  id: 'summary new',
  title: 'Begin a new summary',
  why: 'The last one is completed, its group supervision is over, and it says that the work goes on.',
  due: null,
  at: freshRecord(one, 'workbook-summary'),
})
