import { type Clock, err, ok, type Result } from '#core'
import type { Compartment } from '#record'
import type { Vaults } from '#store'
import type { StoredVault, Unlocked, VaultWorker } from '#vault'
import { waitAfter } from './wrong-tries.ts'

export type UnlockProblem =
  | { readonly kind: 'wrong-passphrase' }
  /** Too many wrong tries; in ms. */
  | { readonly kind: 'wait'; readonly ms: number }
  /** The passphrase is right, but what it opens was changed or cannot be read. */
  | { readonly kind: 'damaged' }

/** Tries a passphrase on each of `stored`: the lock does not know, and does not say, whose it is. Wrong tries are counted. */
export async function tryUnlock(
  passphrase: string,
  stored: readonly StoredVault[],
  compartments: readonly Compartment[],
  worker: VaultWorker,
  { vaults, clock }: { readonly vaults: Vaults; readonly clock: Clock },
): Promise<Result<Unlocked, UnlockProblem>> {
  const ms = waitAfter(await vaults.wrongTries(), clock())
  if (ms > 0) return err({ kind: 'wait', ms })
  let damaged = false
  for (const vault of stored) {
    const spaceKeys = await vaults.spaceKeys(vault.id)
    const unlocked = await worker.unlock(vault, spaceKeys, passphrase, compartments)
    if (unlocked.ok) {
      void vaults.noteOpened(vault.id, clock()) // nobody waits for it
      return ok(unlocked.value)
    }
    damaged ||= unlocked.error !== 'wrong-passphrase'
  }
  if (damaged) return err({ kind: 'damaged' })
  await vaults.noteWrongTry(clock())
  return err({ kind: 'wrong-passphrase' })
}
