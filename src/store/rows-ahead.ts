import type { Disk, SomeRows } from './disk.ts'
import type { Surroundings } from './surroundings.ts'

/** What records are listed from, without their packs, sealed as it lies there: of several keys, or null for all that the vault holds. */
export function readListed(
  disk: Disk,
  vault: string,
  keys: readonly string[] | null,
  onSome: (some: SomeRows) => void,
) {
  const ofVault = [{ vault }]
  const of = keys?.map((key) => ({ key })) ?? ofVault
  const sealed = { batches: of, snapshots: of, drafts: of }
  return disk.read({ ...sealed, receipts: ofVault, outbox: { namesOf: ofVault } }, onSome)
}

/** All that a vault holds, asked for while the key that opens it is still being derived. */
export type RowsAhead = {
  readonly vault: string
  /** Once, and only while it is what lies there: null when any document has written since. */
  take(onSome: (some: SomeRows) => void): ReturnType<typeof readListed> | null
  end(): void
}

export function readAhead(
  vault: string,
  { disk, signals }: Pick<Surroundings, 'disk' | 'signals'>,
): RowsAhead {
  let isFresh = true
  const end = (): void => {
    isFresh = false
    stop()
  }
  const stop = signals.subscribe(end)
  const parts: SomeRows[] = []
  let hear = (some: SomeRows): void => void parts.push(some)
  const rows = readListed(disk, vault, null, (some) => hear(some))
  rows.catch(end) // whoever wants them then asks anew
  return {
    vault,
    take(onSome) {
      if (!isFresh) return null
      end()
      parts.splice(0).forEach(onSome)
      hear = onSome
      return rows
    },
    end,
  }
}
