import type { Result } from '#core'
import type { StoredVault } from '#vault'
import { type Change, type Disk, type DiskError, removing } from './disk.ts'
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
      ...(await Promise.all(whole.map((table) => removingAll(disk, table, vault.id)))),
      ...(await attachmentsOf(disk, vault.id, waiting)),
    ])
    if (erased.ok) signals.post({ kind: 'lock' })
    return erased
  },

  async finish({ id }) {
    const rest = await waitingOf(disk, id)
    if (rest.envelopes > 0 || rest.chunks.size > 0) return disk.commit([])
    return disk.commit([{ table: 'vaults', remove: [[id]] }, await removingAll(disk, 'marks', id)])
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
  const envelopes = await disk.list('outbox', { vault })
  const attachments = await disk.list('attachments', { vault })
  const unsent = attachments.filter(({ state }) => state === 'unsent')
  return { envelopes: envelopes.length, chunks: new Set(unsent.flatMap(({ chunks }) => chunks)) }
}

async function attachmentsOf(disk: Disk, vault: string, { chunks }: Waiting): Promise<readonly Change[]> {
  const rows = await disk.list('attachments', { vault })
  const kept = await disk.list('chunks', { vault })
  return [
    removing(
      'attachments',
      rows.filter(({ state }) => state !== 'unsent'),
    ),
    removing(
      'chunks',
      kept.filter(({ id }) => !chunks.has(id)),
    ),
  ]
}

/** Of these nothing of a vault is left. */
const whole = [
  'spaceKeys',
  'batches',
  'packs',
  'snapshots',
  'drafts',
  'receipts',
  'streams',
  'places',
] as const

const removingAll = async (
  disk: Disk,
  table: (typeof whole)[number] | 'marks',
  vault: string,
): Promise<Change> => removing(table, await disk.list(table, { vault }))
