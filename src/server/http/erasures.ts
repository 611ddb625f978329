import type { Context } from 'hono'
import * as v from 'valibot'
import { isId } from '#core'
import { type ErasuresAnswer, erasureReasons, holdReasons, PROTOCOL } from '#protocol'
import { askErasure, eraseCase, listErasures, takeBackErasure } from '../erasing/erase.ts'
import { liftHold, listHolds, putOnHold } from '../erasing/hold.ts'
import type { Service } from '../service.ts'
import type { SignIn } from '../sign-in/sign-ins.ts'
import { noteDetail } from './audited.ts'
import { readJson } from './body.ts'
import { problem } from './problems.ts'

export async function handleErasures(c: Context, service: Service): Promise<Response> {
  const [erasures, holds] = await Promise.all([listErasures(service), listHolds(service)])
  return c.json({ protocol: PROTOCOL, at: service.clock(), erasures, holds } satisfies ErasuresAnswer)
}

const naming = v.object({ space: v.custom<string>(isId) })
const asking = v.object({ ...naming.entries, reason: v.picklist(erasureReasons) })
const holding = v.object({ ...naming.entries, reason: v.picklist(holdReasons) })

export const handleErasureAsked = (c: Context, service: Service, { officer }: SignIn): Promise<Response> =>
  act(c, service, asking, ({ space, reason }) => askErasure(service, officer, space, reason))

export const handleErasureDone = (c: Context, service: Service, { officer }: SignIn): Promise<Response> =>
  act(c, service, naming, ({ space }) => eraseCase(service, officer, space))

export const handleErasureTakenBack = (c: Context, service: Service): Promise<Response> =>
  act(c, service, naming, ({ space }) => takeBackErasure(service, space))

export const handleHoldPut = (c: Context, service: Service, { officer }: SignIn): Promise<Response> =>
  act(c, service, holding, ({ space, reason }) => putOnHold(service, officer, space, reason))

export const handleHoldLifted = (c: Context, service: Service): Promise<Response> =>
  act(c, service, holding, ({ space, reason }) => liftHold(service, space, reason))

async function act<T extends { readonly space: string }>(
  c: Context,
  service: Service,
  schema: v.GenericSchema<unknown, T>,
  work: (said: T) => ReturnType<typeof eraseCase>,
): Promise<Response> {
  const body = await readJson(c.req.raw)
  if (!body.ok) return problem(c, body.error)
  const said = v.safeParse(schema, body.value)
  if (!said.success) return problem(c, 'bad-request')
  noteDetail(c, { ...said.output })
  const outcome = await work(said.output)
  return outcome === 'done' ? c.json({ protocol: PROTOCOL, at: service.clock() }) : problem(c, outcome)
}
