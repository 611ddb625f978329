import type { Answers, CaseAnswers } from '../answers.ts'
import { type Day, shortDay } from '../calendar/days.ts'
import type { Notice, Rule } from '../notices.ts'
import type { Practice } from '../practice.ts'
import { idOf } from './headers.ts'

/** A report for court is written by a PO, discussed with the manager first; an exception has its reason. */
export const courtReports: Rule = (one, today, practice) => [
  ...courtWords(one, practice),
  ...(isWritten(one) ? [] : one.of('court-request').flatMap((request) => reportDue(request, today))),
]

/** What the manager has to say before a report for court may be written. */
export const courtWords = (one: CaseAnswers, { names }: Practice): readonly Notice[] =>
  one.of('court-request').flatMap((request) => [...wrongWriter(request), ...notDiscussed(request, names)])

const isWritten = (one: CaseAnswers): boolean =>
  [...one.of('risk-assessment')].some(
    ({ standing, one: said }) => standing.kind === 'completed' && said('court') === 'yes',
  )

const wrongWriter = (request: Answers): readonly Notice[] =>
  request.has('grade', 'pso') && request.one('exception') === null
    ? [
        {
          kind: 'stop',
          id: idOf('court writer', request.header),
          title: 'A PO has to write the report for court',
          why: 'The writer is not a PO, and no reason for an exception is recorded.',
          due: null,
          at: request.header,
        },
      ]
    : []

const notDiscussed = (request: Answers, names: Practice['names']): readonly Notice[] =>
  request.one('discussed') === null
    ? [
        {
          kind: 'mind',
          id: idOf('court discussed', request.header),
          title: `Discuss the report for court with the ${names['team-manager']}`,
          why: 'That comes before it is written, and nothing says that it was done.',
          due: null,
          at: request.header,
        },
      ]
    : []

function reportDue(request: Answers, today: Day): readonly Notice[] {
  const due = request.one('needed-by')
  const court = request.one('court')
  const hearing = request.one('hearing')
  if (due === null) return []
  const before = hearing === null ? '' : `, for the hearing on ${shortDay(hearing, today)}`
  return [
    {
      kind: 'due',
      id: idOf('court', request.header),
      title: 'The report for court',
      why: `Due ${shortDay(due, today)}: the day ${court ?? 'the court'} wants it${before}.`,
      due,
      at: request.header,
    },
  ]
}
