import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { canonicalBytes, type Json, textFromBytes } from '#core'
import type { Batch } from '#protocol'
import type { Compartment } from '#record'
import { type AtRestKey, openAtRest, sealAtRest } from '../keys/at-rest.ts'
import type { Service } from '../service.ts'

type Place = { readonly id: string; readonly space: string; readonly compartment: Compartment }

/** A whole batch, values withheld from readers included, sealed under its space's key and bound to its row. */
export const sealBody = (key: AtRestKey, batch: Batch, place: Place, { random }: Service): Uint8Array =>
  sealAtRest(key, deflateRawSync(canonicalBytes(batch)), placeOf(place), random)

/** Null when the row was changed or moved: the database is damaged. */
export function openBody(key: AtRestKey, sealed: Uint8Array, place: Place): Batch | null {
  const opened = openAtRest(key, sealed, placeOf(place))
  return opened && (JSON.parse(textFromBytes(inflateRawSync(opened))) as Batch)
}

const placeOf = ({ id, space, compartment }: Place): Json => ['cairn batch', id, space, compartment]
