import type { Json } from '#core'
import { fieldStateOf, historyOf, type RecordHeader, recordId, viewOf } from '#record'
import { createOutbox, createPlaces, createRecords, createVaults, type Disk, type Surroundings } from '#store'
import type { Vault } from '#vault'

/** What one officer finds on a device: everything that must be the same whichever version of the app looks. */
export type Picture = { readonly [what: string]: Json }

export async function pictureOf(
  vault: Vault,
  surroundings: Surroundings,
  headers: readonly RecordHeader[],
): Promise<Picture> {
  const { disk } = surroundings
  const from = { records: createRecords(vault, surroundings), disk, vault: vault.id }
  const { unsent, held, needsYou, backup } = await createOutbox(surroundings).state(vault.id)
  return {
    records: await Promise.all(headers.map((header) => recordPicture(from, header))),
    outbox: { unsent, held, needsYou, backup },
    unsentHere: (await disk.all('outbox')).length,
    sessions: [...(await createPlaces(vault, surroundings).all()).values()].map(({ session }) => session),
    wrongTries: (await createVaults(disk).wrongTries()).count,
  }
}

async function recordPicture(
  {
    records,
    disk,
    vault,
  }: {
    readonly records: ReturnType<typeof createRecords>
    readonly disk: Disk
    readonly vault: string
  },
  header: RecordHeader,
): Promise<Picture> {
  const { set, drafts, needsYou, isUnsent, damaged } = await records.open(header)
  const envelopes = await disk.list('outbox', { vault, record: recordId(header) })
  const unsent = envelopes.reduce((count, { statements }) => count + statements, 0)
  if (isUnsent !== unsent > 0) throw new Error('A record does not know whether it is sent.')
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
