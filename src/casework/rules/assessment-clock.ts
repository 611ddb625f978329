import type { CaseAnswers } from '../answers.ts'
import { type Day, daysLater, shortDay } from '../calendar/days.ts'
import { counted } from '../counts.ts'
import type { Rule } from '../notices.ts'
import { stagesOf } from '../stages.ts'
import { caseRecord } from './headers.ts'

/** The assessment takes about six weeks, or what the service says, counted from session 1, or from the day the case came to this stage. */
export const assessmentClock: Rule = (one, today, { deadlines }) => {
  if (!stagesOf(one).includes('assessment')) return []
  const from = assessmentBegan(one)
  if (from === null) return []
  const weeks = deadlines['assessment-weeks']
  const due = daysLater(from, weeks * 7)
  const since = firstSession(one) === null ? 'the assessment began' : 'session 1'
  return [
    {
      kind: 'due',
      id: 'assessment',
      title: 'Finish the assessment',
      why: `Due ${shortDay(due, today)}: ${counted(weeks, 'week')} after ${since} on ${shortDay(from, today)}.`,
      due,
      at: caseRecord(one, 'risk-assessment'),
    },
  ]
}

/** Of a case at that stage: the first session, or the day it came to the stage; null where neither is put. */
export const assessmentBegan = (one: CaseAnswers): Day | null =>
  firstSession(one) ?? one.file.one('stage-since')

/** The day of the first appointment for session 1 to which the client came. */
export function firstSession(one: CaseAnswers): Day | null {
  const days = one
    .of('appointment')
    .filter(
      (appointment) => appointment.one('session') === '1' && came.has(appointment.one('attendance') ?? ''),
    )
    .flatMap((appointment) => appointment.one('date') ?? [])
  return days.sort()[0] ?? null
}

const came: ReadonlySet<string> = new Set(['attended', 'late'])
