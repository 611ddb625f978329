import * as v from 'valibot'
import { isId } from '#core'

/** Bytes of the secret that an authenticator app makes codes from (docs/protocol.md §8f). */
export const SECRET_LENGTH = 20

/** An officer's own: since when, null where there is none, and how many recovery codes were not used yet. */
export type SecondFactorAnswer = {
  readonly protocol: number
  readonly at: number
  readonly setUpAt: number | null
  readonly codesLeft: number
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

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const told = { protocol: count, at: count }

const secondFactor = v.object({ ...told, setUpAt: v.nullable(count), codesLeft: count })
const recoveryCodes = v.object({ ...told, recoveryCodes: v.array(v.pipe(v.string(), v.regex(/^\d{12}$/))) })
const secondFactors = v.object({
  ...told,
  officers: v.array(v.object({ officer: v.custom<string>(isId), setUpAt: count })),
})

/** Each parser gives the answer, or null for anything that is not one. */
export const parseSecondFactorAnswer = (value: unknown): SecondFactorAnswer | null =>
  parsed(secondFactor, value)
export const parseRecoveryCodesAnswer = (value: unknown): RecoveryCodesAnswer | null =>
  parsed(recoveryCodes, value)
export const parseSecondFactorsAnswer = (value: unknown): SecondFactorsAnswer | null =>
  parsed(secondFactors, value)

function parsed<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> | null {
  const result = v.safeParse(schema, value)
  return result.success ? result.output : null
}
