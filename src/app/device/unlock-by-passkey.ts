import { err, type Result } from '#core'
import type { Vaults } from '#store'
import type { StoredVault, Unlocked, VaultWorker } from '#vault'
import type { PasskeyAnswer, PasskeyProblem } from './passkey-system.ts'

/** `wrong-passkey`: it answered, and what it gave does not open what is stored. */
export type PasskeyUnlockProblem = PasskeyProblem | 'wrong-passkey' | 'damaged'

/** Opens the vault that an answer belongs to. Failures are no guesses: nothing is counted, and nothing that was counted is forgotten. */
export async function openByPasskey(
  { credential, output }: PasskeyAnswer,
  stored: readonly StoredVault[],
  worker: VaultWorker,
  { vaults, now }: { readonly vaults: Vaults; readonly now: number },
): Promise<Result<Unlocked, PasskeyUnlockProblem>> {
  const vault = stored.find(({ passkey }) => passkey?.credential === credential)
  if (!vault) return err('wrong-passkey')
  const unlocked = await worker.unlockByPasskey(vault, await vaults.spaceKeys(vault.id), output)
  if (unlocked.ok) await vaults.noteOpenedByPasskey(vault.id, now)
  return unlocked
}
