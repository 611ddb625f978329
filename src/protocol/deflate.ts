import { deflateSync, Inflate, inflateSync } from 'fflate'
import { type Bytes, concatBytes, err, ok, type Result } from '#core'

/** Raw deflate (RFC 1951). `dictionary`: text that both sides know, as if it stood before. */
export const deflate = (bytes: Bytes, dictionary?: Bytes): Bytes =>
  deflateSync(bytes, dictionary && { dictionary })

/** Stops as soon as `limit` bytes have come out, so that a small envelope cannot fill the memory. */
export const inflate = (
  bytes: Bytes,
  limit: number,
  dictionary?: Bytes,
): Result<Bytes, 'damaged' | 'too-large'> =>
  inflateLittle(bytes, limit, dictionary) ?? inflateAny(bytes, limit, dictionary)

/** More could keep on swelling for a while, which nothing stops here. */
const LITTLE = 4_096

/**
 * What most bodies are, at once and into a room that is large enough for nearly all: a stream takes 160 kB for a sentence, most of what opening one cost.
 * Null where this is not enough, or something is wrong.
 */
function inflateLittle(bytes: Bytes, limit: number, dictionary?: Bytes): Result<Bytes, 'too-large'> | null {
  if (bytes.length > LITTLE) return null
  const out = new Uint8Array(1_024 + 8 * bytes.length)
  try {
    const inflated = inflateSync(bytes, dictionary ? { out, dictionary } : { out })
    // What comes out beyond the room is dropped without a word.
    if (inflated.length === out.length) return null
    return inflated.length > limit ? err('too-large') : ok(inflated.slice())
  } catch {
    return null
  }
}

/** Bytes taken at a time: they can swell to a thousand times as much, 16 MB, before that is noticed. */
const SLICE = 16_384

function inflateAny(bytes: Bytes, limit: number, dictionary?: Bytes): Result<Bytes, 'damaged' | 'too-large'> {
  if (bytes.length === 0) return err('damaged') // the stream would wait for more
  const chunks: Bytes[] = []
  let length = 0
  const stream = new Inflate(dictionary ? { dictionary } : {}, (chunk) => {
    length += chunk.length
    chunks.push(new Uint8Array(chunk))
  })
  try {
    for (let at = 0; length <= limit; at += SLICE) {
      const isLast = at + SLICE >= bytes.length
      stream.push(bytes.subarray(at, at + SLICE), isLast)
      if (isLast) break
    }
  } catch {
    return err('damaged')
  }
  return length > limit ? err('too-large') : ok(concatBytes(...chunks))
}
