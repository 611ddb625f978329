import { canonicalBytes, hash, isId } from '#core'

/** Which key a record is under: who may ever see it. */
export type Compartment = 'client' | 'officer' | 'confidential'

export const compartments: readonly Compartment[] = ['client', 'officer', 'confidential']

/** What a record is: one filled form in one space and compartment (docs/protocol.md §3). */
export type RecordHeader = {
  readonly space: string
  readonly compartment: Compartment
  readonly form: string
  readonly sitting: string
}

/** The header's hash: tablets that start the same form without a network start the same record. */
export function recordId(header: RecordHeader): string {
  const before = known.get(header)
  if (before !== undefined) return before
  const { space, compartment, form, sitting } = header
  const id = hash('cairn record 1', canonicalBytes({ space, compartment, form, sitting }))
  known.set(header, id)
  return id
}

/** A header never changes, and lists ask for the id of the same one over and over. */
const known = new WeakMap<RecordHeader, string>()

/** Whether both name the same record; looking for one among thousands so costs no hash of each. */
export const isSameRecord = (one: RecordHeader, other: RecordHeader): boolean =>
  one.space === other.space &&
  one.compartment === other.compartment &&
  one.form === other.form &&
  one.sitting === other.sitting

export function isRecordHeader(value: unknown): value is RecordHeader {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 4) return false
  const header = value as Partial<Record<keyof RecordHeader, unknown>>
  return (
    isId(header.space) &&
    compartments.some((compartment) => compartment === header.compartment) &&
    typeof header.form === 'string' &&
    /^[a-z0-9-]{1,64}$/.test(header.form) &&
    typeof header.sitting === 'string' &&
    /^[A-Za-z0-9._/-]{1,160}$/.test(header.sitting)
  )
}
