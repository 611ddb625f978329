import { type Change, type ComputedLine, changesBetween, dateInWords, type Given } from '#forms'
import { recordId, viewOf } from '#record'
import type { CaseOnDevice } from './caseload.ts'
import { dayOf } from './days.ts'
import type { Asking } from './given.ts'
import { dayOnReport, standingInWords } from './record-day.ts'
import { type RecordReading, readRecord } from './record-form.ts'
import { sessionNumber, sittingInWords, sittingsOfForm } from './sittings.ts'

const ratings = ['public/answer', 'children/answer', 'known-adult/answer', 'staff/answer']
const words = ['who/answer', 'nature/answer', 'greatest/answer', 'increases/answer', 'reduces/answer']
const nothing: Given = { lines: [], copies: [] }

const originalOf = (one: Pick<CaseOnDevice, 'records' | 'packs'>): RecordReading | undefined =>
  sittingsOfForm(one, { form: 'risk-assessment', compartment: 'officer' }).at(-1)

/** The assessment that an addendum adds to. */
export function originalGiven(one: CaseOnDevice): Given {
  const original = originalOf(one)
  if (!original) return nothing
  const day = dayOnReport(original)
  const now = { form: original.form, view: viewOf(original.record.set) }
  return {
    lines: [
      { label: 'Where it stands', words: standingInWords(original) },
      ...(day === null ? [] : [{ label: 'Its date', words: dateInWords(day) }]),
      ...changesBetween(now, now, [...ratings, ...words, 'conclusion/answer']).map(({ label, before }) => ({
        label,
        words: before || 'Not said',
      })),
    ],
    copies:
      day === null ? [] : [{ field: 'original-date/answer', value: day, mark: 'original-date/taken-over' }],
  }
}

/** Each rating then and now, and whether the words on the risk were written anew. */
export function changesGiven(one: CaseOnDevice, { form, view }: Asking): Given {
  const original = originalOf(one)
  if (!original) return nothing
  const before = { form: original.form, view: viewOf(original.record.set) }
  return {
    lines: [
      ...changesBetween(before, { form, view }, ratings).map(ratingLine),
      ...changesBetween(before, { form, view }, words).map(wordsLine),
    ],
    copies: [],
  }
}

const ratingLine = ({ label, before, now, move }: Change): ComputedLine => {
  const moved = { up: ', higher', down: ', lower', same: ', the same', other: '', apart: '' }[move]
  return { label, words: `${before || 'not rated'} → ${now || 'not rated yet'}${moved}` }
}

const wordsLine = ({ label, now, move }: Change): ComputedLine => {
  if (now === '') return { label, words: 'Not written yet' }
  return { label, words: move === 'same' ? 'As in the original' : 'Written anew' }
}

/** What was written on this case after the original was completed: titles and days, nothing of what it says. */
export function sinceGiven(one: CaseOnDevice, { header }: Asking): Given {
  const original = originalOf(one)
  const completion = original?.standing.kind === 'completed' ? original.standing.completions[0] : undefined
  if (!original || !completion) return nothing
  const apart = [recordId(header), recordId(original.header)]
  const written = one.records
    .filter((record) => !apart.includes(recordId(record.header)) && record.header.form !== 'record-notes')
    .flatMap((record) => {
      const at = Math.max(0, ...[...record.set.accepted.values()].map((statement) => statement.at))
      const reading = at > completion.statement.at ? readRecord(record, one.packs) : null
      return reading ? [{ at, line: { label: titleOf(reading), words: dateInWords(dayOf(at)) } }] : []
    })
  return { lines: written.sort((a, b) => a.at - b.at).map(({ line }) => line), copies: [] }
}

const titleOf = ({ form, header }: RecordReading): string =>
  sessionNumber(header.sitting) === null
    ? form.title
    : `${form.title}, ${sittingInWords(header.sitting).toLowerCase()}`
