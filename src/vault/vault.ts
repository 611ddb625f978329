import {
  type Bytes,
  canonicalBytes,
  err,
  fromBase64url,
  type Json,
  type JsonObject,
  newId,
  ok,
  type Random,
  type Result,
  toBase64url,
} from '#core'
import { keyId, type SigningKey } from '#protocol'
import { createHolder, type Holder, type Vault } from './holder.ts'
import { deriveKek, isStrongEnough, type KdfParameters } from './kdf.ts'
import { createSpaceKey, openSpaceKey, type SpaceKey, type StoredSpaceKey } from './keyring.ts'
import { openBytes, openJson, sealBytes, sealJson } from './seal.ts'
import { type Compartment, deriveSlotKey, importAesKey } from './slots.ts'

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
}

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

export type UnlockError = 'wrong-passphrase' | 'damaged' | 'weak-parameters'

export type Unlocked = { readonly vault: Vault; readonly profile: OfficerProfile }

export async function beginVault(
  passphrase: string,
  settings: { readonly memoryKiB: number; readonly passes: number },
  random: Random,
): Promise<NewVault> {
  const id = newId(random)
  const salt = random(16)
  const kdf: KdfParameters = { name: 'argon2id', lanes: 1, salt: toBase64url(salt), ...settings }
  const kek = await importAesKey(await deriveKek(passphrase, kdf, salt))
  const root = random(32)
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
      const vaultBytes = idBytes(id)
      const authorSlot = await deriveSlotKey(root, vaultBytes, 'author')
      const officerSlot = await deriveSlotKey(root, vaultBytes, 'officer')
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
        kdf,
        root: await sealBytes(kek, root, rootData(id, kdf), random),
        authorKey,
        profile: await sealJson(officerSlot, { ...enrolled.officer }, profileData(id), random),
        device: enrolled.device,
        serverPublicKey: enrolled.serverPublicKey,
        deviceKey: device.privateKey,
      }
    },
  }
}

/**
 * Opens `compartments` of a vault and nothing else. The root key lives only inside this call. A wrong passphrase and a changed root row look alike
 * to AES-GCM; both are `wrong-passphrase`. `weak-parameters` is answered before anything is derived.
 */
export async function unlockVault(
  stored: StoredVault,
  spaceKeys: readonly StoredSpaceKey[],
  passphrase: string,
  compartments: readonly Compartment[],
  random: Random,
): Promise<Result<Unlocked & { readonly vault: Holder }, UnlockError>> {
  const salt = fromBase64url(stored.kdf.salt)
  if (!isStrongEnough(stored.kdf) || salt?.length !== 16) return err('weak-parameters')
  const kek = await importAesKey(await deriveKek(passphrase, stored.kdf, salt))
  const root = await openBytes(kek, stored.root, rootData(stored.id, stored.kdf))
  if (!root) return err('wrong-passphrase')

  const vaultBytes = idBytes(stored.id)
  const authorKey = await openAuthorKey(stored, await deriveSlotKey(root, vaultBytes, 'author'))
  const profile = await openJson(
    await deriveSlotKey(root, vaultBytes, 'officer'),
    stored.profile,
    profileData(stored.id),
  )
  if (!authorKey || !isProfile(profile)) return err('damaged')

  const slotKeys = new Map<Compartment, CryptoKey>()
  for (const compartment of compartments)
    slotKeys.set(compartment, await deriveSlotKey(root, vaultBytes, compartment))
  root.fill(0)

  const openKey = async (spaceKey: StoredSpaceKey): Promise<SpaceKey | null> => {
    const slotKey = slotKeys.get(spaceKey.slot)
    return slotKey ? openSpaceKey(spaceKey, slotKey) : null
  }
  const opened = await Promise.all(spaceKeys.map(openKey))
  const vault = createHolder({
    id: stored.id,
    author: profile.id,
    device: stored.device,
    via: 'officer',
    signingKey: authorKey,
    certificates: [],
    serverPublicKey: stored.serverPublicKey,
    spaceKeys: opened.filter((spaceKey) => spaceKey !== null),
    createKey: async (name) => {
      const slotKey = slotKeys.get(name.compartment)
      return slotKey ? createSpaceKey(stored.id, name, slotKey, random) : null
    },
    openKey,
    random,
  })
  return ok({ vault, profile })
}

async function openAuthorKey(stored: StoredVault, slotKey: CryptoKey): Promise<SigningKey | null> {
  const value = await openJson(slotKey, stored.authorKey, authorData(stored.id))
  if (!isAuthorValue(value)) return null
  const pkcs8 = fromBase64url(value.pkcs8)
  const publicKey = fromBase64url(value.publicKey)
  if (!pkcs8 || !publicKey) return null
  const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', false, ['sign'])
  return { id: keyId(publicKey), privateKey }
}

const rootData = (id: string, kdf: KdfParameters): Json => ['cairn root', 1, id, kdf]
const authorData = (id: string): Json => ['cairn author key', 1, id]
const profileData = (id: string): Json => ['cairn profile', 1, id]

const idBytes = (id: string): Bytes => fromBase64url(id) ?? canonicalBytes(id)

const isAuthorValue = (
  value: Json | undefined,
): value is { readonly pkcs8: string; readonly publicKey: string } =>
  isObject(value) && typeof value['pkcs8'] === 'string' && typeof value['publicKey'] === 'string'

const isProfile = (value: Json | undefined): value is OfficerProfile =>
  isObject(value) && typeof value['id'] === 'string' && typeof value['name'] === 'string'

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
