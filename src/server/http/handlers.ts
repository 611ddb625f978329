import type { Context } from 'hono'
import { sql } from 'kysely'
import * as v from 'valibot'
import { isHash, isId } from '#core'
import {
  type BatchesAnswer,
  decodePush,
  type HeadsAnswer,
  MAX_IDS,
  MAX_STREAMS,
  PROTOCOL,
  type PushAnswer,
  type StatementsAnswer,
  type StatementsOfManyAnswer,
} from '#protocol'
import { compartments } from '#record'
import { backupMark } from '../backup-mark.ts'
import { noteSeen } from '../devices.ts'
import { type EnrolmentRequest, enrolDevice } from '../enrolment.ts'
import { listBatches, MAX_LISTED } from '../reading/batches.ts'
import { endedFor, erasedFor, readHeads, sightsFor } from '../reading/heads.ts'
import { MAX_PAGE, readStatements, readStatementsOfMany } from '../reading/statements.ts'
import { whyNot } from '../reading/stream.ts'
import { receive } from '../receive/index.ts'
import type { Service } from '../service.ts'
import type { SignIn } from '../sign-in/sign-ins.ts'
import { noteDetail, noteEach, shortIds } from './audited.ts'
import { readAs } from './body.ts'
import type { Sent } from './guard.ts'
import { problem } from './problems.ts'

export async function health(c: Context, { db, log }: Service): Promise<Response> {
  try {
    await sql`select 1`.execute(db)
    return c.json({ ok: true })
  } catch {
    log({ event: 'database-unreachable' })
    return problem(c, 'unavailable')
  }
}

const enrolmentBody: v.GenericSchema<EnrolmentRequest> = v.object({
  devicePublicKey: v.pipe(v.string(), v.maxLength(100)),
  authorPublicKey: v.pipe(v.string(), v.maxLength(100)),
  deviceSignature: v.pipe(v.string(), v.maxLength(100)),
  authorSignature: v.pipe(v.string(), v.maxLength(100)),
})

export async function handleEnrolment(c: Context, service: Service, signedIn: SignIn): Promise<Response> {
  const body = await readAs(c.req.raw, enrolmentBody)
  if (!body.ok) return problem(c, body.error)
  const enrolled = await enrolDevice(service, signedIn, body.value)
  if (typeof enrolled === 'string') return problem(c, enrolled)
  noteDetail(c, { device: enrolled.device })
  return c.json({ protocol: PROTOCOL, at: service.clock(), ...enrolled })
}

export async function handlePush(c: Context, service: Service, sent: Sent): Promise<Response> {
  const envelopes = decodePush(sent.body)
  if (!envelopes.ok) return problem(c, envelopes.error)
  const receipts = await receive(service, envelopes.value)
  noteDetail(c, { batches: shortIds(receipts.map((one) => ('batch' in one ? one.batch : one.envelope))) })
  await noteSeen(service, sent.device)
  const backup = await backupMark(service)
  const answer: PushAnswer = { protocol: PROTOCOL, at: service.clock(), backup, receipts }
  return c.json(sent.isRefused ? { ...answer, erase: true } : answer)
}

export async function handleHeads(c: Context, service: Service, { officer }: SignIn): Promise<Response> {
  const spaces = await readHeads(service, officer)
  const backup = await backupMark(service)
  const erased = [...(await erasedFor(service, officer))].sort()
  const readable = new Set(spaces.map(({ space }) => space))
  const over = (await endedFor(service, officer, backup)).filter((space) => !readable.has(space))
  const ended = [...new Set([...over, ...erased])].sort()
  const sights = await sightsFor(service, officer)
  const answer: HeadsAnswer = { protocol: PROTOCOL, at: service.clock(), backup, spaces }
  return c.json({
    ...answer,
    ...(ended.length > 0 ? { ended } : {}),
    ...(erased.length > 0 ? { erased } : {}),
    ...(sights ? { sights } : {}),
  })
}

const wholeNumber = (least: number, most: number) =>
  v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number), v.minValue(least), v.maxValue(most))

const pageOf = (most: number) => ({
  space: v.custom<string>(isId),
  compartment: v.picklist(compartments),
  after: v.optional(wholeNumber(0, Number.MAX_SAFE_INTEGER), '0'),
  limit: v.optional(wholeNumber(1, most), String(most)),
})

const pageOfStatements = v.object({
  ...pageOf(MAX_PAGE),
  ids: v.optional(
    v.pipe(
      v.string(),
      v.transform((ids) => ids.split(',')),
      v.array(v.custom<string>(isHash)),
      v.maxLength(MAX_IDS),
    ),
  ),
})

const pageOfBatches = v.object(pageOf(MAX_LISTED))

export async function handleStatements(c: Context, service: Service, { officer }: SignIn): Promise<Response> {
  const request = v.safeParse(pageOfStatements, { ...c.req.query(), ...c.req.param() })
  if (!request.success) return problem(c, 'bad-request')
  const page = await readStatements(service, officer, request.output)
  const { after, ids } = request.output
  noteDetail(c, ids ? { ids: shortIds(ids) } : { after })
  if (!page) return problem(c, await whyNot(service, officer, request.output))
  return c.json({ protocol: PROTOCOL, ...page } satisfies StatementsAnswer)
}

const pagesOfMany = v.object({
  compartment: v.picklist(compartments),
  from: v.pipe(
    v.string(),
    v.transform((from) => from.split(',').map((one) => one.split('.'))),
    v.array(
      v.pipe(
        v.strictTuple([v.custom<string>(isId), wholeNumber(0, Number.MAX_SAFE_INTEGER)]),
        v.transform(([space, after]) => ({ space, after })),
      ),
    ),
    v.maxLength(MAX_STREAMS),
  ),
})

export async function handleStatementsOfMany(
  c: Context,
  service: Service,
  { officer }: SignIn,
): Promise<Response> {
  const request = v.safeParse(pagesOfMany, c.req.param())
  if (!request.success) return problem(c, 'bad-request')
  const { from } = request.output
  const streams = await readStatementsOfMany(service, officer, request.output)
  noteEach(c, from.slice(0, streams?.length))
  if (!streams) return problem(c, 'no-access')
  return c.json({ protocol: PROTOCOL, streams } satisfies StatementsOfManyAnswer)
}

export async function handleBatches(c: Context, service: Service, { officer }: SignIn): Promise<Response> {
  const request = v.safeParse(pageOfBatches, { ...c.req.query(), ...c.req.param() })
  if (!request.success) return problem(c, 'bad-request')
  noteDetail(c, { after: request.output.after })
  const page = await listBatches(service, officer, request.output)
  if (!page) return problem(c, await whyNot(service, officer, request.output))
  return c.json({ protocol: PROTOCOL, ...page } satisfies BatchesAnswer)
}
