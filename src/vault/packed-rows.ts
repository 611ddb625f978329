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
