import { inflateRawSync } from 'node:zlib'
import { type Json, textFromBytes } from '#core'
import { type Batch, compact, type EnvelopePayload, expand } from '#protocol'
import type { Compartment } from '#record'
import { type AtRestKey, openAtRest, sealAtRest } from '../keys/at-rest.ts'
import type { Service } from '../service.ts'

type Place = { readonly id: string; readonly space: string; readonly compartment: Compartment }

/** A whole batch, values withheld from readers included, compact, sealed under its space's key and bound to its row. */
export const sealBody = (key: AtRestKey, batch: Batch, place: Place, { random }: Service): Uint8Array =>
  sealAtRest(key, compact({ batch, certificates: [] }), placeOf(COMPACT, place), random)

/** Null when the row was changed or moved: the database is damaged. */
export function openBody(key: AtRestKey, sealed: Uint8Array, place: Place): Batch | null {
  const opened = openAtRest(key, sealed, placeOf(COMPACT, place))
  if (!opened) return openFirst(key, sealed, place)
  const expanded = expand(opened, Number.POSITIVE_INFINITY)
  return expanded.ok ? (expanded.value as EnvelopePayload).batch : null
}

/** As bodies were before there was a compact form. */
function openFirst(key: AtRestKey, sealed: Uint8Array, place: Place): Batch | null {
  const opened = openAtRest(key, sealed, placeOf(FIRST, place))
  return opened && (JSON.parse(textFromBytes(inflateRawSync(opened))) as Batch)
}

const FIRST = 'cairn batch'
const COMPACT = 'cairn batch 2'

const placeOf = (form: typeof FIRST | typeof COMPACT, { id, space, compartment }: Place): Json => [
  ...[form, id, space, compartment],
]
