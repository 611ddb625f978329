import type { Device } from './device.ts'
import type { OpenVault } from './open-vault.ts'
import { tryUnlock, type UnlockProblem } from './unlock.ts'

/** Has the passphrase of the open vault given anew. It opens nothing; wrong tries are counted as at the lock. Needs no network. */
export async function givePassphraseAgain(
  { parts, vaults }: Device,
  { vault, passphraseGiven }: Pick<OpenVault, 'vault' | 'passphraseGiven'>,
  passphrase: string,
): Promise<UnlockProblem | null> {
  const worker = parts.startVaultWorker()
  const mine = (await vaults.all()).filter(({ id }) => id === vault.id)
  const { clock } = parts.surroundings
  const tried = await tryUnlock(passphrase, mine, [], worker, { vaults, clock })
  worker.end()
  if (!tried.ok) return tried.error
  passphraseGiven.note()
  return null
}
