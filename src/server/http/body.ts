import * as v from 'valibot'
import { type Bytes, concatBytes, err, isJson, type Json, ok, type Result, textFromBytes } from '#core'

const JSON_LIMIT = 16_384

/** Reads a body and stops as soon as it is over `limit` bytes. `damaged`: the sender broke off. */
export async function readBytes(
  request: Request,
  limit: number,
): Promise<Result<Bytes, 'too-large' | 'damaged'>> {
  if (Number(request.headers.get('content-length')) > limit) return err('too-large')
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of request.body ?? []) {
      length += chunk.length
      if (length > limit) return err('too-large')
      chunks.push(chunk)
    }
  } catch {
    return err('damaged')
  }
  return ok(concatBytes(...chunks))
}

/** The body's JSON, to be checked by its reader: any value that has a canonical form. */
export async function readJson(
  request: Request,
): Promise<Result<Json, 'too-large' | 'damaged' | 'bad-request'>> {
  if (!/^application\/json(;|$)/i.test(request.headers.get('content-type') ?? '')) return err('bad-request')
  const body = await readBytes(request, JSON_LIMIT)
  if (!body.ok) return body
  try {
    const value: unknown = JSON.parse(textFromBytes(body.value))
    return isJson(value) ? ok(value) : err('bad-request')
  } catch {
    return err('bad-request')
  }
}

/** The same, where it is of this shape. */
export async function readAs<T>(
  request: Request,
  shape: v.GenericSchema<unknown, T>,
): Promise<Result<T, 'too-large' | 'damaged' | 'bad-request'>> {
  const body = await readJson(request)
  if (!body.ok) return body
  const parsed = v.safeParse(shape, body.value)
  return parsed.success ? ok(parsed.output) : err('bad-request')
}
