import {
  type HeadsAnswer,
  MAX_IDS,
  parseStatementsAnswer,
  type StatementsAnswer,
  type StatementsPage,
} from '#protocol'
import type { DiskError, FetchedBatch, Streams } from '#store'
import { type ReadParts, read } from './read.ts'
import type { Answer, SyncProblem } from './transport.ts'
import { certificatesOf, isTrustworthy } from './verify.ts'

export type SpaceHead = HeadsAnswer['spaces'][number]

export type PageParts = ReadParts & { readonly streams: Streams }

export type PagesOutcome = {
  /** Batches fetched. */
  readonly received: number
  readonly problem: SyncProblem | null
  /** The server is there, and this stream cannot be read on: a damaged body, or a batch that nobody signed so. */
  readonly isStuck: boolean
}

const PAGE = 200

/** Of a case that was erased since the heads were read: the next ones say so. */
export const ERASED = 'erased'

/** Reads a stream on from `after`, page by page, and stops at the first that is wrong. */
export async function pullPages(
  { space, compartment }: SpaceHead,
  from: number,
  parts: PageParts,
): Promise<PagesOutcome> {
  let received = 0
  for (let after: number | null = from; after !== null; ) {
    const path: string = `/api/spaces/${space}/${compartment}/statements?after=${after}&limit=${PAGE}`
    const page: Answer<StatementsAnswer> = await read(parts, path, parseStatementsAnswer)
    if (!page.ok && page.code === ERASED) return { received, problem: null, isStuck: false }
    if (!page.ok) return { received, problem: page.problem, isStuck: page.code === 'server-error' }
    const { batches, next, upTo, people } = page.value
    const fetched = await checked(page.value, space, compartment)
    if (fetched.length < batches.length) return { received, problem: 'untrusted-answer', isStuck: true }
    const applied = await parts.streams.apply([{ space, compartment, fetched, after: next ?? upTo, people }])
    if (!applied.ok) return { received, problem: diskProblem(applied.error), isStuck: false }
    received += batches.length
    after = next
  }
  return { received, problem: null, isStuck: false }
}

/** Fetches single batches; what the server cannot give, or nobody signed so, is left out and the rest is taken. */
export async function pullBatches(
  { space, compartment }: SpaceHead,
  ids: readonly string[],
  parts: PageParts,
): Promise<Omit<PagesOutcome, 'isStuck'>> {
  let received = 0
  let untrusted = 0
  for (let from = 0; from < ids.length; from += MAX_IDS) {
    const some = ids.slice(from, from + MAX_IDS).join()
    for (let after: number | null = 0; after !== null; ) {
      const path: string = `/api/spaces/${space}/${compartment}/statements?ids=${some}&after=${after}`
      const page: Answer<StatementsAnswer> = await read(parts, path, parseStatementsAnswer)
      if (!page.ok && page.code === ERASED) return { received, problem: null }
      if (!page.ok) return { received, problem: page.problem }
      const { batches, people }: StatementsAnswer = page.value
      const fetched = await checked(page.value, space, compartment)
      const applied = await parts.streams.apply([{ space, compartment, fetched, after: null, people }])
      if (!applied.ok) return { received, problem: diskProblem(applied.error) }
      received += fetched.length
      untrusted += batches.length - fetched.length
      after = page.value.next
    }
  }
  return { received, problem: untrusted > 0 ? 'untrusted-answer' : null }
}

/** Those batches of a page that are what their authors signed. */
export async function checked(
  { batches, keys }: StatementsPage,
  space: SpaceHead['space'],
  compartment: SpaceHead['compartment'],
): Promise<readonly FetchedBatch[]> {
  const verdicts = await Promise.all(batches.map((batch) => isTrustworthy(batch, space, compartment, keys)))
  return batches
    .filter((_, index) => verdicts[index])
    .map((batch) => ({ batch, certificates: certificatesOf(batch, keys) }))
}

export const diskProblem = (error: DiskError): SyncProblem => (error === 'full' ? 'disk-full' : 'disk-failed')
