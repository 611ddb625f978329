import { type Bytes, canonicalBytes, type Json, newId, type Random, toBase64url } from '#core'
import { deriveKek, type KdfParameters } from './kdf.ts'
import type { StoredPasskey } from './passkey.ts'
import { sealBytes, sealJson } from './seal.ts'
import { deriveSlotKey, importAesKey } from './slots.ts'

/** One officer's vault on this device, as stored. Nothing in it names a person. */
export type StoredVault = {
  readonly id: string
  readonly kdf: KdfParameters
  readonly root: Bytes
  readonly authorKey: Bytes
  readonly profile: Bytes
  readonly device: string
  readonly serverPublicKey: Bytes
  /** ECDSA P-256, non-extractable: signs transport, opens nothing. */
  readonly deviceKey: CryptoKey
  /** Where one was set up beside the passphrase. */
  readonly passkey?: StoredPasskey
}

/** What a passphrase opens, and how it is derived from one. */
export type StoredRoot = Pick<StoredVault, 'kdf' | 'root'>

/** How long deriving from a passphrase takes, and how much memory. */
export type KdfSettings = Pick<KdfParameters, 'memoryKiB' | 'passes'>

/** Who the vault belongs to, as the server said at enrolment. */
export type OfficerProfile = {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly grade: string | null
}

/** What the server answers when it enrols a device. */
export type Enrolled = {
  readonly device: string
  readonly officer: OfficerProfile
  readonly serverPublicKey: Bytes
}

/** A vault whose keys exist but which no server knows yet. */
export type NewVault = {
  /** Ed25519, 32 bytes, and ECDSA P-256, 65 bytes, both in base64url. */
  readonly authorPublicKey: string
  readonly devicePublicKey: string
  /** Signs the server's enrolment message with both keys, in base64url. */
  sign(message: Bytes): Promise<{ readonly author: string; readonly device: string }>
  finish(enrolled: Enrolled): Promise<StoredVault>
}

export async function beginVault(
  passphrase: string,
  settings: KdfSettings,
  random: Random,
): Promise<NewVault> {
  const id = newId(random)
  const root = random(32)
  const storedRoot = await sealRoot(id, root, passphrase, settings, random)
  const author = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair
  const device = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
    'verify',
  ])
  const authorPublicKey = new Uint8Array(await crypto.subtle.exportKey('raw', author.publicKey))
  const devicePublicKey = new Uint8Array(await crypto.subtle.exportKey('raw', device.publicKey))

  return {
    authorPublicKey: toBase64url(authorPublicKey),
    devicePublicKey: toBase64url(devicePublicKey),
    async sign(message) {
      const byAuthor = await crypto.subtle.sign('Ed25519', author.privateKey, message)
      const byDevice = await crypto.subtle.sign(
        { name: 'ECDSA', hash: 'SHA-256' },
        device.privateKey,
        message,
      )
      return { author: toBase64url(new Uint8Array(byAuthor)), device: toBase64url(new Uint8Array(byDevice)) }
    },
    async finish(enrolled) {
      const authorSlot = await deriveSlotKey(root, id, 'author')
      const officerSlot = await deriveSlotKey(root, id, 'officer')
      const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', author.privateKey))
      const publicKey = toBase64url(authorPublicKey)
      const authorKey = await sealJson(
        authorSlot,
        { pkcs8: toBase64url(pkcs8), publicKey },
        authorData(id),
        random,
      )
      return {
        id,
        ...storedRoot,
        authorKey,
        profile: await sealJson(officerSlot, { ...enrolled.officer }, profileData(id), random),
        device: enrolled.device,
        serverPublicKey: enrolled.serverPublicKey,
        deviceKey: device.privateKey,
      }
    },
  }
}

/** Under a key of the passphrase, with a salt of its own. */
export async function sealRoot(
  id: string,
  root: Bytes,
  passphrase: string,
  settings: KdfSettings,
  random: Random,
): Promise<StoredRoot> {
  const salt = random(16)
  const kdf: KdfParameters = { name: 'argon2id', lanes: 1, salt: toBase64url(salt), ...settings }
  const kek = await importAesKey(await deriveKek(passphrase, kdf, salt))
  return { kdf, root: await sealBytes(kek, root, rootData(id, kdf), random) }
}

export const rootData = (id: string, kdf: KdfParameters): Bytes => canonicalBytes(['cairn root', 1, id, kdf])
export const authorData = (id: string): Json => ['cairn author key', 1, id]
export const profileData = (id: string): Json => ['cairn profile', 1, id]
