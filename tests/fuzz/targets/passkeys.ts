import * as v from 'valibot'
import { equalBytes, fromBase64url, toBase64url } from '#core'
import { madePasskey, type PasskeyQuestion, passkeyAssertion } from '#protocol/second-factor'
import {
  type Credential,
  challengeIn,
  checkAssertion,
  checkMade,
} from '../../../src/server/sign-in/passkey-checks.ts'
import { ORIGIN } from '../../server/devices.ts'
import { softPasskey } from '../../server/soft-passkey.ts'
import type { Dice } from '../../world/dice.ts'
import { mutateBytes, mutateText } from '../mutate.ts'
import { ofText, type Target, target, walkAlong } from '../target.ts'

const party = { origin: ORIGIN, id: 'cairn.test' }
const asked: PasskeyQuestion = { challenge: 'A'.repeat(43), rpId: party.id, known: [] }
const key = softPasskey()
const made = key.make(asked, 'Blue key')
const answered = key.answer(asked)
const credential: Credential = { id: key.id, publicKey: key.publicKey, counter: 0 }

const bytesOf = (text: string) => fromBase64url(text) ?? new Uint8Array()

/** The JSON of it with something changed: around its bytes, or within those of one member. */
function mutated(dice: Dice, sample: Readonly<Record<string, unknown>>, fields: readonly string[]): string {
  if (dice.chance(0.3)) return mutateText(dice, sample, [made, answered])
  const field = dice.pick(fields as readonly [string, ...string[]])
  const others = [made.attestationObject, answered.authenticatorData, answered.signature].map(bytesOf)
  const changed = mutateBytes(dice, bytesOf(String(sample[field])), others)
  return JSON.stringify({ ...sample, [field]: toBase64url(changed) })
}

const refusals = ['not-json', 'bad-request', 'wrong-passkey']

export const passkeys: readonly Target[] = [
  target<string>({
    name: 'answer of a passkey',
    mutate: (dice) => mutated(dice, answered, ['clientDataJSON', 'authenticatorData', 'signature']),
    async parse(text) {
      const given = fromJson(text, passkeyAssertion)
      if (typeof given === 'string') return { refused: given }
      const counter =
        challengeIn(given.clientDataJSON) === asked.challenge && given.id === key.id
          ? await checkAssertion(given, credential, asked.challenge, party)
          : null
      return counter === null ? { refused: 'wrong-passkey' } : { accepted: { given, counter } }
    },
    refusals,
    wrong(_, accepted) {
      const { given, counter } = accepted as { given: typeof answered; counter: number }
      const isSigned = (['clientDataJSON', 'authenticatorData'] as const).every((field) =>
        equalBytes(bytesOf(given[field]), bytesOf(answered[field])),
      )
      return isSigned && counter === 2 ? null : 'what the key did not sign'
    },
    careless: {
      throws: ofText((value) => {
        walkAlong(answered, value)
        return { accepted: { given: answered, counter: 2 } }
      }),
      accepts: ofText((value) => ({ accepted: { given: value, counter: 2 } })),
    },
  }),
  target<string>({
    name: 'passkey that was made',
    mutate: (dice) => mutated(dice, made, ['clientDataJSON', 'attestationObject']),
    async parse(text) {
      const given = fromJson(text, madePasskey)
      if (typeof given === 'string') return { refused: given }
      const stored =
        challengeIn(given.clientDataJSON) === asked.challenge
          ? await checkMade(given, asked.challenge, party)
          : null
      return stored ? { accepted: stored } : { refused: 'wrong-passkey' }
    },
    refusals,
    // Nobody signs what is made: any key that can check something may come of a change.
    wrong: (_, accepted) => {
      const { id, publicKey, counter } = accepted as Credential
      return id === key.id && publicKey.length >= 32 && Number.isSafeInteger(counter) ? null : 'no credential'
    },
    careless: {
      throws: ofText((value) => {
        walkAlong(made, value)
        return { accepted: credential }
      }),
      accepts: ofText((value) => ({ accepted: { ...credential, id: (value as { id: string }).id } })),
    },
  }),
]

function fromJson<S extends v.GenericSchema>(text: string, schema: S): v.InferOutput<S> | string {
  try {
    const parsed = v.safeParse(schema, JSON.parse(text))
    return parsed.success ? parsed.output : 'bad-request'
  } catch {
    return 'not-json'
  }
}
