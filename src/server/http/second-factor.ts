import type { Context } from 'hono'
import * as v from 'valibot'
import { fromBase64url, isId } from '#core'
import { PROTOCOL } from '#protocol'
import {
  type RecoveryCodesAnswer,
  SECRET_LENGTH,
  type SecondFactorAnswer,
  type SecondFactorsAnswer,
} from '#protocol/second-factor'
import type { Service } from '../service.ts'
import { listPasskeys } from '../sign-in/passkeys.ts'
import { renewRecoveryCodes } from '../sign-in/recovery-codes.ts'
import { removeSecondFactor } from '../sign-in/remove-second-factor.ts'
import {
  deleteSecondFactor,
  listSecondFactors,
  secondFactorOf,
  setUpSecondFactor,
} from '../sign-in/second-factor.ts'
import type { SignIn } from '../sign-in/sign-ins.ts'
import { noteDetail } from './audited.ts'
import { readAs } from './body.ts'
import { problem, tooManyTries } from './problems.ts'

/** A recovery code with a blank after every digit, and more. */
export const MAX_CODE = 40

const code = v.pipe(v.string(), v.maxLength(MAX_CODE))

export async function handleSecondFactor(
  c: Context,
  service: Service,
  { officer }: SignIn,
): Promise<Response> {
  const own = await secondFactorOf(service.db, officer.id)
  const passkeys = await listPasskeys(service, officer.id)
  return c.json({ protocol: PROTOCOL, at: service.clock(), ...own, passkeys } satisfies SecondFactorAnswer)
}

const setUp = v.object({
  secret: v.pipe(
    v.string(),
    v.transform((text) => fromBase64url(text) ?? new Uint8Array()),
    v.check(({ length }) => length === SECRET_LENGTH),
  ),
  code,
})

export async function handleSetUp(c: Context, service: Service, { officer }: SignIn): Promise<Response> {
  const body = await readAs(c.req.raw, setUp)
  if (!body.ok) return problem(c, body.error)
  const recoveryCodes = await setUpSecondFactor(service, officer.id, body.value.secret, body.value.code)
  if (typeof recoveryCodes === 'string') return problem(c, recoveryCodes)
  return c.json({ protocol: PROTOCOL, at: service.clock(), recoveryCodes } satisfies RecoveryCodesAnswer)
}

/** For those that were used, or whose answer was lost. */
export async function handleNewCodes(c: Context, service: Service, { officer }: SignIn): Promise<Response> {
  const recoveryCodes = await renewRecoveryCodes(service, officer.id)
  if (typeof recoveryCodes === 'string') return problem(c, recoveryCodes)
  return c.json({ protocol: PROTOCOL, at: service.clock(), recoveryCodes } satisfies RecoveryCodesAnswer)
}

const removal = v.object({ code })

export async function handleRemoval(c: Context, service: Service, { officer }: SignIn): Promise<Response> {
  const body = await readAs(c.req.raw, removal)
  if (!body.ok) return problem(c, body.error)
  const outcome = await removeSecondFactor(service, officer.id, body.value.code)
  switch (outcome.kind) {
    case 'wait':
      return tooManyTries(c, outcome.ms)
    case 'wrong-code':
      return problem(c, 'wrong-code')
    case 'done':
      return c.json({ protocol: PROTOCOL, at: service.clock() })
  }
}

export async function handleSecondFactors(c: Context, { db, clock }: Service): Promise<Response> {
  const officers = await listSecondFactors(db)
  return c.json({ protocol: PROTOCOL, at: clock(), officers } satisfies SecondFactorsAnswer)
}

const reset = v.object({ officer: v.custom<string>(isId) })

/** A manager's own is removed with a code, like everybody's. */
export async function handleReset(c: Context, service: Service, { officer }: SignIn): Promise<Response> {
  const body = await readAs(c.req.raw, reset)
  if (!body.ok) return problem(c, body.error)
  noteDetail(c, { of: body.value.officer })
  if (body.value.officer === officer.id) return problem(c, 'your-own')
  await deleteSecondFactor(service, body.value.officer)
  return c.json({ protocol: PROTOCOL, at: service.clock() })
}
