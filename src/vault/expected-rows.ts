import type { Bytes, Json } from '#core'
import type { Holder, SealedRow, Vault } from './holder.ts'
import {
  joinOpened,
  type OpenedRows,
  type PackedRows,
  packRows,
  parseOpened,
  unpackRows,
} from './packed-rows.ts'

/** The document's side: rows that went to the worker before a vault was open there, to be opened as soon as one is. */
export type ExpectedRows = {
  expect(rows: readonly SealedRow[]): void
  /** What is in rows, of those that were expected; the others are asked for by `open`. */
  opened(rows: readonly SealedRow[], open: Vault['openRows']): ReturnType<Vault['openRows']>
}

type Expected = {
  readonly row: SealedRow
  readonly index: number
  readonly part: () => ReturnType<Vault['openRows']>
}

/**
 * @param send takes a part to the worker.
 * @param ask brings back what was in a part; it is asked for once.
 */
export function createExpectedRows(
  send: (rows: PackedRows) => void,
  ask: (part: number) => Promise<OpenedRows>,
): ExpectedRows {
  /** By the bytes of each, and for as long as somebody has them. */
  const expected = new WeakMap<Bytes, Expected>()
  let parts = 0
  return {
    expect(rows) {
      const number = parts++
      let asked: Promise<readonly (Json | undefined)[]> | null = null
      const part = () => {
        asked ??= ask(number).then(parseOpened)
        return asked
      }
      for (const [index, row] of rows.entries()) expected.set(row.bytes, { row, index, part })
      send(packRows(rows))
    },
    async opened(rows, open) {
      const known = rows.map((row) => {
        const one = expected.get(row.bytes)
        return one && standsWhere(one.row, row) ? one : null
      })
      const others = rows.filter((_, index) => known[index] === null)
      const rest = (others.length > 0 ? await open(others) : []).values()
      const opened: (Json | undefined)[] = []
      for (const one of known) opened.push(one ? (await one.part())[one.index] : rest.next().value)
      return opened
    },
  }
}

const standsWhere = (one: SealedRow, other: SealedRow): boolean =>
  one.key === other.key && one.kind === other.kind && one.record === other.record

/** The worker's side, where they wait sealed. */
export type WaitingRows = {
  add(rows: PackedRows): void
  /** A vault is open: begins with those that wait, and from now on with any that come. */
  openWith(open: Holder['openBodies']): void
  /** What was in a part; once for each. */
  take(part: number): Promise<OpenedRows>
}

export function createWaitingRows(): WaitingRows {
  const parts: (PackedRows | Promise<OpenedRows>)[] = []
  let openBodies: Holder['openBodies'] | null = null
  const begun = (rows: PackedRows, open: Holder['openBodies']): Promise<OpenedRows> => {
    const opening = open(unpackRows(rows)).then(joinOpened)
    opening.catch(() => undefined) // who takes it hears of it
    return opening
  }
  return {
    add: (rows) => void parts.push(openBodies ? begun(rows, openBodies) : rows),
    openWith(open) {
      openBodies = open
      for (const [part, rows] of parts.entries())
        if (!(rows instanceof Promise)) parts[part] = begun(rows, open)
    },
    async take(part) {
      const opening = parts[part]
      delete parts[part]
      if (!(opening instanceof Promise)) throw new Error('Rows are taken after the vault is open.')
      return opening
    },
  }
}
