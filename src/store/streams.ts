import { ok, type Result } from '#core'
import { type BackupMark, batchId, type People } from '#protocol'
import { type Compartment, recordId } from '#record'
import type { Vault } from '#vault'
import { doubtedChange, wantedChange } from './attachments.ts'
import { createBatchRows, type KeyedBatch } from './batch-rows.ts'
import { createDecisions, type Decisions } from './decided.ts'
import { type Change, type DiskError, removing } from './disk.ts'
import { createExchange, type Exchange } from './exchange.ts'
import { type FetchedPage, type KeyedPage, mergePages } from './fetched.ts'
import { foldArrivals } from './fold-arrivals.ts'
import { createForgetting, type Forgetting } from './forgetting.ts'
import { keysOf } from './key-names.ts'
import { backupChange, backupOf } from './marks.ts'
import { createSights, type Sights } from './sights.ts'
import type { StoredBatch } from './stored-batch.ts'
import { type Stream, startOfStream } from './stream.ts'
import { createStreamRows } from './stream-rows.ts'
import type { Surroundings } from './surroundings.ts'

type Name = { readonly space: string; readonly compartment: Compartment }

export type Streams = Exchange &
  Decisions &
  Forgetting &
  Sights & {
    /**
     * Makes the keys this vault lacks and may hold, so that fetched statements have somewhere to stand. One for each on this device: those that
     * another document has made meanwhile are taken up, and nothing is written under a key that could not be stored.
     */
    prepare(names: readonly Name[]): Promise<Result<null, DiskError>>
    /** Null when this vault holds no key for it: not its compartment, or not open now. */
    get(space: string, compartment: Compartment): Promise<Stream | null>
    /** The same for many at once, in their order. */
    getAll(names: readonly Name[]): Promise<readonly (Stream | null)[]>
    /** Fetch from the beginning again; what is stored stays, is merged with, and is awaited in the stream. */
    restart(space: string, compartment: Compartment): Promise<Result<null, DiskError>>
    /** Exchange ids with the server in the next round, whatever the digest says. */
    doubt(space: string, compartment: Compartment): Promise<Result<null, DiskError>>
    /** Merges checked batches and moves their streams, all in one commit; pages of streams that this vault does not open are left out. */
    apply(pages: readonly FetchedPage[]): Promise<Result<null, DiskError>>
    /** Who wrote in these cases, as far as the server said; in their order. */
    people(spaces: readonly string[]): Promise<readonly People[]>
    /** Keeps what the server says of its last backup. */
    noteBackup(backup: BackupMark): Promise<Result<null, DiskError>>
  }

