import { err, type Result } from '#core'
import type { StoredPasskey, StoredVault } from '#vault'
import type { DiskError } from './disk.ts'
import { isErased, PUSH_LOCK } from './erasing.ts'
import type { Surroundings } from './surroundings.ts'

/** The second way into a vault, beside its passphrase; kept in the vault's own row. */
export type Passkeys = {
  /** `failed` also where the vault was erased meanwhile: what was taken from its row must not come back. */
  keep(vault: string, passkey: StoredPasskey): Promise<Result<null, DiskError>>
  remove(vault: string): Promise<Result<null, DiskError>>
}

export function createPasskeys({ disk, locks }: Pick<Surroundings, 'disk' | 'locks'>): Passkeys {
  const change = (
    vault: string,
    changed: (stored: StoredVault) => StoredVault,
  ): Promise<Result<null, DiskError>> =>
    locks(PUSH_LOCK, async () => {
      const stored = await disk.get('vaults', [vault])
      if (!stored || isErased(stored)) return err('failed')
      return disk.commit([{ table: 'vaults', put: [changed(stored)] }])
    })
  return {
    keep: (vault, passkey) => change(vault, (stored) => ({ ...stored, passkey })),
    remove: (vault) => change(vault, ({ passkey: _, ...stored }) => stored),
  }
}
