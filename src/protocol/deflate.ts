import { type Bytes, concatBytes, err, ok, type Result } from '#core'

export const deflate = async (bytes: Bytes): Promise<Bytes> =>
  new Uint8Array(await new Response(through(bytes, new CompressionStream('deflate-raw'))).arrayBuffer())

/** Stops as soon as `limit` bytes have come out, so that a small envelope cannot fill the memory. */
export async function inflate(bytes: Bytes, limit: number): Promise<Result<Bytes, 'damaged' | 'too-large'>> {
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of through(bytes, new DecompressionStream('deflate-raw'))) {
      length += chunk.length
      if (length > limit) return err('too-large')
      chunks.push(chunk)
    }
  } catch {
    return err('damaged')
  }
  return ok(concatBytes(...chunks))
}

const through = (bytes: Bytes, stream: CompressionStream | DecompressionStream): ReadableStream<Bytes> =>
  new Blob([bytes]).stream().pipeThrough(stream)
