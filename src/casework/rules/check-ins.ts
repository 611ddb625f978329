import type { CaseAnswers } from '../answers.ts'
import { shortDay } from '../calendar/days.ts'
import type { Rule } from '../notices.ts'
import { idOf } from './headers.ts'

const asked = ['police', 'relationship', 'safety'] as const

/** Each session from the second starts with a check-in; of a session that was held without one, it is made up for. */
export const checkIns: Rule = (one, today) =>
  one
    .of('appointment')
    .filter(
      (appointment) =>
        ['2', '3', '4'].includes(appointment.one('session') ?? '') &&
        ['attended', 'late'].includes(appointment.one('attendance') ?? ''),
    )
    .flatMap((appointment) => {
      const session = appointment.one('session') ?? ''
      if (isCheckedIn(one, session)) return []
      const day = appointment.one('date')
      return [
        {
          kind: 'due',
          id: idOf('check-in', appointment.header),
          title: `Write the check-in of session ${session}`,
          why: `Session ${session}${day === null ? '' : ` on ${shortDay(day, today)}`} has none, or not all of it: police call-outs, changes in the relationship, safety.`,
          due: day ?? today,
          at: { ...appointment.header, form: 'check-in', sitting: `session-${session}` },
        },
      ]
    })

const isCheckedIn = (one: CaseAnswers, session: string): boolean =>
  one
    .of('check-in')
    .some(
      ({ header, said }) =>
        header.sitting.split('.')[0] === `session-${session}` &&
        asked.every((field) => said(field).length > 0),
    )
