import { clientForm, latestClientForm } from '#catalogue/client'
import { latestOfficerForm, officerForm } from '#catalogue/officer'
import { evaluate, type FindPack, type Form, type FormLibrary, type FormState, formInWords } from '#forms'
import { heads, type RecordHeader, type Standing, viewOf, type Wording } from '#record'
import type { OpenedRecord } from '#store'

/** The newest version of a form, from whichever part of the catalogue holds it; undefined for what this app does not know yet. */
export const latestForm = (id: string): Form | undefined => latestClientForm(id) ?? latestOfficerForm(id)

/**
 * The form a record is read with: the version it was completed or its answers were given under, or the newest for an empty one and for what goes
 * on for ever.
 */
export const formOfRecord = (record: Pick<OpenedRecord, 'header' | 'set'>): Form | undefined =>
  formIn(
    { latest: latestForm, find: (id, version) => clientForm(id, version) ?? officerForm(id, version) },
    record,
  )

/** The same among the forms of another part of the catalogue. */
export function formIn(
  forms: Pick<FormLibrary, 'latest' | 'find'>,
  { header, set }: Pick<OpenedRecord, 'header' | 'set'>,
): Form | undefined {
  const { standing } = viewOf(set)
  const counted = standing.kind === 'completed' ? standing.completions : [...heads(set).values()].flat()
  const versions = counted.map(({ statement }) => statement.version)
  const latest = forms.latest(header.form)
  if (versions.length === 0 || latest?.living) return latest
  const version = Math.max(...versions)
  return forms.find(header.form, version)
}

/** The words a record is asked in: its own, or for one that nobody has begun those it would be begun in. */
export function wordingsOfRecord(
  { set }: Pick<OpenedRecord, 'set'>,
  wording: Wording | undefined,
): readonly Wording[] {
  if (set.accepted.size > 0) return viewOf(set).wording.wordings
  return wording === undefined ? [] : [wording]
}

/** The form of a record in the words it was answered under. */
export function wordedForm(record: Pick<OpenedRecord, 'header' | 'set'>, packs: FindPack): Form | undefined {
  const form = formOfRecord(record)
  return form && formInWords(form, wordingsOfRecord(record, undefined), packs).form
}

/** How far a record is, and what in it waits for a person. */
export type RecordReading = {
  readonly record: OpenedRecord
  readonly header: RecordHeader
  readonly form: Form
  readonly state: FormState
  readonly standing: Standing
}

/** Null for a form that this version of the app does not know: the record is kept, and shown after an update. */
export function readRecord(record: OpenedRecord, packs: FindPack): RecordReading | null {
  const before = readings.get(record)
  if (before?.packs === packs) return before.reading
  const reading = read(record, packs)
  readings.set(record, { packs, reading })
  return reading
}

/** How a record was read last: it never changes, and packs are loaded now and then. */
const readings = new WeakMap<
  OpenedRecord,
  { readonly packs: FindPack; readonly reading: RecordReading | null }
>()

function read(record: OpenedRecord, packs: FindPack): RecordReading | null {
  const form = wordedForm(record, packs)
  if (!form) return null
  const view = viewOf(record.set)
  return { record, header: record.header, form, state: evaluate(form, view), standing: view.standing }
}

export const isComplete = ({ form, state }: Pick<RecordReading, 'form' | 'state'>): boolean =>
  form.audience === 'client'
    ? state.progress.answered === state.progress.of
    : state.missing.length === 0 && state.progress.answered > 0
