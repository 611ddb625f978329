import { err, type Result } from '#core'
import type { StoredPasskey, StoredRoot, StoredVault } from '#vault'
import type { DiskError } from './disk.ts'
import { isErased, PUSH_LOCK } from './erasing.ts'
import type { Surroundings } from './surroundings.ts'

/** How a vault opens: what of its row may change. `failed` also where it was erased meanwhile: what was taken from its row must not come back. */
export type VaultRow = {
  /** In place of what the passphrase of before opened. */
  keepRoot(root: StoredRoot): Promise<Result<null, DiskError>>
  /** The second way in, beside the passphrase. */
  keepPasskey(passkey: StoredPasskey): Promise<Result<null, DiskError>>
  removePasskey(): Promise<Result<null, DiskError>>
}

export function createVaultRow(
  vault: string,
  { disk, locks }: Pick<Surroundings, 'disk' | 'locks'>,
): VaultRow {
  const change = (changed: (stored: StoredVault) => StoredVault): Promise<Result<null, DiskError>> =>
    locks(PUSH_LOCK, async () => {
      const stored = await disk.get('vaults', [vault])
      if (!stored || isErased(stored)) return err('failed')
      return disk.commit([{ table: 'vaults', put: [changed(stored)] }])
    })
  return {
    keepRoot: ({ kdf, root }) => change((stored) => ({ ...stored, kdf, root })),
    keepPasskey: (passkey) => change((stored) => ({ ...stored, passkey })),
    removePasskey: () => change(({ passkey: _, ...stored }) => stored),
  }
}
