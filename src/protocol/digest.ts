import { bytesFromText, fromBase64url, hashBytes, toBase64url } from '#core'

/** Order-free digest of a set of statements: a sum mod 2^256, so one addition per statement keeps it (docs/protocol.md §8). */
export type Digest = string

export const emptyDigest: Digest = toBase64url(new Uint8Array(32))

export type DigestEntry = { readonly id: string; readonly status: 'accepted' | 'withheld' }

export const addToDigest = (digest: Digest, entries: readonly DigestEntry[]): Digest =>
  fromNumber(entries.reduce((sum, entry) => sum + entryNumber(entry), toNumber(digest)))

export const removeFromDigest = (digest: Digest, entries: readonly DigestEntry[]): Digest =>
  fromNumber(entries.reduce((sum, entry) => sum - entryNumber(entry), toNumber(digest)))

/** The digest of several disjoint sets together. */
export const sumOfDigests = (digests: readonly Digest[]): Digest =>
  fromNumber(digests.reduce((sum, digest) => sum + toNumber(digest), 0n))

/** What `of` has more than `than`, as one number: the empty digest when both are of equal sets. */
export const differenceOf = (of: Digest, than: Digest): Digest => fromNumber(toNumber(of) - toNumber(than))

const entryNumber = ({ id, status }: DigestEntry): bigint =>
  bytesToNumber(hashBytes('cairn digest 1', bytesFromText(`${status}:${id}`)))

const toNumber = (digest: Digest): bigint => bytesToNumber(fromBase64url(digest) ?? new Uint8Array(32))

/** Eight bytes at a time: every statement that comes is counted. */
const places = [0, 8, 16, 24] as const

const bytesToNumber = ({ buffer, byteOffset, byteLength }: Uint8Array): bigint => {
  const view = new DataView(buffer, byteOffset, byteLength)
  return places.reduce((number, place) => (number << 64n) | view.getBigUint64(place), 0n)
}

function fromNumber(number: bigint): Digest {
  const bytes = new Uint8Array(32)
  const view = new DataView(bytes.buffer)
  let rest = BigInt.asUintN(256, number)
  for (const place of places.toReversed()) {
    view.setBigUint64(place, BigInt.asUintN(64, rest))
    rest >>= 64n
  }
  return toBase64url(bytes)
}
