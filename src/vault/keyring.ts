import { type Bytes, fromBase64url, type Json, newId, type Random, toBase64url } from '#core'
import { openJson, sealJson } from './seal.ts'
import { type Compartment, importAesKey } from './slots.ts'

/** Which (space, compartment) a key id stands for: known only to an open vault. */
export type KeyName = { readonly id: string; readonly space: string; readonly compartment: Compartment }

export type SpaceKey = KeyName & { readonly key: CryptoKey }

/** A space key as it stands in the device's database: which case it belongs to is inside. */
export type StoredSpaceKey = {
  readonly id: string
  readonly vault: string
  readonly slot: Compartment
  readonly sealed: Bytes
}

/** A new random key for one (space, compartment), as it is stored. */
export async function createSpaceKey(
  vault: string,
  { space, compartment }: Omit<KeyName, 'id'>,
  slotKey: CryptoKey,
  random: Random,
): Promise<StoredSpaceKey> {
  const id = newId(random)
  const value = { space, key: toBase64url(random(32)) }
  const sealed = await sealJson(slotKey, value, associated(vault, id, compartment), random)
  return { id, vault, slot: compartment, sealed }
}

/** Null for a row that was changed: its case can be fetched again under a new key. */
export async function openSpaceKey(stored: StoredSpaceKey, slotKey: CryptoKey): Promise<SpaceKey | null> {
  const { id, vault, slot, sealed } = stored
  const value = await openJson(slotKey, sealed, associated(vault, id, slot))
  if (!isKeyValue(value)) return null
  const bytes = fromBase64url(value.key)
  return bytes && { id, space: value.space, compartment: slot, key: await importAesKey(bytes) }
}

const associated = (vault: string, id: string, slot: Compartment): Json => [
  'cairn space key',
  1,
  vault,
  id,
  slot,
]

const isKeyValue = (value: Json | undefined): value is { readonly space: string; readonly key: string } =>
  typeof value === 'object' && value !== null && 'space' in value && 'key' in value
