import {
  type ComputedLine,
  dateInWords,
  evaluate,
  type Given,
  pointsCounted,
  type QuestionState,
  scoredLines,
  tallies,
  valueInWords,
} from '#forms'
import { viewOf } from '#record'
import type { CaseOnDevice } from './caseload.ts'
import { dayOnReport, standingInWords } from './record-day.ts'
import type { RecordReading } from './record-form.ts'
import { sittingInWords, sittingsOfForm } from './sittings.ts'

type Records = Pick<CaseOnDevice, 'records' | 'packs'>

/** The last SARA: what was rated, what is critical, the two summary ratings. The sum is not among it: it is no level of risk. */
export function saraGiven(one: Records): Given {
  const last = sittingsOfForm(one, { form: 'sara', compartment: 'officer' }).at(-1)
  if (!last) return none('SARA', 'There is none on this case yet.')
  const lines = [
    { label: 'Where it stands', words: standingInWords(last) },
    { label: 'Rated', words: ratedInWords(last) },
    { label: 'Critical items', words: criticalOf(last).join('\n') || 'None' },
    { label: 'Towards the partner', words: ratingOf(last, 'partner') },
    { label: 'Towards others', words: ratingOf(last, 'other-people') },
  ]
  return { lines, copies: [copyOf(`From SARA${ofDay(last)}`, lines)] }
}

/** The last sitting of each behaviour inventory; what the client did and what was done to them stay apart. */
export function inventoriesGiven(one: Records): Given {
  const last = ['inventory-abuse', 'inventory-violence'].flatMap(
    (form) => sittingsOfForm(one, { form, compartment: 'client' }).at(-1) ?? [],
  )
  if (last.length === 0) return none('Inventories', 'There is none on this case yet.')
  const lines = last.flatMap((reading) => [
    {
      label: reading.form.title,
      words: `${sittingInWords(reading.header.sitting)}. ${standingInWords(reading)}.`,
    },
    ...tallies(scoredLines(reading.form, viewOf(reading.record.set))).map((tally) => ({
      label: tally.label,
      words: [
        `${tally.happened} of ${tally.asked} lines once or more`,
        `the numbers add up to ${tally.total}`,
        `“?” ${tally.dontKnow}`,
        `not answered ${tally.unanswered}`,
        ...(tally.unsettled > 0 ? [`two answers ${tally.unsettled}`] : []),
      ].join(' · '),
    })),
  ])
  return { lines, copies: [copyOf('From the behaviour inventories, the client’s own account', lines)] }
}

const none = (label: string, words: string): Given => ({ lines: [{ label, words }], copies: [] })

/** Whoever reads the report sees that this was taken over, and from where. */
const copyOf = (from: string, lines: readonly ComputedLine[]) => ({
  field: 'other-assessments/answer',
  value: [`${from}:`, ...lines.map(({ label, words }) => `${label}: ${words.replaceAll('\n', '; ')}`)].join(
    '\n',
  ),
})

function ofDay(reading: RecordReading): string {
  const day = dayOnReport(reading)
  return day === null ? '' : ` of ${dateInWords(day)}`
}

function ratedInWords({ form, record }: RecordReading): string {
  const view = viewOf(record.set)
  const pages = form.pages.map(({ id }) => id)
  const counts = pointsCounted(form, view, pages)
  const items = counts.reduce((sum, one) => sum + (one.byPoints.length > 0 ? one.items : 0), 0)
  const rated = counts.flatMap(({ byPoints }) => byPoints).reduce((sum, { count }) => sum + count, 0)
  const leftOut = counts.reduce((sum, one) => sum + (one.byPoints.length > 0 ? one.leftOut : 0), 0)
  return `${rated} of ${items} items${leftOut > 0 ? `, ${leftOut} left out` : ''}`
}

const questionsOf = ({ form, record }: RecordReading): readonly QuestionState[] =>
  evaluate(form, viewOf(record.set)).pages.flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === 'question' ? [item] : [])),
  )

/** In a conflict a tick counts: somebody made it. */
const criticalOf = (reading: RecordReading): readonly string[] =>
  questionsOf(reading).flatMap(({ definition, companions }) =>
    companions.some((one) => one.definition.id === 'critical' && one.state.kind !== 'none')
      ? [definition.label]
      : [],
  )

function ratingOf(reading: RecordReading, id: string): string {
  const answer = questionsOf(reading).find(({ definition }) => definition.id === id)?.answer
  if (!answer || answer.state.kind === 'none') return 'Not rated yet'
  return answer.state.kind === 'value'
    ? valueInWords(answer.definition, answer.state.value)
    : 'Two answers, to settle'
}
