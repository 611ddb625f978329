import type { Context } from 'hono'
import * as v from 'valibot'
import { isId } from '#core'
import { PROTOCOL } from '#protocol'
import { madePasskey, type NewPasskeyAnswer, type PasskeyAddedAnswer } from '#protocol/second-factor'
import type { Service } from '../service.ts'
import { addPasskey, askForNewPasskey, removePasskey } from '../sign-in/passkeys.ts'
import { relyingPartyOf } from '../sign-in/relying-party.ts'
import type { SignIn } from '../sign-in/sign-ins.ts'
import { noteDetail } from './audited.ts'
import { readAs } from './body.ts'
import { problem } from './problems.ts'

export async function handlePasskeyBegun(
  c: Context,
  service: Service,
  { officer }: SignIn,
): Promise<Response> {
  const party = relyingPartyOf(service, c.req.header('origin'))
  if (!party) return problem(c, 'no-passkeys-here')
  const question = await askForNewPasskey(service, officer.id, party)
  if (typeof question === 'string') return problem(c, question)
  return c.json({
    ...{ protocol: PROTOCOL, at: service.clock() },
    ...{ user: officer.id, ...question },
  } satisfies NewPasskeyAnswer)
}

export async function handlePasskeyAdded(
  c: Context,
  service: Service,
  { officer }: SignIn,
): Promise<Response> {
  const body = await readAs(c.req.raw, madePasskey)
  if (!body.ok) return problem(c, body.error)
  const party = relyingPartyOf(service, c.req.header('origin'))
  if (!party) return problem(c, 'no-passkeys-here')
  const added = await addPasskey(service, officer.id, party, body.value)
  if (typeof added === 'string') return problem(c, added)
  noteDetail(c, { passkey: added.passkey })
  return c.json({ protocol: PROTOCOL, at: service.clock(), ...added } satisfies PasskeyAddedAnswer)
}

const removal = v.object({ passkey: v.custom<string>(isId) })

export async function handlePasskeyRemoved(
  c: Context,
  service: Service,
  { officer }: SignIn,
): Promise<Response> {
  const body = await readAs(c.req.raw, removal)
  if (!body.ok) return problem(c, body.error)
  noteDetail(c, { passkey: body.value.passkey })
  await removePasskey(service, officer.id, body.value.passkey)
  return c.json({ protocol: PROTOCOL, at: service.clock() })
}
