import type { Result } from '#core'
import type { StoredSpaceKey, StoredVault } from '#vault'
import type { Disk, DiskError } from './disk.ts'
import { erasedKey, isErased } from './erasing.ts'

/** The vaults of this device: one for each officer who enrolled in this browser profile. */
export type Vaults = {
  /** The one opened last comes first: a passphrase is tried in this order, and every try takes its time. */
  all(): Promise<readonly StoredVault[]>
  spaceKeys(vault: string): Promise<readonly StoredSpaceKey[]>
  save(vault: StoredVault): Promise<Result<null, DiskError>>
  /** Whether a vault was here that a manager had erased. */
  wasErased(): Promise<boolean>
  /** Wrong tries at the lock since the last right one, and when the last was; kept so that a reload does not forget them. */
  wrongTries(): Promise<WrongTries>
  noteWrongTry(at: number): Promise<Result<null, DiskError>>
  /** The right passphrase: forgets the wrong tries. */
  noteOpened(vault: string, at: number): Promise<Result<null, DiskError>>
  /** The wrong tries stay: a passkey says nothing of who tries passphrases, and must not be a way to try more of them. */
  noteOpenedByPasskey(vault: string, at: number): Promise<Result<null, DiskError>>
  /** What lies on this device that is not on the server yet, of everybody who uses it. Needs no key: these are numbers of rows. */
  waiting(): Promise<Waiting>
}

/** `oldest` in ms by this device's clock; null when nothing waits. `held`: those that cannot go before their vault is opened. */
export type Waiting = {
  readonly statements: number
  readonly held: number
  readonly oldest: number | null
  /** Photographs that the server does not have whole. */
  readonly attachments: number
  /** Texts begun and not yet answers: they open with their own passphrase only. */
  readonly drafts: number
}

export type WrongTries = { readonly count: number; readonly lastAt: number }

export function createVaults(disk: Disk): Vaults {
  const wrongTries = async (): Promise<WrongTries> => {
    const [count, lastAt] = await Promise.all([disk.get('marks', countKey), disk.get('marks', lastKey)])
    return { count: count?.value ?? 0, lastAt: lastAt?.value ?? 0 }
  }
  return {
    async all() {
      const stored = (await disk.all('vaults')).filter((vault) => !isErased(vault))
      const marks = await Promise.all(stored.map(({ id }) => disk.get('marks', [id, OPENED])))
      const openedAt = new Map(stored.map(({ id }, index) => [id, marks[index]?.value ?? 0]))
      return [...stored].sort((a, b) => (openedAt.get(b.id) ?? 0) - (openedAt.get(a.id) ?? 0))
    },
    spaceKeys: (vault) => disk.list('spaceKeys', { vault }),
    save: (vault) => disk.commit([{ table: 'vaults', put: [vault] }]),
    wasErased: async () => (await disk.get('marks', erasedKey)) !== undefined,
    wrongTries,
    async noteWrongTry(at) {
      const { count } = await wrongTries()
      return disk.commit([{ table: 'marks', put: [mark(countKey, count + 1), mark(lastKey, at)] }])
    },
    noteOpened: (vault, at) =>
      disk.commit([{ table: 'marks', remove: [countKey, lastKey], put: [mark([vault, OPENED], at)] }]),
    noteOpenedByPasskey: (vault, at) => disk.commit([{ table: 'marks', put: [mark([vault, OPENED], at)] }]),
    async waiting() {
      const [rows, attachments, drafts] = await Promise.all([
        disk.all('outbox'),
        disk.all('attachments'),
        disk.all('drafts'),
      ])
      const count = (of: typeof rows): number => of.reduce((sum, { statements }) => sum + statements, 0)
      return {
        statements: count(rows),
        held: count(rows.filter(({ error }) => error !== '')),
        oldest: rows.length > 0 ? Math.min(...rows.map(({ at }) => at)) : null,
        attachments: attachments.filter(({ state }) => state === 'unsent').length,
        drafts: drafts.length,
      }
    },
  }
}

const OPENED = 'opened'
const countKey = ['', 'wrong-tries'] as const
const lastKey = ['', 'last-wrong-try'] as const

const mark = ([vault, name]: readonly [string, string], value: number) => ({ vault, name, value })
