import { caseFileHeader } from '../../../src/casework/index.ts'
import { type Bytes, canonicalBytes, type Json, newId, systemRandom } from '../../../src/core/index.ts'
import type { Compartment, RecordHeader } from '../../../src/record/index.ts'
import { type FetchedBatch, resealOutbox } from '../../../src/store/index.ts'
import { createServerTime, syncRound } from '../../../src/sync/index.ts'
import { type Author, fetchedFrom, newAuthor } from './fetched.ts'
import { createRawCipher, openRaw } from './raw.ts'
import { answer } from './said.ts'
import type { Tablet } from './tablet.ts'

const RECORDS_PER_CASE = 25
const PAGE = 200
/** Every so many, a record is one that was long in hand: it is folded. */
const LONG = 10

export type MadeCaseload = {
  readonly spaces: readonly string[]
  readonly headers: readonly RecordHeader[]
  readonly statements: number
  readonly canonicalBytes: number
}

/** Cases as they come from a server, page by page. */
export async function makeCaseload({ streams }: Tablet, cases: number): Promise<MadeCaseload> {
  const author = await newAuthor()
  const spaces = Array.from({ length: cases }, () => newId(systemRandom))
  const parts = spaces.flatMap((space) => bothParts.map((compartment) => ({ space, compartment })))
  const prepared = await streams.prepare(parts)
  if (!prepared.ok) throw new Error(prepared.error)
  const headers: RecordHeader[] = []
  let statements = 0
  let bytes = 0
  for (const { space, compartment } of parts) {
    const own = headersOf(space, compartment)
    const fetched = (await Promise.all(own.map((header, index) => said(author, header, index)))).flat()
    for (let from = 0; from < fetched.length; from += PAGE) {
      const page = fetched.slice(from, from + PAGE)
      const applied = await streams.apply([
        { space, compartment, fetched: page, after: from + page.length, people: {} },
      ])
      if (!applied.ok) throw new Error(applied.error)
    }
    headers.push(...own)
    for (const { batch } of fetched) {
      statements += batch.statements.length
      for (const statement of batch.statements) bytes += canonicalBytes(statement).length
    }
  }
  return { spaces, headers, statements, canonicalBytes: bytes }
}

/** What has grown long, as after a round; answers how many batches were put away. */
export async function foldAll({ folding }: Tablet, headers: readonly RecordHeader[]): Promise<number> {
  let folded = 0
  for (const header of headers) {
    const done = await folding.fold(header)
    if (!done.ok) throw new Error(done.error)
    folded += done.value
  }
  return folded
}

const bothParts = ['client', 'officer'] as const satisfies readonly Compartment[]

/** The case file and twelve records are the officers’, twelve the client’s. */
function headersOf(space: string, compartment: Compartment): readonly RecordHeader[] {
  const others = Array.from({ length: (RECORDS_PER_CASE - 1) / 2 }, (_, index) => ({
    ...{ space, compartment },
    form: compartment === 'client' ? 'saq' : 'check-in',
    sitting: `session-${index}`,
  }))
  return compartment === 'officer' ? [caseFileHeader(space), ...others] : others
}

/** Nine answers in four batches; in a long record two dozen, each by itself. */
function said(author: Author, header: RecordHeader, index: number): Promise<readonly FetchedBatch[]> {
  const sizes = index % LONG === 1 ? Array.from({ length: 24 }, () => 1) : [3, 2, 2, 2]
  let field = 0
  return Promise.all(
    sizes.map((size) =>
      fetchedFrom(
        author,
        header,
        Array.from({ length: size }, () => answer(field++)),
      ),
    ),
  )
}

type CopiedRow = { readonly record: string; readonly body: Bytes }

/** The rows that a caseload is read from, with bodies that the page can decrypt: what the bare platform would have to read. */
export async function copyRows({ surroundings: { disk } }: Tablet) {
  const [batches, snapshots] = [await disk.all('batches'), await disk.all('snapshots')]
  const cipher = await createRawCipher()
  const raw = await openRaw<CopiedRow>('raw-caseload')
  const copies = [...batches, ...snapshots].map(async (row) => ({
    ...row,
    body: await cipher.encrypt(new Uint8Array(row.body.length - OVERHEAD)),
  }))
  await raw.put(await Promise.all(copies))
  return {
    /** What unlocking is held against besides its key, in ms: reading and decrypting the rows. */
    async time(): Promise<number> {
      const start = performance.now()
      const rows = await raw.all()
      await Promise.all(rows.map(({ body }) => cipher.decrypt(body)))
      return performance.now() - start
    },
  }
}

/** What a sealed row has more than its content: version, iv and tag; a raw one has its tag. */
const OVERHEAD = 1 + 12 + 16

/** A round with a server that has nothing new, as far as the device has a part in it; in ms. */
export async function emptyRound(tablet: Tablet): Promise<number> {
  const { vault, surroundings, streams, outbox } = tablet
  const { disk, locks, clock } = surroundings
  const names = await vault.keyNames()
  const spaces = await Promise.all(
    names.map(async ({ space, compartment }) => {
      const stream = await streams.get(space, compartment)
      return { space, compartment, seq: stream?.after ?? 0, digest: stream?.digest ?? '' }
    }),
  )
  const heads: Json = { protocol: 1, at: clock(), backup: null, spaces }
  const start = performance.now()
  const { received, problem } = await syncRound({
    ...{ vault, disk, outbox, locks, clock, streams, serverTime: createServerTime(clock) },
    fetch: async () => Response.json(heads),
    proof: vault.proof,
    reseal: () => resealOutbox(vault, disk, clock()),
    isStopped: () => false,
  })
  const took = performance.now() - start
  if (problem !== null || received > 0) throw new Error(`Not a round with nothing new: ${problem}`)
  return took
}
