import { type Bytes, err, type Result } from '#core'
import type { StoredPasskey } from '#vault'
import type { CredentialProblem } from './browser-credentials.ts'

/** `no-key`: there are passkeys, and they give no key. */
export type PasskeyProblem = CredentialProblem | 'no-key'

/** What a passkey gives: the bytes are for the vault's worker, and nobody else. */
export type PasskeyAnswer = { readonly credential: string; readonly output: Bytes }

/** The passkeys of the system that the browser runs on. */
export type PasskeySystem = {
  /** Makes one, and asks it. `user`: which vault it is for; an earlier one for the same is replaced. */
  make(passkey: {
    readonly user: Bytes
    readonly name: string
    readonly salt: string
  }): Promise<Result<PasskeyAnswer, PasskeyProblem>>
  /** Asks for any one of those that are known here. */
  ask(
    known: readonly Pick<StoredPasskey, 'credential' | 'salt'>[],
    stop?: AbortSignal,
  ): Promise<Result<PasskeyAnswer, PasskeyProblem>>
  /** Tells the system that a passkey opens nothing any more; whether it then deletes it is not answered. */
  forget(credential: string): Promise<void>
}

/** Where what asks for them does not load, as on a page whose files an update took away. */
export const noPasskeys: PasskeySystem = {
  make: async () => err('failed'),
  ask: async () => err('failed'),
  forget: async () => undefined,
}
