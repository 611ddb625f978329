import type { PasskeyAssertion, SecondStepQuestion } from '#protocol/second-factor'
import type { Service } from '../service.ts'
import type { Purpose } from './passkey-challenges.ts'
import { askForPasskey, usePasskey } from './passkeys.ts'
import type { RelyingParty } from './relying-party.ts'
import { checkCode } from './second-factor.ts'
import { stepsOf } from './steps.ts'

/** What came beside a password: a typed code, or the answer of a passkey, which goes first. */
export type Given = { readonly code: string; readonly passkey?: PasskeyAssertion | undefined }

/** Where it came from, and what it is for. */
export type Asking = { readonly party: RelyingParty | null; readonly purpose: Exclude<Purpose, 'add'> }

export type Stepped =
  /** `passkey`: its id, where one was used. */
  | { readonly kind: 'right'; readonly passkey?: string }
  | {
      readonly kind: 'code-needed' | 'wrong-code' | 'wrong-passkey'
      /** What would be enough, with a new challenge. */
      readonly question: SecondStepQuestion
      /** A passkey whose counter went back. */
      readonly wentBack?: string
    }

/** Whether the second step of an officer is taken, once their password was right. What is right is used up. */
export async function takeSecondStep(
  service: Service,
  officer: string,
  { code, passkey }: Given,
  asking: Asking,
): Promise<Stepped> {
  const ask = () => questionFor(service, officer, asking)
  if (passkey && (await stepsOf(service.db, officer)).includes('passkey')) {
    const used = asking.party
      ? await usePasskey(service, officer, asking.party, asking.purpose, passkey)
      : ({ kind: 'wrong' } as const)
    if (used.kind === 'right') return used
    const wentBack = used.kind === 'counter-back' ? { wentBack: used.passkey } : {}
    return { kind: 'wrong-passkey', question: await ask(), ...wentBack }
  }
  const checked = await checkCode(service, officer, code)
  if (checked === 'free' || checked === 'right') return { kind: 'right' }
  return { kind: checked === 'needed' ? 'code-needed' : 'wrong-code', question: await ask() }
}

async function questionFor(
  service: Service,
  officer: string,
  { party, purpose }: Asking,
): Promise<SecondStepQuestion> {
  const steps = await stepsOf(service.db, officer)
  const passkey = party ? await askForPasskey(service, officer, party, purpose) : null
  return { steps, ...(passkey ? { passkey } : {}) }
}
