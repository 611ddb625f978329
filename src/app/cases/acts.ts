import { err, ok, type Result } from '#core'
import type { Ink } from '#drawing/values'
import { complete, countersign, type Form, sendBack, setAside, type WrongState } from '#forms'
import {
  type NewStatement,
  type RecordHeader,
  type RecordView,
  recordId,
  stateStanding,
  viewOf,
} from '#record'
import type { AppendError, Records, StoredDraft } from '#store'
import type { Editors } from '../device/editors.ts'
import { formOfRecord } from './record-form.ts'
import { type Note, writeNote } from './record-notes.ts'

/**
 * Why something was not done to a record; nothing has changed after any of them. `text-in-hand`: text was left in a field that is no answer yet.
 * `damaged`: part of the record cannot be read on this device.
 */
export type ActProblem = WrongState | AppendError | 'text-in-hand' | 'damaged'

/** `notes`: what notes on a record are written with, where that is not the officers' form. */
type Parts = {
  readonly records: Records
  readonly editors: Pick<Editors, 'flush'>
  readonly notes?: Form
}

/** Closes a record as it reads now, with everything that was in hand made an answer first. */
export async function completeRecord(
  { records, editors }: Parts,
  header: RecordHeader,
  fallback: Form,
): Promise<Result<null, ActProblem>> {
  await editors.flush()
  const record = await records.open(header)
  if (record.damaged > 0) return err('damaged')
  if (record.drafts.size > 0) return err('text-in-hand')
  return append(records, header, complete(formOfRecord(record) ?? fallback, viewOf(record.set)))
}

/** Opens a completed record again; why is in its notes before it is done. */
export async function sendRecordBack(
  { records, notes }: Parts,
  header: RecordHeader,
  form: Form,
  why: string,
): Promise<Result<null, ActProblem>> {
  const view = viewOf((await records.open(header)).set)
  const sent = sendBack(form, view)
  const [completion] = view.standing.acts
  if (!sent.ok || !completion) return err(sent.ok ? 'not-completed' : sent.error)
  const note: Note = { what: 'sent-back', statement: completion.id, about: '', words: '', source: '', why }
  const noted = await writeNote(records, header, note, notes)
  return noted.ok ? append(records, header, sent) : noted
}

/** Puts the manager's signature on a completed report. */
export async function countersignRecord(
  { records }: Parts,
  header: RecordHeader,
  form: Form,
  signed: { readonly name: string; readonly ink: Ink | null },
): Promise<Result<null, ActProblem>> {
  const { set, damaged } = await records.open(header)
  if (damaged > 0) return err('damaged')
  return append(records, header, countersign(form, set, viewOf(set), signed))
}

/** Of two completions, or a completion and a sending back: the one that a person chose, as `view` showed them. */
export const settleStanding = (
  { records }: Parts,
  header: RecordHeader,
  form: Form,
  view: RecordView,
  value: NewStatement['value'],
): Promise<Result<null, ActProblem>> => append(records, header, ok(stateStanding(view, value, form.version)))

/**
 * Takes a statement that came late, or that the server did not take, out of the way: what it says and why go into the notes first, and it is
 * set aside after that. Done twice, by a tablet that was killed between or by two people, it is the same note.
 */
export async function noteAndSetAside(
  { records, notes }: Parts,
  header: RecordHeader,
  form: Form,
  note: Note,
): Promise<Result<null, ActProblem>> {
  const noted = await writeNote(records, header, note, notes)
  if (!noted.ok) return noted
  return append(records, header, setAside(form, viewOf((await records.open(header)).set), note.statement))
}

/** Of a case that was erased: a note in it would not be taken either, so nothing is written. What is put away goes with the case. */
export const putAway = async (
  { records }: Parts,
  header: RecordHeader,
  form: Form,
  statement: string,
): Promise<Result<null, ActProblem>> =>
  append(records, header, setAside(form, viewOf((await records.open(header)).set), statement))

/** The same for text that was left in a field of a record that has been completed meanwhile. */
export async function noteTextInHand(
  { records, notes }: Parts,
  header: RecordHeader,
  { field, row }: StoredDraft,
  note: Omit<Note, 'statement'>,
): Promise<Result<null, ActProblem>> {
  const statement = `${recordId(header)} ${field} ${note.words}`
  const noted = await writeNote(records, header, { ...note, statement }, notes)
  return noted.ok ? records.dropDraft(header, field, [row]) : noted
}

async function append(
  records: Records,
  header: RecordHeader,
  statement: Result<NewStatement, WrongState>,
): Promise<Result<null, ActProblem>> {
  if (!statement.ok) return statement
  const appended = await records.append(header, [statement.value])
  return appended.ok ? ok(null) : appended
}
