import { deflateSync, Inflate } from 'fflate'
import { type Bytes, concatBytes, err, ok, type Result } from '#core'

/** Raw deflate (RFC 1951). `dictionary`: text that both sides know, as if it stood before. */
export const deflate = (bytes: Bytes, dictionary?: Bytes): Bytes =>
  deflateSync(bytes, dictionary && { dictionary })

/** Bytes taken at a time: they can swell to a thousand times as much, 16 MB, before that is noticed. */
const SLICE = 16_384

/** Stops as soon as `limit` bytes have come out, so that a small envelope cannot fill the memory. */
export function inflate(
  bytes: Bytes,
  limit: number,
  dictionary?: Bytes,
): Result<Bytes, 'damaged' | 'too-large'> {
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
