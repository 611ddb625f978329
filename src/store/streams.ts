import { ok, type Result } from '#core'
import {
  addToDigest,
  batchId,
  type Digest,
  type DigestEntry,
  emptyDigest,
  type ReceivedBatch,
  removeFromDigest,
} from '#protocol'
import { type Compartment, recordId, type Statement, statementId } from '#record'
import type { Vault } from '#vault'
import type { Change, DiskError } from './disk.ts'
import { parseStoredBatch, type StoredBatch } from './stored-batch.ts'
import type { Surroundings } from './surroundings.ts'

/** How far a (space, compartment) has been fetched, and the digest of what was. A new `epoch` starts over from nothing. */
export type Stream = { readonly after: number; readonly digest: Digest; readonly epoch: number }

export type Streams = {
  /** Makes the keys this vault lacks and may hold, so that fetched statements have somewhere to stand. */
  prepare(
    names: readonly { readonly space: string; readonly compartment: Compartment }[],
  ): Promise<Result<null, DiskError>>
  /** Null when this vault holds no key for it: not its compartment, or not open now. */
  get(space: string, compartment: Compartment): Promise<Stream | null>
  /** Fetch from the beginning again; what is stored stays and is merged with. */
  restart(space: string, compartment: Compartment): Promise<Result<null, DiskError>>
  /** Merges checked batches and moves the stream, in one commit. */
  apply(
    space: string,
    compartment: Compartment,
    batches: readonly ReceivedBatch[],
    after: number,
  ): Promise<Result<null, DiskError>>
}

const start: Stream = { after: 0, digest: emptyDigest, epoch: 1 }

export function createStreams(vault: Vault, { disk, locks, signals }: Surroundings): Streams {
  return {
    async prepare(names) {
      const created = await vault.createKeys(names)
      return created.length ? disk.commit([{ table: 'spaceKeys', put: created }]) : ok(null)
    },

    async get(space, compartment) {
      const key = await keyOf(space, compartment)
      return key === undefined ? null : read(key)
    },

    restart: (space, compartment) =>
      locks(`cairn-append-${vault.id}`, async () => {
        const key = await keyOf(space, compartment)
        if (key === undefined) return ok(null)
        const { epoch } = await read(key)
        return disk.commit([await streamChange(key, { ...start, epoch: epoch + 1 })])
      }),

    apply: (space, compartment, batches, after) =>
      locks(`cairn-append-${vault.id}`, async () => {
        const key = await keyOf(space, compartment)
        if (key === undefined) return ok(null)
        const stream = await read(key)
        const stored = await Promise.all(batches.map(storedBatch))
        const merged = batches.map((batch, index) => merge(stored[index] ?? null, batch, stream.epoch))
        const counted = stored.flatMap((before) =>
          before?.counted === stream.epoch ? digestEntries(before.batch) : [],
        )
        const digest = addToDigest(removeFromDigest(stream.digest, counted), batches.flatMap(digestEntries))
        const committed = await disk.commit([
          ...(await batchChanges(key, merged)),
          await streamChange(key, { ...stream, after, digest }),
        ])
        if (committed.ok) for (const record of recordsOf(batches)) signals.post({ kind: 'record', record })
        return committed
      }),
  }

  async function keyOf(space: string, compartment: Compartment): Promise<string | undefined> {
    const names = await vault.keyNames()
    return names.find((name) => name.space === space && name.compartment === compartment)?.id
  }

  /** A damaged or missing position means from the beginning. */
  async function read(key: string): Promise<Stream> {
    const row = await disk.get('streams', [vault.id, key])
    if (!row) return start
    const [value] = await vault.openRows([{ key, kind: 'stream', record: '', bytes: row.body }])
    return isStream(value) ? value : start
  }

  async function storedBatch({ ids }: ReceivedBatch): Promise<StoredBatch | null> {
    const row = await disk.get('batches', [vault.id, batchId(ids)])
    if (!row) return null
    const [value] = await vault.openRows([
      { key: row.key, kind: 'batch', record: row.record, bytes: row.body },
    ])
    return parseStoredBatch(value)
  }

  async function batchChanges(key: string, merged: readonly StoredBatch[]): Promise<readonly Change[]> {
    const bodies = await vault.sealRows(
      merged.map((stored) => ({
        key,
        kind: 'batch' as const,
        record: recordId(stored.batch.header),
        value: stored,
      })),
    )
    const rows = merged.flatMap(({ batch: { header, ids } }, index) => {
      const body = bodies[index]
      return body ? [{ vault: vault.id, id: batchId(ids), key, record: recordId(header), ids, body }] : []
    })
    // What the server says now takes the place of what it said in a receipt.
    const answered = merged.flatMap(({ batch }) => batch.ids.map((id) => [vault.id, id]))
    return [
      { table: 'batches', put: rows },
      { table: 'receipts', remove: answered },
    ]
  }

  async function streamChange(key: string, stream: Stream): Promise<Change> {
    const bodies = await vault.sealRows([{ key, kind: 'stream', record: '', value: stream }])
    return { table: 'streams', put: bodies.map((body) => ({ vault: vault.id, key, body })) }
  }
}

/** The server's word on what is withheld, and every value that either side has. */
function merge(stored: StoredBatch | null, received: ReceivedBatch, epoch: number): StoredBatch {
  const statementById = new Map<string, Statement>()
  for (const statement of [...(stored?.batch.statements ?? []), ...received.statements])
    statementById.set(statementId(statement), statement)
  const statements = received.ids.flatMap((id) => statementById.get(id) ?? [])
  const { header, ids, withheld, key, signature } = received
  return {
    batch: { header, ids, statements, withheld, key, signature },
    certificates: stored?.certificates ?? [],
    counted: epoch,
  }
}

const digestEntries = ({ ids, withheld }: ReceivedBatch): readonly DigestEntry[] => {
  const withheldIds = new Set(withheld.map(({ id }) => id))
  return ids.map((id) => ({ id, status: withheldIds.has(id) ? 'withheld' : 'accepted' }))
}

const recordsOf = (batches: readonly ReceivedBatch[]): ReadonlySet<string> =>
  new Set(batches.map(({ header }) => recordId(header)))

const isStream = (value: unknown): value is Stream =>
  typeof value === 'object' && value !== null && 'after' in value && 'digest' in value && 'epoch' in value
