import type { SealedRow } from '#vault'
import type { Answers, BatchRow, Disk, Questions, SnapshotRow, SomeRows } from './disk.ts'
import { sealedRows } from './record-rows.ts'
import type { Surroundings } from './surroundings.ts'

/** A disk that has read, while somebody still types their passphrase, what their vault will ask for first. */
export type ReadAhead = {
  readonly disk: Disk
  /** Reads the records of a vault, sealed as they lie there, in the place of what was read before. `expect` hears of them as they will be asked for. */
  begin(vault: string, expect: (rows: readonly SealedRow[]) => void): void
  /** Lets go of them. */
  end(): void
}

/** Of these tables every change is told to every document (`Signal`): what was read of them, and nobody spoke of since, is as it was. */
type Told = { readonly batches: readonly BatchRow[]; readonly snapshots: readonly SnapshotRow[] }

type Held = { readonly vault: string; readonly some: Promise<readonly SomeRows[]> }

/** What was read is given once, and only if nothing was written there since, by this document or another. */
export function createReadAhead({ disk, signals }: Pick<Surroundings, 'disk' | 'signals'>): ReadAhead {
  let held: Held | null = null
  const end = (): void => {
    held = null
  }
  signals.subscribe(({ kind }) => {
    if (kind !== 'outbox' && kind !== 'places') end()
  })
  const take = async (vault: string | null): Promise<readonly SomeRows[] | null> => {
    const taking = held
    if (!taking || taking.vault !== vault) return null
    const some = await taking.some.catch(() => null)
    if (held !== taking) return null
    end()
    return some
  }
  return {
    begin(vault, expect) {
      const of = [{ vault }]
      const reading = disk.read({ batches: of, snapshots: of }).then(inParts)
      const beginning = { vault, some: reading }
      held = beginning
      void reading.then(
        (some) => {
          if (held === beginning) for (const rows of some) expect(sealedRows(rows))
        },
        () => undefined, // it is read again when it is asked for
      )
    },
    end,
    disk: {
      ...disk,
      async read<Q extends Questions>(questions: Q, onSome?: (some: SomeRows) => void) {
        const taken = await take(vaultOf(questions))
        if (!taken) return disk.read(questions, onSome)
        const others = disk.read({ ...questions, batches: [], snapshots: [] }, onSome)
        for (const some of taken) onSome?.(some)
        const rowsOf = (table: keyof Told) =>
          taken.flatMap((some): readonly unknown[] => (some.table === table ? some.rows : []))
        return {
          ...(await others),
          ...{ batches: rowsOf('batches'), snapshots: rowsOf('snapshots') },
        } as unknown as Answers<Q>
      },
      commit(changes) {
        if (changes.some(({ table }) => table === 'batches' || table === 'snapshots')) end()
        return disk.commit(changes)
      },
    },
  }
}

/** Some are opened while others are parsed. */
const PART = 500

function inParts({ batches, snapshots }: Told): readonly SomeRows[] {
  const parts: SomeRows[] = [{ table: 'snapshots', rows: snapshots }]
  for (let from = 0; from < batches.length; from += PART)
    parts.push({ table: 'batches', rows: batches.slice(from, from + PART) })
  return parts
}

/** Whose records are asked for, all of them; null where anything else is asked. */
function vaultOf({ batches, snapshots }: Questions): string | null {
  const [vault, other] = [batches, snapshots].map((question) => {
    const [only, ...more] = question && !('namesOf' in question) ? question : []
    return only && more.length === 0 && Object.keys(only).length === 1 && 'vault' in only ? only.vault : null
  })
  return vault !== undefined && vault === other ? vault : null
}
