import { isHash, type Json, type JsonObject } from '#core'
import { type Digest, emptyDigest, type People } from '#protocol'

/**
 * How far a (space, compartment) has been fetched, and the digest of what was. A new `epoch` starts over from nothing. `doubted`: something
 * here would not open, so the ids are to be exchanged whatever the digest says.
 */
export type Stream = {
  readonly after: number
  readonly digest: Digest
  readonly epoch: number
  readonly doubted: boolean
  readonly unsettled: Unsettled | null
  /** Names of those who wrote in the case, by officer id; in the officers' stream alone. */
  readonly people: People
  /** What somebody with sight may see of the case; in the officers' stream alone, and null for whoever is on it. */
  readonly sight: SightOnDevice | null
}

/** `until`: when it is over, as this device's clock shows it, in ms. */
export type SightOnDevice = { readonly until: number; readonly confidential: boolean }

/** What was still different after the last exchange (docs/protocol.md §8b). */
export type Unsettled = {
  /** What the server's digest has more than this device's. */
  readonly gap: Digest
  /** Batches that the server lacks and that cannot be sent: held in part, or too large. */
  readonly partial: readonly string[]
  /** Batches put in the outbox again that have not come in the stream since. */
  readonly sentAgain: readonly string[]
  /** Exchanges after which exactly this was different, and when the last of them was, in ms. */
  readonly tries: number
  readonly at: number
}

export const startOfStream: Stream = {
  after: 0,
  digest: emptyDigest,
  epoch: 1,
  doubted: false,
  unsettled: null,
  people: {},
  sight: null,
}

/** A damaged or missing position means from the beginning. */
export function parseStream(value: Json | undefined): Stream {
  const { after, digest, epoch } = (value ?? {}) as JsonObject
  return isCount(after) && isCount(epoch) && isHash(digest)
    ? { ...startOfStream, ...(value as Partial<Stream>) }
    : startOfStream
}

const isCount = (value: Json | undefined): boolean => Number.isSafeInteger(value) && Number(value) >= 0

/** What an exchange leaves different, counted on when it is what the one before left; null when nothing is. */
export function leftDifferent(
  left: Pick<Unsettled, 'gap' | 'partial' | 'sentAgain'>,
  before: Unsettled | null,
  at: number,
): Unsettled | null {
  if (left.gap === emptyDigest && left.partial.length + left.sentAgain.length === 0) return null
  const isSame =
    before !== null &&
    before.gap === left.gap &&
    isSameSet(before.partial, left.partial) &&
    isSameSet(before.sentAgain, left.sentAgain)
  return { ...left, tries: isSame ? before.tries + 1 : 1, at }
}

/** What is left of a difference once these batches came in the stream. */
export function withoutReceived(
  unsettled: Unsettled | null,
  received: ReadonlySet<string>,
): Unsettled | null {
  if (!unsettled) return null
  const isOut = (id: string): boolean => !received.has(id)
  return {
    ...unsettled,
    partial: unsettled.partial.filter(isOut),
    sentAgain: unsettled.sentAgain.filter(isOut),
  }
}

const isSameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id) => b.includes(id))
