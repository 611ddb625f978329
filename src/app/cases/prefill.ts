import { clientForm } from '#catalogue/client'
import { type Json, ok, type Result } from '#core'
import { checkValue, needsOf } from '#forms'
import { type RecordHeader, stateField, stateWording, viewOf } from '#record'
import type { AppendError, Records, SessionTask } from '#store'
import { type CaseOnDevice, councilOf } from './caseload.ts'
import { sittingsOfForm } from './sittings.ts'

/** What is known before a client answers. */
export type Known = {
  readonly one: Pick<CaseOnDevice, 'file' | 'records' | 'packs' | 'wording'>
  /** `YYYY-MM-DD`. */
  readonly today: string
  /** The officer who hands over: the client knows their name. */
  readonly officer: string
}

/** By form, what is put in for the client; `null`: not known. Nothing here may come from anyone but the client, or be news to them. */
const answers: ReadonlyMap<string, (known: Known) => readonly (readonly [field: string, value: Json])[]> =
  new Map([
    ['consent', ({ one }) => [['authority/answer', councilOf(one.file)]]],
    ['inventory-abuse', ({ today }) => [['date/answer', today]]],
    ['inventory-violence', ({ today }) => [['date/answer', today]]],
    [
      'action-plan',
      ({ one, officer }) => [
        ['needs/answer', helpWanted(one)],
        ['worker-name/answer', officer],
      ],
    ],
  ])

/**
 * Puts in what is known already: which council asked, so that the client reads the right wording; the day; what they wanted help with. An answer
 * that is there stays, and what is not known the client is asked.
 */
export async function prefill(
  records: Records,
  known: Known,
  tasks: readonly SessionTask[],
): Promise<Result<unknown, AppendError>> {
  for (const task of tasks) {
    const put = await prefillTask(records, known, task)
    if (!put.ok) return put
  }
  return ok(null)
}

async function prefillTask(
  records: Records,
  known: Known,
  { form: id, version, sitting }: SessionTask,
): Promise<Result<unknown, AppendError>> {
  const form = clientForm(id, version)
  const fitting = (answers.get(id)?.(known) ?? []).filter(
    ([field, value]) => form && value !== null && checkValue(form, field, value).ok,
  )
  if (fitting.length === 0) return ok(null)
  const header: RecordHeader = {
    space: known.one.file.header.space,
    compartment: 'client',
    form: id,
    sitting,
  }
  const { set, damaged } = await records.open(header)
  const view = viewOf(set)
  const isBegun = set.accepted.size + set.withheld.size + damaged > 0
  const begins = isBegun || known.one.wording === undefined ? [] : [stateWording(known.one.wording, version)]
  // Taken back counts too: the client decides.
  const open = view.standing.kind === 'open' ? fitting.filter(([field]) => !view.fields.has(field)) : []
  if (open.length === 0) return ok(null)
  return records.append(header, [
    ...begins,
    ...open.map(([field, value]) => stateField(view, field, value, version)),
  ])
}

/** What the client asked for help with in the last self-assessment, a line for each; null where there is nothing. */
function helpWanted(one: Known['one']): string | null {
  const last = sittingsOfForm(one, { form: 'saq', compartment: 'client' }).at(-1)
  const needs = last ? needsOf(last.form, viewOf(last.record.set)) : []
  return (
    needs
      .filter(({ help }) => help)
      .map(({ label }) => label)
      .join('\n') || null
  )
}
