import { type Bytes, bytesFromText, canonicalBytes, fromBase64url } from '#core'

/** The keys that the root key gives by HKDF: one a compartment, and one for the author's signing key. */
export type Slot = 'client' | 'officer' | 'confidential' | 'author'
export type Compartment = Exclude<Slot, 'author'>

export const importAesKey = (bytes: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])

/** HKDF-SHA256 of the root key, or of what a passkey gives (docs/protocol.md §10). */
export async function deriveSlotKey(
  secret: Bytes,
  vault: string,
  slot: Slot | 'passkey',
): Promise<CryptoKey> {
  const { base, parameters } = await hkdf(secret, vault, slot)
  return crypto.subtle.deriveKey(parameters, base, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
}

/** The same key where it is to be sealed: 32 bytes, for the caller to wipe. */
export async function deriveSlotBytes(secret: Bytes, vault: string, slot: Slot): Promise<Bytes> {
  const { base, parameters } = await hkdf(secret, vault, slot)
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, base, 256))
}

async function hkdf(secret: Bytes, vault: string, slot: string) {
  const salt = fromBase64url(vault) ?? canonicalBytes(vault)
  return {
    base: await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey', 'deriveBits']),
    parameters: { name: 'HKDF', hash: 'SHA-256', salt, info: bytesFromText(`cairn ${slot} 1`) },
  }
}
