import { caseFileHeader, type Day } from '#casework'
import {
  canonicalBytes,
  fromBase64url,
  hash,
  type Json,
  newId,
  ok,
  type Random,
  type Result,
  toBase64url,
} from '#core'
import { type Form, firstRows } from '#forms'
import type { AppendError, Records, Said, Streams } from '#store'
import { CHILDREN, columns, formNamed, ofCaseFile } from './columns.ts'
import type { Child, Referral } from './referral.ts'

/** What cases are made with; `today` is when they come in. */
export type IntakeParts = {
  readonly records: Pick<Records, 'open' | 'appendAll'>
  readonly streams: Pick<Streams, 'prepare' | 'forget'>
  readonly random: Random
  readonly today: Day
}

/** What became of a file; `failed` says why the next one could not be stored: those before it are whole, and nothing of it is there. */
export type TakenIn = {
  readonly taken: readonly string[]
  readonly before: number
  readonly failed: AppendError | null
}

/**
 * Makes a case of each referral, one after the other, each all at once or not at all. Works without a network: the server makes the case when it hears
 * of it (docs/protocol.md §4c). One that was taken in before, on this device or as far as this device has heard, is passed over.
 */
export async function takeIn(parts: IntakeParts, referrals: readonly Referral[]): Promise<TakenIn> {
  const taken: string[] = []
  for (const [index, referral] of referrals.entries()) {
    const space = spaceOf(referral)
    if (await isHere(parts, space)) continue
    const done = await beginCase(parts, space, recordsOf(referral, space, parts))
    if (!done.ok) return { taken, before: index - taken.length, failed: done.error }
    taken.push(space)
  }
  return { taken, before: referrals.length - taken.length, failed: null }
}

/** A case of which little is known yet. @returns its space */
export async function takeInByHand(
  parts: IntakeParts,
  known: ReadonlyMap<string, Json>,
): Promise<Result<string, AppendError>> {
  const space = newId(parts.random)
  const done = await beginCase(parts, space, recordsOf({ answers: known, children: [] }, space, parts))
  return done.ok ? ok(space) : done
}

const isHere = async ({ records }: IntakeParts, space: string): Promise<boolean> =>
  (await records.open(caseFileHeader(space))).set.accepted.size > 0

/** What cannot be stored leaves nothing behind, its keys neither. */
async function beginCase(
  { streams, records }: IntakeParts,
  space: string,
  said: readonly Said[],
): Promise<Result<null, AppendError>> {
  const prepared = await streams.prepare(
    (['client', 'officer'] as const).map((compartment) => ({ space, compartment })),
  )
  if (!prepared.ok) return prepared
  const done = await records.appendAll(said)
  if (done.ok) return ok(null)
  await streams.forget([space])
  return done
}

const SPACE_BYTES = 16

/** The same referral is the same case, whichever file it comes in. */
function spaceOf({ answers, children }: Referral): string {
  const said = [...answers].sort(([a], [b]) => (a < b ? -1 : 1))
  const bytes = fromBase64url(hash('cairn referral 1', canonicalBytes([said, children])))
  return toBase64url((bytes ?? new Uint8Array()).slice(0, SPACE_BYTES))
}

/** What a referral says, in the case file and in the forms that it fills. */
function recordsOf(referral: Referral, space: string, parts: IntakeParts): readonly Said[] {
  const file = formNamed('case-file')
  const request = formNamed('request-for-service')
  const others = columns().filter(({ name, form }) => form !== file && referral.answers.has(name))
  const children = (form: Form, name: string, age: string) =>
    childRows(form, referral.children, { name, age }, parts.random)
  return [
    said(file, space, [...fileAnswers(referral, parts.today), ...children(file, 'name', 'age')]),
    ...[...Map.groupBy(others, ({ form }) => form)].map(([form, own]) =>
      said(form, space, [
        ...own.map(({ name, question }) => answer(question.id, referral.answers.get(name) ?? null)),
        ...(form === request ? children(form, 'child-name', 'child-age') : []),
      ]),
    ),
  ]
}

/** The first things said in a record replace nothing. */
const said = (form: Form, space: string, values: readonly FieldValue[]): Said => ({
  header: { ...caseFileHeader(space), form: form.id },
  statements: values.map((one) => ({ ...one, version: form.version, replaces: [] })),
})

type FieldValue = { readonly field: string; readonly value: Json }

const answer = (id: string, value: Json): FieldValue => ({ field: `${id}/answer`, value })

/** What the case file has as the request has it, and where the case stands. */
function fileAnswers({ answers }: Referral, today: Day): readonly FieldValue[] {
  const same = ['date-of-birth', 'reference', 'area', 'social-worker', ...ofCaseFile]
  const police = answers.get('police')
  const known: readonly (readonly [id: string, value: Json | undefined])[] = [
    ['name', answers.get('client')],
    ...same.map((id) => [id, answers.get(id)] as const),
    ['police-investigation', police === 'yes' || police === 'no' ? police : undefined],
    ['stage', 'request'],
    ['stage-since', today],
  ]
  return known.flatMap(([id, value]) => (value === undefined ? [] : [answer(id, value)]))
}

function childRows(
  form: Form,
  children: readonly Child[],
  column: Child,
  random: Random,
): readonly FieldValue[] {
  const table = form.tables.find(({ id }) => id === CHILDREN)
  if (!table) throw new Error(`${form.id} has no table of children.`)
  const rows = firstRows(form, table, children.length, () => newId(random))
  return rows.flatMap(({ id, place }, index) => {
    const cells = (['name', 'age'] as const).flatMap((part) => {
      const value = children[index]?.[part] ?? ''
      return value === '' ? [] : [{ field: `rows/${id}/${column[part]}`, value }]
    })
    return [{ field: `rows/${id}`, value: place }, ...cells]
  })
}
