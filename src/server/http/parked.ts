import type { Context } from 'hono'
import * as v from 'valibot'
import { isHash } from '#core'
import { type DecidedAnswer, isSignedDecision, MAX_IDS, type ParkedAnswer, PROTOCOL } from '#protocol'
import { compartments } from '#record'
import { decide } from '../parked/decide.ts'
import { readDecided } from '../parked/decisions.ts'
import { listParked, MAX_PARKED } from '../parked/list.ts'
import type { Service } from '../service.ts'
import type { SignIn } from '../sign-in/sign-ins.ts'
import { noteDetail, shortIds } from './audited.ts'
import { readJson } from './body.ts'
import { problem } from './problems.ts'

const pageOfParked = v.object({
  compartment: v.picklist(compartments),
  after: v.optional(
    v.custom<string>((value) => value === '' || isHash(value)),
    '',
  ),
  limit: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number), v.minValue(1), v.maxValue(MAX_PARKED)),
    String(MAX_PARKED),
  ),
})

export async function handleParked(c: Context, service: Service, { officer }: SignIn): Promise<Response> {
  const request = v.safeParse(pageOfParked, { ...c.req.query(), ...c.req.param() })
  if (!request.success) return problem(c, 'bad-request')
  const page = await listParked(service, officer, request.output)
  if (!page) return problem(c, 'no-access')
  return c.json({ protocol: PROTOCOL, at: service.clock(), ...page } satisfies ParkedAnswer)
}

export async function handleDecision(c: Context, service: Service, { officer }: SignIn): Promise<Response> {
  const body = await readJson(c.req.raw)
  if (!body.ok) return problem(c, body.error)
  if (!isSignedDecision(body.value)) return problem(c, 'bad-request')
  noteDetail(c, { batch: body.value.decision.batch, decided: body.value.decision.outcome })
  const outcome = await decide(service, officer, body.value)
  switch (outcome.kind) {
    case 'done':
      return c.json({ protocol: PROTOCOL, at: service.clock(), decision: outcome.decision })
    case 'already-decided':
      return problem(c, 'already-decided', { decided: outcome.decided })
    default:
      return problem(c, outcome.kind)
  }
}

const idsOfStatements = v.pipe(
  v.string(),
  v.transform((ids) => ids.split(',')),
  v.array(v.custom<string>(isHash)),
  v.maxLength(MAX_IDS),
)

export async function handleDecided(c: Context, service: Service, { officer }: SignIn): Promise<Response> {
  const ids = v.safeParse(idsOfStatements, c.req.query('ids'))
  if (!ids.success) return problem(c, 'bad-request')
  noteDetail(c, { ids: shortIds(ids.output) })
  const statements = await readDecided(service, officer, ids.output)
  return c.json({ protocol: PROTOCOL, statements } satisfies DecidedAnswer)
}
