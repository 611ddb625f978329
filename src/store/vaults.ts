import type { Result } from '#core'
import type { StoredSpaceKey, StoredVault } from '#vault'
import type { Disk, DiskError } from './disk.ts'

/** The vaults of this device: one for each officer who enrolled in this browser profile. */
export type Vaults = {
  all(): Promise<readonly StoredVault[]>
  spaceKeys(vault: string): Promise<readonly StoredSpaceKey[]>
  save(vault: StoredVault): Promise<Result<null, DiskError>>
  /** Wrong tries at the lock since the last right one, and when the last was; kept so that a reload does not forget them. */
  wrongTries(): Promise<WrongTries>
  noteWrongTry(at: number): Promise<Result<null, DiskError>>
  forgetWrongTries(): Promise<Result<null, DiskError>>
}

export type WrongTries = { readonly count: number; readonly lastAt: number }

export function createVaults(disk: Disk): Vaults {
  const wrongTries = async (): Promise<WrongTries> => {
    const [count, lastAt] = await Promise.all([disk.get('marks', countKey), disk.get('marks', lastKey)])
    return { count: count?.value ?? 0, lastAt: lastAt?.value ?? 0 }
  }
  return {
    all: () => disk.all('vaults'),
    spaceKeys: (vault) => disk.list('spaceKeys', 'vault', vault),
    save: (vault) => disk.commit([{ table: 'vaults', put: [vault] }]),
    wrongTries,
    async noteWrongTry(at) {
      const { count } = await wrongTries()
      return disk.commit([{ table: 'marks', put: [mark(countKey, count + 1), mark(lastKey, at)] }])
    },
    forgetWrongTries: () => disk.commit([{ table: 'marks', remove: [countKey, lastKey] }]),
  }
}

const countKey = ['', 'wrong-tries'] as const
const lastKey = ['', 'last-wrong-try'] as const

const mark = ([vault, name]: readonly [string, string], value: number) => ({ vault, name, value })
