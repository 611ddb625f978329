import type { Result } from '#core'
import type { StoredVault } from '#vault'
import {
  type Change,
  type Disk,
  type DiskError,
  type Key,
  type Rows,
  type TableName,
  tables,
} from './disk.ts'
import type { Surroundings } from './surroundings.ts'

/** For a device that is out of service (docs/protocol.md §8e). Works without any key that opens something. */
export type Erasing = {
  /** What is sealed for the server and could not go stays; everything else of the vault goes in one commit, its wrapped keys too. */
  erase(vault: StoredVault, at: number): Promise<Result<null, DiskError>>
  /** The server knows: the last of it goes. */
  finish(vault: StoredVault): Promise<Result<null, DiskError>>
}

/** Held while things are sent, and so while a vault is erased. */
export const PUSH_LOCK = 'cairn-push'

export const erasedKey = ['', 'erased'] as const

const nothing = new Uint8Array()

/** Nothing that a passphrase could open is left in it. */
export const isErased = ({ root }: StoredVault): boolean => root.length === 0

export const createErasing = ({ disk, signals }: Pick<Surroundings, 'disk' | 'signals'>): Erasing => ({
  async erase(vault, at) {
    const waiting = await waitingOf(disk, vault.id)
    const [vaultless, name] = erasedKey
    const erased = await disk.commit([
      { table: 'vaults', put: [emptied(vault)] },
      { table: 'marks', put: [{ vault: vaultless, name, value: at }] },
      { table: 'spaceKeys', remove: (await disk.list('spaceKeys', 'vault', vault.id)).map(({ id }) => [id]) },
      { table: 'batches', remove: await keysOf(disk, 'batches', vault.id) },
      { table: 'packs', remove: await keysOf(disk, 'packs', vault.id) },
      { table: 'snapshots', remove: await keysOf(disk, 'snapshots', vault.id) },
      { table: 'drafts', remove: await keysOf(disk, 'drafts', vault.id) },
      { table: 'receipts', remove: await keysOf(disk, 'receipts', vault.id) },
      { table: 'streams', remove: await keysOf(disk, 'streams', vault.id) },
      { table: 'places', remove: await keysOf(disk, 'places', vault.id) },
      ...(await attachmentsOf(disk, vault.id, waiting)),
    ])
    if (erased.ok) signals.post({ kind: 'lock' })
    return erased
  },

  async finish({ id }) {
    const rest = await waitingOf(disk, id)
    if (rest.envelopes > 0 || rest.chunks.size > 0) return disk.commit([])
    return disk.commit([
      { table: 'vaults', remove: [[id]] },
      { table: 'marks', remove: await keysOf(disk, 'marks', id) },
    ])
  },
})

/** What sending and telling the server need, by name: whatever else ever stands in such a row goes. */
const emptied = ({ id, kdf, device, serverPublicKey, deviceKey }: StoredVault): StoredVault => ({
  ...{ id, kdf, device, serverPublicKey, deviceKey },
  ...{ root: nothing, authorKey: nothing, profile: nothing },
})

type Waiting = { readonly envelopes: number; readonly chunks: ReadonlySet<string> }

/** What only the server can open, and does not have. */
async function waitingOf(disk: Disk, vault: string): Promise<Waiting> {
  const envelopes = await disk.list('outbox', 'vault', vault)
  const attachments = await disk.list('attachments', 'vault', vault)
  const unsent = attachments.filter(({ state }) => state === 'unsent')
  return { envelopes: envelopes.length, chunks: new Set(unsent.flatMap(({ chunks }) => chunks)) }
}

async function attachmentsOf(disk: Disk, vault: string, { chunks }: Waiting): Promise<readonly Change[]> {
  const rows = await disk.list('attachments', 'vault', vault)
  const kept = await keysOf(disk, 'chunks', vault)
  return [
    {
      table: 'attachments',
      remove: rows.filter(({ state }) => state !== 'unsent').map(({ id }) => [vault, id]),
    },
    { table: 'chunks', remove: kept.filter(([, id = '']) => !chunks.has(id)) },
  ]
}

/** Every row of one vault in a table whose keys begin with it. */
async function keysOf<T extends KeyedByVault>(disk: Disk, table: T, vault: string): Promise<readonly Key[]> {
  const rows: readonly Rows[T][] = await disk.list(table, 'vault', vault)
  return rows.map((row) => tables[table].key.map((name) => String(row[name as keyof Rows[T]])))
}

type KeyedByVault = {
  [T in TableName]: (typeof tables)[T]['key'] extends readonly ['vault', string] ? T : never
}[TableName]
