import { differenceOf, emptyDigest } from '#protocol'
import type { Stream, Unsettled } from '#store'

/** `same`: nothing to do. `due`: exchange ids now. `paused`: what differs was exchanged lately and did not change since. */
export type Standing = 'same' | 'due' | 'paused'

const AT_ONCE = 3
const FIRST_PAUSE_MS = 5 * 60_000
const LONGEST_PAUSE_MS = 6 * 3_600_000

/**
 * How a stream that has been read to the end stands towards the server's head (docs/protocol.md §8b). `awaited`: batches with a receipt that
 * did not come in the stream.
 */
export function standingOf(
  stream: Stream,
  head: { readonly seq: number; readonly digest: string },
  awaited: readonly string[],
  now: number,
): Standing {
  const { unsettled } = stream
  if (stream.doubted || stream.after > head.seq) return 'due'
  const gap = differenceOf(head.digest, stream.digest)
  const partial = unsettled?.partial ?? []
  if (gap === emptyDigest && partial.length + awaited.length === 0) return 'same'
  const isKnown =
    unsettled !== null && gap === unsettled.gap && awaited.every((id) => unsettled.sentAgain.includes(id))
  return isKnown && !isPauseOver(unsettled, now) ? 'paused' : 'due'
}

/** A clock that was set back must not make the pause longer. */
function isPauseOver({ tries, at }: Unsettled, now: number): boolean {
  if (tries <= AT_ONCE) return true
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** (tries - AT_ONCE - 1), LONGEST_PAUSE_MS)
  return now < at || now >= at + pause
}
