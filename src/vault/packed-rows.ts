import { type Bytes, bytesFromText, type Json, textFromBytes } from '#core'
import type { SealedRow } from './holder.ts'

/** Sealed rows on their way to another thread: the bytes of all in one buffer, which is handed over. Thousands of small ones are copied one by one. */
export type PackedRows = {
  readonly addresses: readonly (readonly [key: string, kind: SealedRow['kind'], record: string])[]
  /** Where each row's bytes end. */
  readonly ends: readonly number[]
  readonly bytes: Uint8Array<ArrayBuffer>
}

export function packRows(rows: readonly SealedRow[]): PackedRows {
  let end = 0
  const ends = rows.map(({ bytes }) => (end += bytes.length))
  const packed = new Uint8Array(end)
  for (const [index, { bytes }] of rows.entries()) packed.set(bytes, (ends[index] ?? 0) - bytes.length)
  return { addresses: rows.map(({ key, kind, record }) => [key, kind, record]), ends, bytes: packed }
}

export const unpackRows = ({ addresses, ends, bytes }: PackedRows): readonly SealedRow[] =>
  addresses.map(([key, kind, record], index) => ({
    ...{ key, kind, record },
    bytes: bytes.subarray(ends[index - 1] ?? 0, ends[index]),
  }))

/**
 * What was in opened rows, on its way back: one list of JSON in UTF-8, which is handed over too. `closed`: which would not open; they are null in
 * the list.
 */
export type OpenedRows = { readonly list: Bytes; readonly closed: readonly number[] }

const NOTHING = bytesFromText('null')
const [BEGIN, NEXT, END] = [...bytesFromText('[,]')] as [number, number, number]

export function joinOpened(bodies: readonly (Bytes | undefined)[]): OpenedRows {
  const closed = bodies.flatMap((body, index) => (body ? [] : [index]))
  const parts = bodies.map((body) => body ?? NOTHING)
  const list = new Uint8Array(
    parts.reduce((length, part) => length + part.length, Math.max(parts.length, 1) + 1),
  )
  list[0] = BEGIN
  let end = 1
  for (const part of parts) {
    list.set(part, end)
    end += part.length
    list[end++] = NEXT
  }
  list[list.length - 1] = END // in place of the last comma
  return { list, closed }
}

export function parseOpened({ list, closed }: OpenedRows): readonly (Json | undefined)[] {
  const values: (Json | undefined)[] = JSON.parse(textFromBytes(list))
  for (const index of closed) values[index] = undefined
  return values
}
