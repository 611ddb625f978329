import type { Answers, CaseAnswers } from '../answers.ts'
import { type Day, shortDay } from '../calendar/days.ts'
import { workingDaysBefore } from '../calendar/working-days.ts'
import { counted } from '../counts.ts'
import type { Notice, Rule } from '../notices.ts'
import { isWorking } from '../stages.ts'
import { freshRecord, idOf } from './headers.ts'

/** The workbook in use is completed two working days, or as many as the service says, before each group supervision, and a new one is begun if the work goes on. */
export const groupSupervision: Rule = (one, today, { deadlines }) => {
  if (!isWorking(one)) return []
  const meetings = one
    .of('contact')
    .filter((meeting) => meeting.one('kind') === 'supervision' && !isOff(meeting))
    .flatMap((meeting) => {
      const day = meeting.one('date')
      return day === null ? [] : [{ meeting, day }]
    })
  const ahead = meetings.some(({ day }) => day >= today)
  return [
    ...meetings.flatMap(({ meeting, day }) =>
      summaryDue(one, meeting, day, today, deadlines['summary-working-days']),
    ),
    ...(ahead ? [] : [notPlanned(one)]),
    ...(mayNeedNewOne(one, today) ? [newSummary(one)] : []),
  ]
}

const isOff = (meeting: Answers): boolean =>
  ['cancelled', 'not-suitable'].includes(meeting.one('outcome') ?? '')

const summaries = (one: CaseAnswers) => [...one.of('workbook-summary'), ...one.of('programme-summary')]

function summaryDue(
  one: CaseAnswers,
  meeting: Answers,
  day: Day,
  today: Day,
  daysBefore: number,
): readonly Notice[] {
  const own = summaries(one).filter((summary) => summary.one('supervision') === day)
  if (own.some(({ standing }) => standing.kind === 'completed')) return []
  const [begun = openSummary(one)] = own
  const due = workingDaysBefore(day, daysBefore)
  return [
    {
      kind: 'due',
      id: idOf('supervision', meeting.header),
      title: 'Complete the workbook or programme summary',
      why: `Due ${shortDay(due, today)}: ${counted(daysBefore, 'working day')} before the group supervision on ${shortDay(day, today)}.`,
      due,
      at: begun?.header ?? meeting.header,
    },
  ]
}

const openSummary = (one: CaseAnswers) => summaries(one).find(({ standing }) => standing.kind === 'open')

/** The last supervision is over, its summary said that the work goes on, and no other was begun. */
const mayNeedNewOne = (one: CaseAnswers, today: Day): boolean => {
  const all = summaries(one)
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
