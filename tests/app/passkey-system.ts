import { createHmac, randomBytes } from 'node:crypto'
import { err, ok } from '#core'
import type { PasskeyAnswer, PasskeyProblem, PasskeySystem } from '../../src/app/device/passkey-system.ts'

/** A tablet's passkeys, as its system keeps them, and the person who holds a finger to it. */
export type Passkeys = PasskeySystem & {
  /** By credential: what it is called. */
  readonly listed: ReadonlyMap<string, string>
  /** What happens at the next asking, in place of a finger. */
  refuses: PasskeyProblem | null
  /** Deletes one in the system's own settings. */
  delete(credential: string): void
  /** What the passkey gives for `salt`, as somebody reads it who holds the tablet's finger and its storage. */
  answer(credential: string, salt: string): PasskeyAnswer
}

export function createPasskeySystem(): Passkeys {
  const secrets = new Map<string, Uint8Array>()
  const listed = new Map<string, string>()
  const answer = (credential: string, salt: string): PasskeyAnswer => {
    const secret = secrets.get(credential) ?? randomBytes(32)
    return { credential, output: new Uint8Array(createHmac('sha256', secret).update(salt).digest()) }
  }
  const system: Passkeys = {
    listed,
    refuses: null,
    async make({ name, salt }) {
      if (system.refuses) return err(system.refuses)
      const credential = randomBytes(16).toString('base64url')
      secrets.set(credential, randomBytes(32))
      listed.set(credential, name)
      return ok(answer(credential, salt))
    },
    async ask(known) {
      if (system.refuses) return err(system.refuses)
      const one = known.find(({ credential }) => listed.has(credential))
      return one ? ok(answer(one.credential, one.salt)) : err('not-given')
    },
    async forget(credential) {
      listed.delete(credential)
    },
    delete: (credential) => void listed.delete(credential),
    answer,
  }
  return system
}
