import { err, type Result } from '#core'
import type { NewPasskeyAnswer, PasskeyAssertion, PasskeyToAdd } from '#protocol/second-factor'
import type { CredentialProblem } from './browser-credentials.ts'

/** `passkey-there`: this authenticator has one for the same officer already. */
export type NewPasskeyProblem = CredentialProblem | 'passkey-there'

/** Passkeys that sign in at the server (docs/protocol.md §8k). They open nothing on this device: that is `PasskeySystem`. */
export type SignInPasskeys = {
  /** `name`: what its officer calls it. */
  make(asked: NewPasskeyAnswer, name: string): Promise<Result<PasskeyToAdd, NewPasskeyProblem>>
  /** `asked`: what the server sent, whatever that is. */
  answer(asked: unknown): Promise<Result<PasskeyAssertion, CredentialProblem>>
}

/** Where what asks for them does not load, as on a page whose files an update took away. */
export const noSignInPasskeys: SignInPasskeys = {
  make: async () => err('failed'),
  answer: async () => err('failed'),
}
