import type { Context } from 'hono'
import * as v from 'valibot'
import { bytesFromText, equalBytes, isId } from '#core'
import { type DevicesAnswer, ERASED, PROTOCOL } from '#protocol'
import { listDevices, noteErased, refuseDevice } from '../devices.ts'
import type { Service } from '../service.ts'
import { noteDetail } from './audited.ts'
import { readAs } from './body.ts'
import type { Sent } from './guard.ts'
import { problem } from './problems.ts'

export async function handleDevices(c: Context, service: Service): Promise<Response> {
  const devices = await listDevices(service.db)
  return c.json({ protocol: PROTOCOL, at: service.clock(), devices } satisfies DevicesAnswer)
}

const refusal = v.object({ device: v.custom<string>(isId) })

export async function handleRefusal(c: Context, service: Service): Promise<Response> {
  const body = await readAs(c.req.raw, refusal)
  if (!body.ok) return problem(c, body.error)
  noteDetail(c, { device: body.value.device })
  const isKnown = await refuseDevice(service, body.value.device)
  return isKnown ? c.json({ protocol: PROTOCOL, at: service.clock() }) : problem(c, 'not-found')
}

export async function handleErased(c: Context, service: Service, { body, device }: Sent): Promise<Response> {
  if (!equalBytes(body, bytesFromText(ERASED))) return problem(c, 'bad-request')
  await noteErased(service, device)
  return c.json({ protocol: PROTOCOL, at: service.clock() })
}
