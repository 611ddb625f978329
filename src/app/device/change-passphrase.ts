import { err, type Result } from '#core'
import { createVaultRow } from '#store'
import { kdfFloor } from '#vault'
import type { Device } from './device.ts'
import { tryUnlock, type UnlockProblem } from './unlock.ts'

/** `passphrase-taken`: it opens another vault of this device, which would hide this one. */
export type ChangeProblem =
  | UnlockProblem
  | { readonly kind: 'passphrase-taken' | 'disk-full' | 'disk-failed' }

/**
 * Has the passphrase given anew, and from then on another one opens the vault. The keys stay what they were: nothing is read or written but the vault's own
 * row, and a passkey opens as before. Needs no network. Whatever goes wrong, the passphrase of before opens it.
 */
export async function changePassphrase(
  { parts, vaults }: Device,
  vault: string,
  passphrase: string,
  next: string,
): Promise<Result<null, ChangeProblem>> {
  const { surroundings, startVaultWorker } = parts
  const worker = startVaultWorker()
  try {
    const all = await vaults.all()
    const mine = all.filter(({ id }) => id === vault)
    const [stored] = mine
    if (!stored) return err({ kind: 'disk-failed' })
    const known = await tryUnlock(passphrase, mine, [], worker, { vaults, clock: surroundings.clock })
    if (!known.ok) return known
    for (const other of all.filter(({ id }) => id !== vault))
      if ((await worker.unlock(other, [], next, [])).ok) return err({ kind: 'passphrase-taken' })
    const passes = await worker.calibratePasses()
    const settings = { memoryKiB: kdfFloor.memoryKiB, passes }
    const root = await worker.changePassphrase(stored, passphrase, next, settings)
    if (!root.ok) return err({ kind: 'disk-failed' })
    const kept = await createVaultRow(vault, surroundings).keepRoot(root.value)
    return kept.ok ? kept : err({ kind: kept.error === 'full' ? 'disk-full' : 'disk-failed' })
  } finally {
    worker.end()
  }
}
