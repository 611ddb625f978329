import type { Context } from 'hono'
import * as v from 'valibot'
import { PROTOCOL } from '#protocol'
import { passkeyAssertion } from '#protocol/second-factor'
import type { Service } from '../service.ts'
import { giveToken, takeToken } from '../sign-in/cookie.ts'
import type { Refused } from '../sign-in/credentials.ts'
import { relyingPartyOf } from '../sign-in/relying-party.ts'
import { endSignIn, proveAgain, type SignIn, signIn } from '../sign-in/sign-ins.ts'
import { noteDetail } from './audited.ts'
import { readAs } from './body.ts'
import { problem, tooManyTries } from './problems.ts'
import { MAX_CODE } from './second-factor.ts'

const proof = v.object({
  password: v.pipe(v.string(), v.maxLength(1_000)),
  code: v.optional(v.pipe(v.string(), v.maxLength(MAX_CODE)), ''),
  passkey: v.optional(passkeyAssertion),
})

const signInBody = v.object({
  ...proof.entries,
  name: v.pipe(
    v.string(),
    v.maxLength(200),
    v.check((name) => !name.includes('\0')), // PostgreSQL has no text with this character
  ),
})

export async function handleSignIn(c: Context, service: Service): Promise<Response> {
  const body = await readAs(c.req.raw, signInBody)
  if (!body.ok) return problem(c, body.error)
  const party = relyingPartyOf(service, c.req.header('origin'))
  const outcome = await signIn(service, body.value, party)
  if (outcome.kind !== 'signed-in') return refused(c, outcome)
  giveToken(c, outcome.token)
  const { id, officer } = outcome.signIn
  noteDetail(c, { officer: officer.id, ...usedPasskey(outcome) })
  return c.json({ protocol: PROTOCOL, at: service.clock(), signIn: id, officer })
}

export async function handleProof(c: Context, service: Service, signedIn: SignIn): Promise<Response> {
  const body = await readAs(c.req.raw, proof)
  if (!body.ok) return problem(c, body.error)
  const party = relyingPartyOf(service, c.req.header('origin'))
  const outcome = await proveAgain(service, signedIn, body.value, party)
  if (outcome.kind !== 'proved') return refused(c, outcome)
  noteDetail(c, usedPasskey(outcome))
  return c.json({ protocol: PROTOCOL, at: service.clock() })
}

const usedPasskey = ({ passkey }: { readonly passkey: string | undefined }) =>
  passkey === undefined ? {} : { passkey }

function refused(c: Context, outcome: Refused): Response {
  if (outcome.kind === 'wait') return tooManyTries(c, outcome.ms)
  if (outcome.officer !== null) noteDetail(c, { officer: outcome.officer })
  if (outcome.kind === 'wrong') return problem(c, 'wrong-sign-in')
  if (outcome.wentBack !== undefined) noteDetail(c, { passkey: outcome.wentBack, why: 'counter-back' })
  return problem(c, outcome.kind, outcome.question)
}

export async function handleSignOut(c: Context, { db }: Service, { id }: SignIn): Promise<Response> {
  await endSignIn(db, id)
  takeToken(c)
  return c.json({ protocol: PROTOCOL })
}
