import { err, ok } from '#core'
import {
  type Change,
  type Disk,
  type DiskError,
  namedBy,
  type Rows,
  type SomeRows,
  soughtBy,
  type TableName,
  tables,
  type Where,
} from '#store'

/** A disk in memory that holds the contract of `Disk`, and can be told to fail. */
export type MemoryDisk = Disk & {
  /** The next commit, or the one after `commits` more, answers this and writes nothing. */
  failNext(error: DiskError, commits?: number): void
  /** From now on there is room for what is there and no more: a commit after which it would be more answers `full`. */
  fillUp(): void
  /** Whatever was still to fail does not, and there is room again. */
  mend(): void
  /** Copies everything, as a backup of the device would. */
  copy(): MemoryDisk
  /** Flips a bit in every `body` of a table. */
  damage(table: 'batches' | 'packs' | 'snapshots' | 'drafts'): void
}

type AnyRow = { readonly [column: string]: unknown }

export function createMemoryDisk(from?: ReadonlyMap<TableName, ReadonlyMap<string, AnyRow>>): MemoryDisk {
  const rowsByTable = new Map(
    (Object.keys(tables) as TableName[]).map((name) => [name, new Map(from?.get(name) ?? [])] as const),
  )
  const failures: (DiskError | null)[] = []
  let isFull = false
  const rowsOf = (table: TableName): Map<string, AnyRow> => rowsByTable.get(table) ?? new Map()
  const keyOf = (table: TableName, row: AnyRow): string | null => {
    const parts = tables[table].key.map((column) => row[column])
    return parts.every((part) => typeof part === 'string') ? parts.join(' ') : null
  }
  /** How many bytes more there are after it, about. */
  const growth = ({ table, put = [], remove = [] }: Change): number => {
    const held = (key: string | null): number => sizeOf(rowsOf(table).get(key ?? '') ?? {})
    const kept = new Set(put.map((row) => keyOf(table, row)))
    const freed = remove.map((key) => key.join(' ')).filter((key) => !kept.has(key))
    return sum(put.map((row) => sizeOf(row) - held(keyOf(table, row)))) - sum(freed.map(held))
  }
  const apply = ({ table, put = [], remove = [] }: Change): void => {
    for (const key of remove) rowsOf(table).delete(key.join(' '))
    for (const row of put) rowsOf(table).set(keyOf(table, row) ?? '', row)
  }

  const listed = <T extends TableName>(table: T, where: Where<T>): AnyRow[] => {
    const { index, values } = soughtBy(table, where)
    const columns = index === null ? tables[table].key : [index]
    return [...rowsOf(table).values()].filter((row) =>
      values.every((value, at) => row[columns[at] ?? ''] === value),
    )
  }

  return {
    get: async (table, key) => rowsOf(table).get(key.join(' ')) as Rows[typeof table] | undefined,
    getMany: async (table, keys) =>
      keys.map((key) => rowsOf(table).get(key.join(' '))) as (Rows[typeof table] | undefined)[],
    all: async (table) => [...rowsOf(table).values()] as Rows[typeof table][],
    list: async (table, where) => listed(table, where) as unknown as Rows[typeof table][],
    read: async (questions, onSome) =>
      Object.fromEntries(
        Object.entries(questions).map(([table, wheres]) => {
          const of = table as TableName
          if ('namesOf' in wheres) {
            const named = wheres.namesOf.flatMap((where) => listed(of, where))
            return [
              table,
              named.map((row) =>
                namedBy(
                  of,
                  tables[of].key.map((name) => String(row[name])),
                ),
              ),
            ]
          }
          const rows = (wheres as readonly Where<TableName>[]).flatMap((where) => listed(of, where))
          const half = rows.length >> 1
          for (const some of [rows.slice(0, half), rows.slice(half)])
            onSome?.({ table, rows: some } as unknown as SomeRows)
          return [table, rows]
        }),
      ) as never,
    async commit(changes) {
      const failure = failures.shift()
      if (failure) return err(failure)
      if (changes.some(({ table, put = [] }) => put.some((row) => keyOf(table, row) === null)))
        return err('failed')
      if (isFull && sum(changes.map(growth)) > 0) return err('full')
      changes.forEach(apply)
      return ok(null)
    },
    failNext: (error, commits = 0) => void failures.push(...Array(commits).fill(null), error),
    fillUp() {
      isFull = true
    },
    mend() {
      isFull = false
      failures.splice(0)
    },
    copy: () => createMemoryDisk(rowsByTable),
    damage(table) {
      for (const [key, row] of rowsOf(table)) {
        const body = new Uint8Array(row['body'] as Uint8Array)
        body[body.length - 1] = (body[body.length - 1] ?? 0) ^ 1
        rowsOf(table).set(key, { ...row, body })
      }
    },
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((whole, one) => whole + one, 0)

/** Nothing for a row that is not there. */
const sizeOf = (row: AnyRow): number =>
  sum(
    Object.values(row).map((value) =>
      value instanceof Uint8Array ? value.length : (JSON.stringify(value)?.length ?? 0),
    ),
  )
