import type { Json } from '#core'
import { fieldStateOf, historyOf, type RecordHeader, viewOf } from '#record'
import { createOutbox, createPlaces, createRecords, createVaults, type Surroundings } from '#store'
import type { Vault } from '#vault'

/** What one officer finds on a device: everything that must be the same whichever version of the app looks. */
export type Picture = { readonly [what: string]: Json }

export async function pictureOf(
  vault: Vault,
  surroundings: Surroundings,
  headers: readonly RecordHeader[],
): Promise<Picture> {
  const records = createRecords(vault, surroundings)
  const { unsent, held, needsYou, backup } = await createOutbox(surroundings).state(vault.id)
  return {
    records: await Promise.all(headers.map((header) => recordPicture(records, header))),
    outbox: { unsent, held, needsYou, backup },
    unsentHere: (await surroundings.disk.all('outbox')).length,
    sessions: [...(await createPlaces(vault, surroundings).all()).values()].map(({ session }) => session),
    wrongTries: (await createVaults(surroundings.disk).wrongTries()).count,
  }
}

async function recordPicture(
  records: ReturnType<typeof createRecords>,
  header: RecordHeader,
): Promise<Picture> {
  const { set, drafts, needsYou, unsent, damaged } = await records.open(header)
  const { set: whole } = await records.history(header)
  const view = viewOf(set)
  const fields = [...new Set([...whole.accepted.values()].map(({ field }) => field))].sort()
  return {
    form: header.form,
    says: Object.fromEntries(
      fields.map((field) => [field, fieldStateOf(view, field).heads.map(({ statement }) => statement.value)]),
    ),
    saidBefore: Object.fromEntries(
      fields.map((field) => [field, historyOf(whole, field).map(({ statement }) => statement.value)]),
    ),
    rows: view.rows.map(({ id }) => id),
    drafts: [...drafts.values()].flat().map(({ field, text }) => [field, text]),
    needsYou: needsYou.map(({ statement, status, code }) => [statement.field, status, code]).sort(),
    ...{ unsent, damaged },
  }
}
