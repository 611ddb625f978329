import {
  type HeadsAnswer,
  headerNames,
  parseHeadsAnswer,
  parseStatementsAnswer,
  type StatementsAnswer,
} from '#protocol'
import type { DiskError, Streams } from '#store'
import { type Answer, ask, type Fetch, type SyncProblem } from './transport.ts'
import { isTrustworthy } from './verify.ts'

export type PullOutcome = {
  /** Batches fetched. */
  readonly received: number
  /** Everything this officer may read, whether or not this vault opens it; null when the server did not say. */
  readonly readable: HeadsAnswer['spaces'] | null
  readonly problem: SyncProblem | null
}

export type PullParts = {
  readonly streams: Streams
  readonly fetch: Fetch
  /** Signs a reading request with the author key of the open vault. */
  readonly proof: (method: string, pathAndQuery: string, at: number) => Promise<string>
  /** The server's clock as last seen, in ms; kept by the caller between rounds. */
  readonly serverTime: ServerTime
}

/** How far the server's clock is from this device's; learnt from answers. */
export type ServerTime = { now(): number; learn(now: number | null): void }

const PAGE = 200

/** Fetches what is new in every space this vault may open. One faulty space does not stop the others. */
export async function pullAll(parts: PullParts): Promise<PullOutcome> {
  const heads = await read(parts, '/api/heads', parseHeadsAnswer)
  if (!heads.ok) return { received: 0, readable: null, problem: heads.problem }
  const { spaces } = heads.value
  const prepared = await parts.streams.prepare(spaces)
  if (!prepared.ok) return { received: 0, readable: spaces, problem: diskProblem(prepared.error) }
  let outcome: PullOutcome = { received: 0, readable: spaces, problem: null }
  for (const head of spaces) {
    const { received, problem } = await pullSpace(head, parts)
    outcome = { ...outcome, received: outcome.received + received, problem: outcome.problem ?? problem }
    if (problem === 'offline' || problem === 'signed-out') break
  }
  return outcome
}

type SpaceHead = HeadsAnswer['spaces'][number]
type SpaceOutcome = Pick<PullOutcome, 'received' | 'problem'>

async function pullSpace(head: SpaceHead, parts: PullParts): Promise<SpaceOutcome> {
  const { space, compartment } = head
  const stream = await parts.streams.get(space, compartment)
  if (!stream) return { received: 0, problem: null }
  if (stream.after === head.seq && stream.digest === head.digest) return { received: 0, problem: null }
  // A server that is behind us, or differs at the same place, was restored or damaged: read it all again and merge.
  const differs = stream.after > head.seq || stream.after === head.seq
  if (differs) {
    const restarted = await parts.streams.restart(space, compartment)
    if (!restarted.ok) return { received: 0, problem: diskProblem(restarted.error) }
  }
  return pullPages(head, differs ? 0 : stream.after, parts)
}

async function pullPages(
  { space, compartment }: SpaceHead,
  from: number,
  parts: PullParts,
): Promise<SpaceOutcome> {
  let received = 0
  for (let after: number | null = from; after !== null; ) {
    const path: string = `/api/spaces/${space}/${compartment}/statements?after=${after}&limit=${PAGE}`
    const page: Answer<StatementsAnswer> = await read(parts, path, parseStatementsAnswer)
    if (!page.ok) return { received, problem: page.problem }
    const { batches, keys, next, upTo } = page.value
    for (const batch of batches)
      if (!(await isTrustworthy(batch, space, compartment, keys)))
        return { received, problem: 'untrusted-answer' }
    const applied = await parts.streams.apply(space, compartment, batches, next ?? upTo)
    if (!applied.ok) return { received, problem: diskProblem(applied.error) }
    received += batches.length
    after = next
  }
  return { received, problem: null }
}

async function read<T>(
  parts: PullParts,
  path: string,
  parse: (value: unknown) => T | null,
): Promise<Answer<T>> {
  const attempt = async (): Promise<Answer<T>> => {
    const proof = await parts.proof('GET', path, parts.serverTime.now())
    const init = { credentials: 'same-origin', headers: { [headerNames.proof]: proof } } as const
    const answer = await ask(parts.fetch, path, init, parse)
    parts.serverTime.learn(answer.now)
    return answer
  }
  const first = await attempt()
  return !first.ok && first.code === 'stale-proof' ? attempt() : first
}

const diskProblem = (error: DiskError): SyncProblem => (error === 'full' ? 'disk-full' : 'disk-failed')
