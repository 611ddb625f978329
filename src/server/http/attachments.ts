import type { Context } from 'hono'
import * as v from 'valibot'
import { isHash, isId } from '#core'
import { type ChunksAnswer, decodeChunks, PROTOCOL } from '#protocol'
import { compartments } from '#record'
import { chunkIn, missingChunks, storeChunks } from '../attachments/chunks.ts'
import { backupMark } from '../backup-mark.ts'
import { mayReadStream, whyNot } from '../reading/stream.ts'
import type { Service } from '../service.ts'
import type { SignIn } from '../sign-in/sign-ins.ts'
import { noteDetail } from './audited.ts'
import type { Sent } from './guard.ts'
import { problem } from './problems.ts'

export async function handleChunks(c: Context, service: Service, { body }: Sent): Promise<Response> {
  const sent = decodeChunks(body)
  if (!sent.ok) return problem(c, sent.error)
  await storeChunks(service, sent.value.chunks)
  noteDetail(c, { chunks: sent.value.names.length })
  const missing = await missingChunks(service.db, sent.value.names)
  const backup = await backupMark(service)
  return c.json({ protocol: PROTOCOL, at: service.clock(), backup, missing } satisfies ChunksAnswer)
}

const place = v.object({
  space: v.custom<string>(isId),
  compartment: v.picklist(compartments),
  hash: v.custom<string>(isHash),
})

export async function handleChunk(c: Context, service: Service, { officer }: SignIn): Promise<Response> {
  const request = v.safeParse(place, c.req.param())
  if (!request.success) return problem(c, 'bad-request')
  noteDetail(c, { chunk: request.output.hash })
  if (!(await mayReadStream(service, officer, 'chunk', request.output)))
    return problem(c, await whyNot(service, officer, request.output))
  const chunk = await chunkIn(service.db, request.output, request.output.hash)
  if (!chunk) return problem(c, 'not-found')
  return c.body(new Uint8Array(chunk), 200, { 'Content-Type': 'application/octet-stream' })
}
