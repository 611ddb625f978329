import { addToDigest, batchId, type People, removeFromDigest, type WithheldStatement } from '#protocol'
import { type Compartment, type Statement, statementId } from '#record'
import type { KeyedBatch } from './batch-rows.ts'
import { digestEntries, type FetchedBatch, type StoredBatch } from './stored-batch.ts'
import { type Stream, startOfStream, withoutReceived } from './stream.ts'

/** What was fetched of one stream. */
export type FetchedPage = {
  readonly space: string
  readonly compartment: Compartment
  readonly fetched: readonly FetchedBatch[]
  /** How far the stream is fetched then; null where it stays. */
  readonly after: number | null
  /** Who wrote them: kept where only officers read it, and not at all of what is confidential. */
  readonly people: People
}

/** A page, the key of its stream, and that of the officers' stream of the same case, as far as this vault holds it. */
export type KeyedPage = FetchedPage & { readonly key: string; readonly officersKey: string | undefined }

/** What is here: streams by their keys, batches by their ids. */
type Held = {
  readonly streams: ReadonlyMap<string, Stream>
  readonly batches: ReadonlyMap<string, StoredBatch>
}

/** What fetched pages, each of another stream, make of what is here: the batches as they are to be stored, and the streams that are not as they were. */
export function mergePages(
  pages: readonly KeyedPage[],
  held: Held,
): { readonly batches: readonly KeyedBatch[]; readonly streams: ReadonlyMap<string, Stream> } {
  const streams = new Map<string, Stream>()
  const streamOf = (key: string): Stream => streams.get(key) ?? held.streams.get(key) ?? startOfStream
  const batches = pages.flatMap(({ key, officersKey, compartment, fetched, after, people }) => {
    const stream = streamOf(key)
    const before = fetched.map(({ batch }) => held.batches.get(batchId(batch.ids)) ?? null)
    streams.set(key, moved(stream, before, fetched, after))
    if (officersKey !== undefined && compartment !== 'confidential') {
      const officers = streamOf(officersKey)
      if (!knows(officers, people))
        streams.set(officersKey, { ...officers, people: { ...officers.people, ...people } })
    }
    return fetched.map((one, index) => ({ key, stored: merge(before[index] ?? null, one, stream.epoch) }))
  })
  return { batches, streams }
}

function moved(
  stream: Stream,
  before: readonly (StoredBatch | null)[],
  fetched: readonly FetchedBatch[],
  after: number | null,
): Stream {
  const counted = before.flatMap((stored) =>
    stored?.counted === stream.epoch ? digestEntries(stored.batch) : [],
  )
  const come = fetched.flatMap(({ batch }) => digestEntries(batch))
  const ids = new Set(fetched.map(({ batch }) => batchId(batch.ids)))
  return {
    ...stream,
    after: after ?? stream.after,
    digest: addToDigest(removeFromDigest(stream.digest, counted), come),
    unsettled: withoutReceived(stream.unsettled, ids),
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

const knows = (stream: Stream, people: People): boolean =>
  Object.entries(people).every(([id, name]) => stream.people[id] === name)

/** What stands beside its withheld entry is not kept twice. */
const withoutStatement = ({ statement: _, ...entry }: WithheldStatement): WithheldStatement => entry
