import { err, fromBase64url, ok, type Result, toBase64url } from '#core'
import { createVaultRow, type DiskError } from '#store'
import type { Device } from './device.ts'
import type { PasskeyProblem } from './passkey-system.ts'
import { tryUnlock, type UnlockProblem } from './unlock.ts'

export type PasskeySetUpProblem =
  | UnlockProblem
  | { readonly kind: PasskeyProblem | 'disk-full' | 'disk-failed' }

/** As the system lists it: which app on which tablet, by the four letters that a history shows, and nobody's name. */
export const passkeyName = (device: string): string => `Cairn on this tablet (${device.slice(0, 4)})`

/** Asks for the passphrase anew, has the system make a passkey, and stores what it opens. Whatever goes wrong, nothing is stored. */
export async function setUpPasskey(
  { parts, vaults }: Device,
  vault: string,
  passphrase: string,
): Promise<Result<null, PasskeySetUpProblem>> {
  const { surroundings, random, passkeySystem, startVaultWorker } = parts
  const worker = startVaultWorker()
  try {
    const mine = (await vaults.all()).filter(({ id }) => id === vault)
    const [stored] = mine
    if (!stored) return err({ kind: 'disk-failed' })
    const known = await tryUnlock(passphrase, mine, [], worker, { vaults, clock: surroundings.clock })
    if (!known.ok) return known
    const system = await passkeySystem()
    const salt = toBase64url(random(32))
    const user = fromBase64url(vault) ?? new Uint8Array()
    const made = await system.make({ user, name: passkeyName(stored.device), salt })
    if (!made.ok) return err({ kind: made.error })
    const { credential, output } = made.value
    const sealed = await worker.sealForPasskey(stored, passphrase, { credential, salt }, output)
    const kept: Result<null, DiskError> = sealed.ok
      ? await createVaultRow(vault, surroundings).keepPasskey(sealed.value)
      : err('failed')
    if (kept.ok) return ok(null)
    await system.forget(credential)
    return err({ kind: kept.error === 'full' ? 'disk-full' : 'disk-failed' })
  } finally {
    worker.end()
  }
}

/** The passphrase alone opens the vault again. The system is asked to let go of the passkey too, which it need not. */
export async function removePasskey(
  { parts, vaults }: Device,
  vault: string,
): Promise<Result<null, DiskError>> {
  const stored = (await vaults.all()).find(({ id }) => id === vault)
  const removed = await createVaultRow(vault, parts.surroundings).removePasskey()
  if (removed.ok && stored?.passkey) await (await parts.passkeySystem()).forget(stored.passkey.credential)
  return removed
}
