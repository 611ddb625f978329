import { err, ok, type Result } from '#core'
import type { Vault } from '#vault'
import type { Change, DiskError } from './disk.ts'
import { keyOf } from './key-names.ts'
import { parsePlace, type SessionPlace } from './place.ts'
import type { Surroundings } from './surroundings.ts'

/** Where the session of each case stands; under the client key, so that session mode can keep it and hold nothing else. */
export type Places = {
  /** The sessions not yet ended, by space. */
  all(): Promise<ReadonlyMap<string, SessionPlace>>
  put(space: string, place: SessionPlace): Promise<Result<null, DiskError | 'no-key'>>
  remove(space: string): Promise<Result<null, DiskError>>
}

export function createPlaces(
  vault: Vault,
  { disk, signals }: Pick<Surroundings, 'disk' | 'signals'>,
): Places {
  return {
    async all() {
      const rows = await disk.list('places', { vault: vault.id })
      const spaceByKey = new Map((await vault.keyNames()).map(({ id, space }) => [id, space]))
      const opened = await vault.openRows(
        rows.map(({ key, body }) => ({ key, kind: 'place' as const, record: '', bytes: body })),
      )
      const placeBySpace = new Map<string, SessionPlace>()
      for (const [index, { key }] of rows.entries()) {
        const space = spaceByKey.get(key)
        const place = parsePlace(opened[index])
        if (space && place) placeBySpace.set(space, place)
      }
      return placeBySpace
    },

    async put(space, place) {
      const key = await keyOf(vault, { space, compartment: 'client' })
      if (key === undefined) return err('no-key')
      const bodies = await vault.sealRows([{ key, kind: 'place', record: '', value: place }])
      return keep({ table: 'places', put: bodies.map((body) => ({ vault: vault.id, key, body })) })
    },

    async remove(space) {
      const key = await keyOf(vault, { space, compartment: 'client' })
      return key === undefined ? ok(null) : keep({ table: 'places', remove: [[vault.id, key]] })
    },
  }

  async function keep(change: Change): Promise<Result<null, DiskError>> {
    const kept = await disk.commit([change])
    if (kept.ok) signals.post({ kind: 'places' })
    return kept
  }
}
