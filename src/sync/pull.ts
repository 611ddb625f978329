import { type Clock, ok, type Result } from '#core'
import { type HeadsAnswer, parseHeadsAnswer } from '#protocol'
import type { DiskError, Stream, Streams } from '#store'
import { type HeadAndStream, readAhead } from './ahead.ts'
import { askDecided } from './decided.ts'
import { standingOf } from './difference.ts'
import { exchange } from './exchange.ts'
import { diskProblem, type PageParts, type PagesOutcome, pullPages, type SpaceHead } from './pages.ts'
import { read } from './read.ts'
import type { SyncProblem } from './transport.ts'

export type PullOutcome = {
  /** Batches fetched. */
  readonly received: number
  /** Batches put in the outbox because the server has lost them. */
  readonly sentAgain: number
  /** Everything this officer may read, whether or not this vault opens it; null when the server did not say. */
  readonly readable: HeadsAnswer['spaces'] | null
  readonly problem: SyncProblem | null
}

export type PullParts = PageParts & { readonly clock: Clock }

/** Fetches what is new in every space this vault may open. One faulty space does not stop the others. */
export async function pullAll(parts: PullParts): Promise<PullOutcome> {
  const { streams } = parts
  const awaited = await streams.awaited() // before the heads are asked for, which must have counted them
  const heads = await read(parts, '/api/heads', parseHeadsAnswer)
  if (!heads.ok) return { ...nothing, readable: null, problem: heads.problem }
  const { spaces, at, backup, ended = [], erased = [], sights } = heads.value
  for (const done of [
    await streams.prepare(spaces),
    await streams.noteBackup(backup),
    await streams.noteErased(erased),
    await streams.forget(ended),
    await noteSights(sights, at, streams),
  ])
    if (!done.ok) return { ...nothing, readable: spaces, problem: diskProblem(done.error) }
  const before = await moved(spaces, awaited, parts)
  const ahead = await readAhead(before.filter(isBehind), parts)
  const left = ahead > 0 ? await moved(spaces, awaited, parts) : before
  let outcome: PullOutcome = { ...nothing, received: ahead, readable: spaces }
  for (const { head } of left) {
    const { received, sentAgain, problem } = await pullSpace(head, awaitedIn(head, awaited), parts)
    outcome = {
      ...outcome,
      received: outcome.received + received,
      sentAgain: outcome.sentAgain + sentAgain,
      problem: worse(outcome.problem, problem),
    }
    if (problem !== null && endsTheRound.has(problem)) break
  }
  if (outcome.problem !== null && endsTheRound.has(outcome.problem)) return outcome
  return { ...outcome, problem: worse(outcome.problem, await askDecided(parts)) }
}

/** Of somebody who sees by sight: what of it they may see now, and what was confidential and is no longer theirs to see. */
async function noteSights(
  sights: HeadsAnswer['sights'],
  at: number,
  streams: Streams,
): Promise<Result<null, DiskError>> {
  if (!sights) return ok(null)
  const noted = await streams.noteSights(sights, at)
  if (!noted.ok) return noted
  const narrow = sights.filter(({ confidential }) => !confidential)
  return narrow.length === sights.length
    ? streams.forgetConfidential()
    : streams.forget(
        narrow.map(({ space }) => space),
        'confidential',
      )
}

/** Those of which there is anything to do: a round looks at every stream, and at most of them nothing is new. */
async function moved(
  heads: readonly SpaceHead[],
  awaited: Awaited<ReturnType<Streams['awaited']>>,
  { streams, clock }: PullParts,
): Promise<readonly HeadAndStream[]> {
  const now = clock()
  const held = await streams.getAll(heads)
  return heads.flatMap((head, index) => {
    const stream = held[index]
    if (!stream) return []
    const isSame = standingOf(stream, head, awaitedIn(head, awaited), now) === 'same'
    return stream.after < head.seq || !isSame ? [{ head, stream }] : []
  })
}

/** Whether there is more of it to read on; what is doubted is settled by its ids. */
const isBehind = ({ head, stream }: HeadAndStream): boolean => stream.after < head.seq && !stream.doubted

type SpaceOutcome = Pick<PullOutcome, 'received' | 'sentAgain' | 'problem'>

const nothing: SpaceOutcome = { received: 0, sentAgain: 0, problem: null }
const nothingToRead: PagesOutcome = { received: 0, problem: null, isStuck: false }

async function pullSpace(
  head: SpaceHead,
  awaited: readonly string[],
  parts: PullParts,
): Promise<SpaceOutcome> {
  const { space, compartment } = head
  const before = await parts.streams.get(space, compartment)
  if (!before) return nothing
  const reads = isBehind({ head, stream: before })
  const pages = reads ? await pullPages(head, before.after, parts) : nothingToRead
  if (pages.problem && !pages.isStuck) return outcomeOf(pages)
  const stream = (reads ? await parts.streams.get(space, compartment) : null) ?? before
  // Others wrote while the pages were read: this head is too old to compare with.
  if (reads && stream.after > head.seq) return outcomeOf(pages)
  const missing = awaited.length > 0 ? await stillAwaited(head, awaited, parts) : []
  const standing = pages.isStuck ? 'due' : standingOf(stream, head, missing, parts.clock())
  if (standing === 'same') return outcomeOf(pages)
  if (standing === 'paused') return { ...outcomeOf(pages), problem: 'differs' }
  const exchanged = (await exchange(head, parts)) ?? (await readAgain(head, stream, pages, parts))
  return { ...exchanged, received: pages.received + exchanged.received }
}

/** What a server without the list of ids leaves to do: read it all again and merge. */
async function readAgain(
  head: SpaceHead,
  stream: Stream,
  { isStuck, problem }: PagesOutcome,
  parts: PullParts,
): Promise<SpaceOutcome> {
  if (isStuck) return { ...nothing, problem }
  const isSame = stream.after === head.seq && stream.digest === head.digest
  if (isSame && !stream.doubted) return nothing
  const restarted = await parts.streams.restart(head.space, head.compartment)
  if (!restarted.ok) return { ...nothing, problem: diskProblem(restarted.error) }
  return outcomeOf(await pullPages(head, 0, parts))
}

async function stillAwaited(
  head: SpaceHead,
  before: readonly string[],
  { streams }: PullParts,
): Promise<readonly string[]> {
  return awaitedIn(head, await streams.awaited()).filter((id) => before.includes(id))
}

const awaitedIn = (
  { space, compartment }: SpaceHead,
  awaited: Awaited<ReturnType<Streams['awaited']>>,
): readonly string[] =>
  awaited.flatMap((one) => (one.space === space && one.compartment === compartment ? [one.batch] : []))

const outcomeOf = ({ received, problem }: PagesOutcome): SpaceOutcome => ({ ...nothing, received, problem })

/** What stands in the way of one space stands in the way of all. */
const endsTheRound: ReadonlySet<SyncProblem> = new Set([
  'offline',
  'signed-out',
  'update-needed',
  'server-behind',
])

/** That something differs is said only when nothing stands in the way of settling it. */
const worse = (a: SyncProblem | null, b: SyncProblem | null): SyncProblem | null =>
  a === null || (a === 'differs' && b !== null) ? b : a
