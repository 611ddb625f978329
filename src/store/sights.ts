import { ok, type Result } from '#core'
import type { Sight } from '#protocol'
import type { Vault } from '#vault'
import type { DiskError } from './disk.ts'
import { keysOf } from './key-names.ts'
import type { SightOnDevice } from './stream.ts'
import { createStreamRows } from './stream-rows.ts'
import type { Surroundings } from './surroundings.ts'

/** What the device of somebody who has sight of cases knows of them (docs/protocol.md §8j). */
export type Sights = {
  /** Keeps what the server says; `at`: its time when it said so. */
  noteSights(sights: readonly Sight[], at: number): Promise<Result<null, DiskError>>
  /** What of these cases may be seen and until when, in their order; null where the server never said. */
  sights(spaces: readonly string[]): Promise<readonly (SightOnDevice | null)[]>
}

/** The way of an answer takes longer at one time than at another: that is no news. */
const SAME_MS = 60_000

export function createSights(vault: Vault, { disk, locks, signals, clock }: Surroundings): Sights {
  const rows = createStreamRows(vault, disk)

  return {
    noteSights: (sights, at) =>
      locks(`cairn-append-${vault.id}`, async () => {
        const now = clock()
        const said = new Map<string, SightOnDevice>()
        for (const { space, until, confidential } of sights) {
          const key = await rows.keyOf(space, 'officer')
          if (key !== undefined) said.set(key, { until: now + until - at, confidential })
        }
        const keys = [...said.keys()]
        const streams = await rows.readAll(keys)
        const changed = keys.flatMap((key, index) => {
          const [stream, sight] = [streams[index], said.get(key)]
          return stream && sight && !isSame(stream.sight, sight) ? [[key, { ...stream, sight }] as const] : []
        })
        if (changed.length === 0) return ok(null)
        const committed = await disk.commit([await rows.changeAll(new Map(changed))])
        if (committed.ok) signals.post({ kind: 'sights' })
        return committed
      }),

    async sights(spaces) {
      const keyOf = await keysOf(vault)
      const keys = spaces.map((space) => keyOf({ space, compartment: 'officer' }))
      const held = (await rows.readAll(keys.filter((key) => key !== undefined))).values()
      return keys.map((key) => (key === undefined ? null : (held.next().value?.sight ?? null)))
    },
  }
}

const isSame = (before: SightOnDevice | null, now: SightOnDevice): boolean =>
  before !== null && before.confidential === now.confidential && Math.abs(before.until - now.until) < SAME_MS
