import {
  type Bytes,
  err,
  fromBase64url,
  type Json,
  type JsonObject,
  ok,
  type Random,
  type Result,
} from '#core'
import { keyId, type SigningKey } from '#protocol'
import { createHolder, type Holder, type Vault } from './holder.ts'
import { deriveKek, isStrongEnough } from './kdf.ts'
import { createSpaceKey, openSpaceKey, type SpaceKey, type StoredSpaceKey } from './keyring.ts'
import { openSlots, type StoredPasskey, sealSlots } from './passkey.ts'
import { openBytes, openJson } from './seal.ts'
import { type Compartment, deriveSlotKey, importAesKey, type Slot } from './slots.ts'
import {
  authorData,
  type KdfSettings,
  type OfficerProfile,
  profileData,
  rootData,
  type StoredRoot,
  type StoredVault,
  sealRoot,
} from './vault.ts'

export type UnlockError = 'wrong-passphrase' | 'damaged' | 'weak-parameters'

/** `wrong-passkey`: another passkey's answer, or the row was changed; they look alike to AES-GCM. */
export type PasskeyUnlockError = 'wrong-passkey' | 'damaged'

export type Unlocked = { readonly vault: Vault; readonly profile: OfficerProfile }

/** An open vault where its keys are. */
export type Opened = Unlocked & { readonly vault: Holder }

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
): Promise<Result<Opened, UnlockError>> {
  const root = await openRoot(stored, passphrase)
  if (!root.ok) return root
  const slots = new Map<Slot, CryptoKey>()
  for (const slot of ['author', 'officer', ...compartments] as const)
    slots.set(slot, await deriveSlotKey(root.value, stored.id, slot))
  root.value.fill(0)
  return openWith(slots, stored, spaceKeys, compartments, random)
}

/** Opens what a passkey opens: the client's part and the officers', never the confidential one. Wipes `output`, which WebAuthn's `prf` gave. */
export async function unlockByPasskey(
  stored: StoredVault,
  spaceKeys: readonly StoredSpaceKey[],
  output: Bytes,
  random: Random,
): Promise<Result<Opened, PasskeyUnlockError>> {
  const slots = stored.passkey ? await openSlots(stored.id, stored.passkey, output) : null
  return slots ? openWith(slots, stored, spaceKeys, ['client', 'officer'], random) : err('wrong-passkey')
}

/** Seals for a passkey what it is to open; the caller stores it. Wipes `output`. */
export async function sealForPasskey(
  stored: StoredVault,
  passphrase: string,
  made: Omit<StoredPasskey, 'keys'>,
  output: Bytes,
  random: Random,
): Promise<Result<StoredPasskey, UnlockError>> {
  const root = await openRoot(stored, passphrase)
  if (!root.ok) return root
  const passkey = await sealSlots(root.value, stored.id, made, output, random)
  root.value.fill(0)
  return ok(passkey)
}

/** What to store so that `next` opens the vault in place of `passphrase`. Nothing else in it changes. */
export async function changePassphrase(
  stored: StoredVault,
  passphrase: string,
  next: string,
  settings: KdfSettings,
  random: Random,
): Promise<Result<StoredRoot, UnlockError>> {
  const root = await openRoot(stored, passphrase)
  if (!root.ok) return root
  const sealed = await sealRoot(stored.id, root.value, next, settings, random)
  root.value.fill(0)
  return ok(sealed)
}

async function openRoot(
  { id, kdf, root: sealed }: StoredVault,
  passphrase: string,
): Promise<Result<Bytes, 'wrong-passphrase' | 'weak-parameters'>> {
  const salt = fromBase64url(kdf.salt)
  if (!isStrongEnough(kdf) || salt?.length !== 16) return err('weak-parameters')
  const kek = await importAesKey(await deriveKek(passphrase, kdf, salt))
  const root = await openBytes(kek, sealed, rootData(id, kdf))
  return root ? ok(root) : err('wrong-passphrase')
}

async function openWith(
  slots: ReadonlyMap<Slot, CryptoKey>,
  stored: StoredVault,
  spaceKeys: readonly StoredSpaceKey[],
  compartments: readonly Compartment[],
  random: Random,
): Promise<Result<Opened, 'damaged'>> {
  const [author, officer] = [slots.get('author'), slots.get('officer')]
  const signingKey = author && (await openAuthorKey(stored, author))
  const profile = officer && (await openJson(officer, stored.profile, profileData(stored.id)))
  if (!signingKey || !isProfile(profile)) return err('damaged')

  const slotKeyOf = (compartment: Compartment) =>
    compartments.includes(compartment) ? slots.get(compartment) : undefined
  const openKey = async (spaceKey: StoredSpaceKey): Promise<SpaceKey | null> => {
    const slotKey = slotKeyOf(spaceKey.slot)
    return slotKey ? openSpaceKey(spaceKey, slotKey) : null
  }
  const opened = await Promise.all(spaceKeys.map(openKey))
  const vault = createHolder({
    id: stored.id,
    author: profile.id,
    device: stored.device,
    via: 'officer',
    signingKey,
    certificates: [],
    serverPublicKey: stored.serverPublicKey,
    spaceKeys: opened.filter((spaceKey) => spaceKey !== null),
    createKey: async (name) => {
      const slotKey = slotKeyOf(name.compartment)
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

const isAuthorValue = (
  value: Json | undefined,
): value is { readonly pkcs8: string; readonly publicKey: string } =>
  isObject(value) && typeof value['pkcs8'] === 'string' && typeof value['publicKey'] === 'string'

const isProfile = (value: Json | undefined): value is OfficerProfile =>
  isObject(value) && typeof value['id'] === 'string' && typeof value['name'] === 'string'

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
