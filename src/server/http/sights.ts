import type { Context } from 'hono'
import * as v from 'valibot'
import { isId } from '#core'
import { PROTOCOL } from '#protocol'
import type { SightsAnswer } from '#protocol/sight'
import type { Service } from '../service.ts'
import { endSight, grantSight, listSights } from '../sights.ts'
import type { SignIn } from '../sign-in/sign-ins.ts'
import { noteDetail } from './audited.ts'
import { readJson } from './body.ts'
import { type ProblemCode, problem } from './problems.ts'

export async function handleSights(c: Context, service: Service): Promise<Response> {
  const listed = await listSights(service)
  return c.json({ protocol: PROTOCOL, at: service.clock(), ...listed } satisfies SightsAnswer)
}

const naming = v.object({ space: v.custom<string>(isId), auditor: v.custom<string>(isId) })
const granting = v.object({
  ...naming.entries,
  until: v.pipe(v.number(), v.safeInteger()),
  confidential: v.boolean(),
})

export const handleSightGranted = (c: Context, service: Service, { officer }: SignIn): Promise<Response> =>
  act(c, service, granting, (said) => {
    noteDetail(c, { until: said.until, confidential: said.confidential })
    return grantSight(service, officer, said)
  })

export const handleSightEnded = (c: Context, service: Service): Promise<Response> =>
  act(c, service, naming, (said) => endSight(service, said))

async function act<T extends v.InferOutput<typeof naming>>(
  c: Context,
  service: Service,
  schema: v.GenericSchema<unknown, T>,
  work: (said: T) => Promise<'done' | ProblemCode>,
): Promise<Response> {
  const body = await readJson(c.req.raw)
  if (!body.ok) return problem(c, body.error)
  const said = v.safeParse(schema, body.value)
  if (!said.success) return problem(c, 'bad-request')
  noteDetail(c, { space: said.output.space, of: said.output.auditor })
  const outcome = await work(said.output)
  return outcome === 'done' ? c.json({ protocol: PROTOCOL, at: service.clock() }) : problem(c, outcome)
}