export function createStreams(vault: Vault, surroundings: Surroundings): Streams {
  const { disk, locks, signals } = surroundings
  const streamRows = createStreamRows(vault, disk)
  const batchRows = createBatchRows(vault, disk)
  const streams: Streams = {
    ...createExchange(vault, streamRows, batchRows, surroundings),
    ...createDecisions(vault, batchRows, surroundings),
    ...createForgetting(vault, surroundings),
    ...createSights(vault, surroundings),

    prepare: (names) =>
      locks(`cairn-append-${vault.id}`, async () => {
        await vault.holdKeys(await disk.list('spaceKeys', { vault: vault.id }))
        const created = await vault.createKeys(names)
        if (created.length === 0) return ok(null)
        const stored = await disk.commit([{ table: 'spaceKeys', put: created }])
        if (stored.ok) await vault.holdKeys(created)
        return stored
      }),

    async get(space, compartment) {
      const key = await streamRows.keyOf(space, compartment)
      return key === undefined ? null : streamRows.read(key)
    },

    async getAll(names) {
      const keys = names.map(await keysOf(vault))
      const held = (await streamRows.readAll(keys.filter((key) => key !== undefined))).values()
      return keys.map((key) => (key === undefined ? null : (held.next().value ?? null)))
    },

    restart: (space, compartment) =>
      change(space, compartment, async (key, { epoch, people, sight }) => [
        await streamRows.change(key, { ...startOfStream, people, sight, epoch: epoch + 1 }),
        await awaitAll(key),
        await doubtedChange(disk, vault.id, key),
      ]),

    doubt: (space, compartment) =>
      change(space, compartment, async (key, stream) => [
        await streamRows.change(key, { ...stream, doubted: true }),
      ]),

    apply: (pages) =>
      locks(`cairn-append-${vault.id}`, async () => {
        const keyed = await withKeys(pages)
        const held = { streams: await streamsOf(keyed), batches: await storedBatches(keyed) }
        const { batches, streams } = mergePages(keyed, held)
        // What the server says now takes the place of what it said in a receipt.
        const answered = new Set(
          batches.flatMap(({ stored: { batch } }) => [...batch.ids, batchId(batch.ids)]),
        )
        const receipts = await disk.list('receipts', { vault: vault.id })
        const arrivals = await foldArrivals(vault, disk, batches)
        const committed = await disk.commit([
          ...arrivals.changes,
          ...(await batchRows.put(arrivals.rest)),
          await wantedChange(disk, vault.id, batches.map(placeOf), surroundings.clock()),
          removing(
            'receipts',
            receipts.filter(({ id }) => answered.has(id)),
          ),
          await streamRows.changeAll(streams),
        ])
        if (committed.ok)
          for (const [record, key] of new Map(batches.map((batch) => [placeOf(batch).record, batch.key])))
            signals.post({ kind: 'record', record, key })
        return committed
      }),

    async people(spaces) {
      const held = await streams.getAll(spaces.map((space) => ({ space, compartment: 'officer' })))
      return held.map((stream) => stream?.people ?? {})
    },

    async noteBackup(backup) {
      const known = await backupOf(disk, vault.id)
      return known === backup ? ok(null) : disk.commit([backupChange(vault.id, backup)])
    },
  }
  return streams

  function change(
    space: string,
    compartment: Compartment,
    changes: (key: string, stream: Stream) => Promise<readonly Change[]>,
  ): Promise<Result<null, DiskError>> {
    return locks(`cairn-append-${vault.id}`, async () => {
      const key = await streamRows.keyOf(space, compartment)
      return key === undefined ? ok(null) : disk.commit(await changes(key, await streamRows.read(key)))
    })
  }

  /** Those that this vault opens. */
  async function withKeys(pages: readonly FetchedPage[]): Promise<readonly KeyedPage[]> {
    const keyOf = await keysOf(vault)
    return pages.flatMap((page) => {
      const key = keyOf(page)
      const officersKey = keyOf({ space: page.space, compartment: 'officer' })
      return key === undefined ? [] : [{ ...page, key, officersKey }]
    })
  }

  async function streamsOf(pages: readonly KeyedPage[]): Promise<ReadonlyMap<string, Stream>> {
    const keys = [...new Set(pages.flatMap(({ key, officersKey }) => [key, officersKey ?? key]))]
    const held = await streamRows.readAll(keys)
    return new Map(keys.map((key, index) => [key, held[index] ?? startOfStream]))
  }

  /** So that what the server has lost meanwhile is known by not coming. */
  async function awaitAll(key: string): Promise<Change> {
    const waiting = new Set((await disk.list('outbox', { vault: vault.id })).map(({ batch }) => batch))
    const sent = (await batchRows.placesOf(key)).filter(({ id }) => !waiting.has(id))
    return {
      table: 'receipts',
      put: sent.map(({ id, record }) => ({
        vault: vault.id,
        id,
        record,
        status: 'awaited',
        code: '',
        at: surroundings.clock(),
      })),
    }
  }

  /** What is here of these, by id. */
  async function storedBatches(pages: readonly FetchedPage[]): Promise<ReadonlyMap<string, StoredBatch>> {
    const places = pages.flatMap(({ fetched }) =>
      fetched.map(({ batch: { header, ids } }) => ({ record: recordId(header), id: batchId(ids) })),
    )
    const found = await batchRows.find(places)
    return new Map(found.flatMap(({ row, stored }) => (stored ? [[row.id, stored] as const] : [])))
  }
}

const placeOf = ({ key, stored: { batch } }: KeyedBatch) => ({
  key,
  record: recordId(batch.header),
  statements: batch.statements,
})
