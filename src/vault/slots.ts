import { type Bytes, bytesFromText } from '#core'

/** The keys that the root key gives by HKDF: one a compartment, and one for the author's signing key. */
export type Slot = 'client' | 'officer' | 'confidential' | 'author'
export type Compartment = Exclude<Slot, 'author'>

export const importAesKey = (bytes: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])

/** HKDF-SHA256 of the root key (docs/protocol.md §10). */
export async function deriveSlotKey(root: Bytes, vault: Bytes, slot: Slot): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', root, 'HKDF', false, ['deriveKey'])
  const parameters = { name: 'HKDF', hash: 'SHA-256', salt: vault, info: bytesFromText(`cairn ${slot} 1`) }
  return crypto.subtle.deriveKey(parameters, base, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
}
