import { ok, type Result } from '#core'
import {
  addToDigest,
  type BackupMark,
  batchId,
  type People,
  type ReceivedBatch,
  removeFromDigest,
  type WithheldStatement,
} from '#protocol'
import { type Compartment, recordId, type Statement, statementId } from '#record'
import type { Vault } from '#vault'
import { doubtedChange, wantedChange } from './attachments.ts'
import { createBatchRows } from './batch-rows.ts'
import { createDecisions, type Decisions } from './decided.ts'
import type { Change, DiskError } from './disk.ts'
import { createExchange, type Exchange } from './exchange.ts'
import { createForgetting, type Forgetting } from './forgetting.ts'
import { keysOf } from './key-names.ts'
import { backupChange, backupOf } from './marks.ts'
import { digestEntries, type FetchedBatch, type StoredBatch } from './stored-batch.ts'
import { type Stream, startOfStream, withoutReceived } from './stream.ts'
import { createStreamRows } from './stream-rows.ts'
import type { Surroundings } from './surroundings.ts'

type Name = { readonly space: string; readonly compartment: Compartment }

export type Streams = Exchange &
  Decisions &
  Forgetting & {
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
    /**
     * Merges checked batches and moves the stream, in one commit; without `after` it stays where it is. `people`: who wrote them, kept where
     * only officers read it.
     */
    apply(
      space: string,
      compartment: Compartment,
      fetched: readonly FetchedBatch[],
      after: number | null,
      people?: People,
    ): Promise<Result<null, DiskError>>
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

    prepare: (names) =>
      locks(`cairn-append-${vault.id}`, async () => {
        await vault.holdKeys(await disk.list('spaceKeys', 'vault', vault.id))
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
      change(space, compartment, async (key, { epoch, people }) => [
        await streamRows.change(key, { ...startOfStream, people, epoch: epoch + 1 }),
        await awaitAll(key),
        await doubtedChange(disk, vault.id, key),
      ]),

    doubt: (space, compartment) =>
      change(space, compartment, async (key, stream) => [
        await streamRows.change(key, { ...stream, doubted: true }),
      ]),

    apply: (space, compartment, fetched, after, people = {}) =>
      locks(`cairn-append-${vault.id}`, async () => {
        const key = await streamRows.keyOf(space, compartment)
        if (key === undefined) return ok(null)
        const officersKey = await streamRows.keyOf(space, 'officer')
        const stream = await streamRows.read(key)
        const batches = fetched.map(({ batch }) => batch)
        const stored = await storedBatches(batches)
        const merged = fetched.map((batch, index) => merge(stored[index] ?? null, batch, stream.epoch))
        const counted = stored.flatMap((before) =>
          before?.counted === stream.epoch ? digestEntries(before.batch) : [],
        )
        const digest = addToDigest(removeFromDigest(stream.digest, counted), batches.flatMap(digestEntries))
        const unsettled = withoutReceived(stream.unsettled, new Set(batches.map(({ ids }) => batchId(ids))))
        const moved = { ...stream, after: after ?? stream.after, digest, unsettled }
        // What the server says now takes the place of what it said in a receipt.
        const answered = batches.flatMap(({ ids }) => [...ids, batchId(ids)].map((id) => [vault.id, id]))
        const committed = await disk.commit([
          ...(await batchRows.put(key, merged)),
          await wantedChange(disk, vault.id, placesIn(key, merged), surroundings.clock()),
          { table: 'receipts', remove: answered },
          await streamRows.change(key, key === officersKey ? withPeople(moved, people) : moved),
          ...(key === officersKey ? [] : await peopleChanges(officersKey, people)),
        ])
        if (committed.ok) for (const record of recordsOf(batches)) signals.post({ kind: 'record', record })
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

  /** Nothing is written for names that are here already. */
  async function peopleChanges(key: string | undefined, people: People): Promise<readonly Change[]> {
    if (key === undefined || Object.keys(people).length === 0) return []
    const stream = await streamRows.read(key)
    const isKnown = Object.entries(people).every(([id, name]) => stream.people[id] === name)
    return isKnown ? [] : [await streamRows.change(key, withPeople(stream, people))]
  }

  /** So that what the server has lost meanwhile is known by not coming. */
  async function awaitAll(key: string): Promise<Change> {
    const waiting = new Set((await disk.list('outbox', 'vault', vault.id)).map(({ batch }) => batch))
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

  /** What is here of these, in their order. */
  async function storedBatches(batches: readonly ReceivedBatch[]): Promise<readonly (StoredBatch | null)[]> {
    const ids = batches.map((batch) => batchId(batch.ids))
    const storedById = new Map((await batchRows.find(ids)).map(({ row, stored }) => [row.id, stored]))
    return ids.map((id) => storedById.get(id) ?? null)
  }
}

/** The server's word on what is withheld, and every value that either side has. */
function merge(stored: StoredBatch | null, fetched: FetchedBatch, epoch: number): StoredBatch {
  const { header, ids, withheld, key, signature } = fetched.batch
  const statementById = new Map<string, Statement>()
  const own = withheld.flatMap(({ statement }) => statement ?? [])
  for (const statement of [...(stored?.batch.statements ?? []), ...fetched.batch.statements, ...own])
    statementById.set(statementId(statement), statement)
  const statements = ids.flatMap((id) => statementById.get(id) ?? [])
  return {
    batch: { header, ids, statements, withheld: withheld.map(withoutStatement), key, signature },
    certificates: stored?.certificates.length ? stored.certificates : fetched.certificates,
    counted: epoch,
  }
}

const withPeople = (stream: Stream, people: People): Stream => ({
  ...stream,
  people: { ...stream.people, ...people },
})

/** What stands beside its withheld entry is not kept twice. */
const withoutStatement = ({ statement: _, ...entry }: WithheldStatement): WithheldStatement => entry

const placesIn = (key: string, batches: readonly StoredBatch[]) =>
  batches.map(({ batch: { header, statements } }) => ({ key, record: recordId(header), statements }))

const recordsOf = (batches: readonly ReceivedBatch[]): ReadonlySet<string> =>
  new Set(batches.map(({ header }) => recordId(header)))
