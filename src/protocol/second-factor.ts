import * as v from 'valibot'
import { fromBase64url, isId } from '#core'

/** Bytes of the secret that an authenticator app makes codes from (docs/protocol.md §8f). */
export const SECRET_LENGTH = 20

/** What signs in beside a password: codes of a phone, or a passkey (§8k). */
export type SecondStep = 'totp' | 'passkey'

/** One of an officer's own: `usedAt` is null until it signed in. */
export type OwnPasskey = {
  readonly id: string
  readonly name: string
  readonly madeAt: number
  readonly usedAt: number | null
}

/** An officer's own: since when there is any second step, and the phone's codes; null: never. And how many recovery codes were not used yet. */
export type SecondFactorAnswer = {
  readonly protocol: number
  readonly at: number
  readonly setUpAt: number | null
  readonly totpAt: number | null
  readonly codesLeft: number
  readonly passkeys: readonly OwnPasskey[]
}

export type RecoveryCodesAnswer = {
  readonly protocol: number
  readonly at: number
  readonly recoveryCodes: readonly string[]
}

/** Who has one, for managers. */
export type SecondFactorsAnswer = {
  readonly protocol: number
  readonly at: number
  readonly officers: readonly { readonly officer: string; readonly setUpAt: number }[]
}

/** What a passkey is asked, and which: credential ids in base64url, and how each is reached. */
export type PasskeyQuestion = {
  readonly challenge: string
  readonly rpId: string
  readonly known: readonly { readonly id: string; readonly transports: readonly string[] }[]
}

/** What a new one is to be made for; `known` are not to be made again. */
export type NewPasskeyAnswer = PasskeyQuestion & {
  readonly protocol: number
  readonly at: number
  readonly user: string
}

export type PasskeyAddedAnswer = RecoveryCodesAnswer & { readonly passkey: string }

/** What the server says once the password was right, and what came with it not enough. */
export type SecondStepQuestion = {
  readonly steps: readonly SecondStep[]
  readonly passkey?: PasskeyQuestion
}

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const told = { protocol: count, at: count }
const id = v.custom<string>(isId)

/** No credential id is longer (WebAuthn §4), and no answer of a passkey either. */
const MAX_ID = 1_364
const MAX_BYTES = 12_000
const base64url = (most: number) =>
  v.pipe(
    v.string(),
    v.minLength(1),
    v.maxLength(most),
    v.check((text) => fromBase64url(text) !== null),
  )

/** Ways to reach an authenticator; those of a later WebAuthn are left out. */
const transports = ['ble', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const
const knownTransports = v.pipe(
  v.array(v.pipe(v.string(), v.maxLength(30))),
  v.maxLength(20),
  v.transform((named) => transports.filter((one) => named.includes(one))),
)

/** What a person calls a passkey, in characters. */
export const MAX_PASSKEY_NAME = 40

/** What the browser gave for a passkey that was made. */
export const madePasskey = v.object({
  name: v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1),
    v.maxLength(MAX_PASSKEY_NAME),
    v.check((name) => !/\p{Cc}/u.test(name)),
  ),
  id: base64url(MAX_ID),
  clientDataJSON: base64url(MAX_BYTES),
  attestationObject: base64url(MAX_BYTES),
  transports: knownTransports,
})
export type MadePasskey = v.InferOutput<typeof madePasskey>
/** The same as a device sends it: ways to reach it may be any. */
export type PasskeyToAdd = v.InferInput<typeof madePasskey>

/** What the browser gave for one that was asked. */
export const passkeyAssertion = v.object({
  id: base64url(MAX_ID),
  clientDataJSON: base64url(MAX_BYTES),
  authenticatorData: base64url(MAX_BYTES),
  signature: base64url(MAX_BYTES),
})
export type PasskeyAssertion = v.InferOutput<typeof passkeyAssertion>

/** Of a server of before passkeys, which has codes alone. */
const secondFactorBefore = v.pipe(
  v.object({ ...told, setUpAt: v.nullable(count), codesLeft: count }),
  v.transform((answer) => ({ ...answer, totpAt: answer.setUpAt, passkeys: [] })),
)
const secondFactor = v.object({
  ...told,
  ...{ setUpAt: v.nullable(count), totpAt: v.nullable(count), codesLeft: count },
  passkeys: v.array(v.object({ id, name: v.string(), madeAt: count, usedAt: v.nullable(count) })),
})
const codes = v.array(v.pipe(v.string(), v.regex(/^\d{12}$/)))
const recoveryCodes = v.object({ ...told, recoveryCodes: codes })
const passkeyAdded = v.object({ ...told, recoveryCodes: codes, passkey: id })
const secondFactors = v.object({
  ...told,
  officers: v.array(v.object({ officer: id, setUpAt: count })),
})
const question = {
  challenge: base64url(100),
  rpId: v.pipe(v.string(), v.maxLength(253)),
  known: v.array(v.object({ id: base64url(MAX_ID), transports: knownTransports })),
}
const passkeyQuestion = v.object(question)
const newPasskey = v.object({ ...told, ...question, user: id })

/** Each parser gives the answer, or null for anything that is not one. */
export const parseSecondFactorAnswer = (value: unknown): SecondFactorAnswer | null =>
  parsed(secondFactor, value) ?? (isOfBefore(value) ? parsed(secondFactorBefore, value) : null)
export const parseRecoveryCodesAnswer = (value: unknown): RecoveryCodesAnswer | null =>
  parsed(recoveryCodes, value)
export const parseSecondFactorsAnswer = (value: unknown): SecondFactorsAnswer | null =>
  parsed(secondFactors, value)
export const parsePasskeyQuestion = (value: unknown): PasskeyQuestion | null => parsed(passkeyQuestion, value)
export const parseNewPasskeyAnswer = (value: unknown): NewPasskeyAnswer | null => parsed(newPasskey, value)
export const parsePasskeyAddedAnswer = (value: unknown): PasskeyAddedAnswer | null =>
  parsed(passkeyAdded, value)

const isOfBefore = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !('passkeys' in value)

function parsed<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> | null {
  const result = v.safeParse(schema, value)
  return result.success ? result.output : null
}
