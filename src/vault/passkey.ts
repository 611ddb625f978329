import { type Bytes, canonicalBytes, concatBytes, type Random } from '#core'
import { openBytes, sealBytes } from './seal.ts'
import { deriveSlotBytes, deriveSlotKey, importAesKey, type Slot } from './slots.ts'

/** Which credential to ask for, and with what; its answer opens `keys`, and without it they tell nothing. */
export type StoredPasskey = {
  /** As WebAuthn names it, in base64url. */
  readonly credential: string
  /** 32 bytes in base64url. */
  readonly salt: string
  readonly keys: Bytes
}

/** What WebAuthn's `prf` extension answers, in bytes. */
export const PASSKEY_OUTPUT_LENGTH = 32

/** In the order in which their keys are sealed. The confidential one is not among them (docs/decisions/0024). */
const passkeySlots = ['client', 'officer', 'author'] as const
const KEY_LENGTH = 32

/** Wipes `output`. */
export async function sealSlots(
  root: Bytes,
  vault: string,
  made: Omit<StoredPasskey, 'keys'>,
  output: Bytes,
  random: Random,
): Promise<StoredPasskey> {
  const key = await deriveSlotKey(output, vault, 'passkey')
  const parts = await Promise.all(passkeySlots.map((slot) => deriveSlotBytes(root, vault, slot)))
  const whole = concatBytes(...parts)
  const keys = await sealBytes(key, whole, keysData(vault, made), random)
  for (const secret of [output, whole, ...parts]) secret.fill(0)
  return { credential: made.credential, salt: made.salt, keys }
}

/** Null for another passkey's answer, and for a row that was changed or is another vault's. Wipes `output`. */
export async function openSlots(
  vault: string,
  passkey: StoredPasskey,
  output: Bytes,
): Promise<ReadonlyMap<Slot, CryptoKey> | null> {
  const key = await deriveSlotKey(output, vault, 'passkey')
  output.fill(0)
  const whole = await openBytes(key, passkey.keys, keysData(vault, passkey))
  if (whole?.length !== passkeySlots.length * KEY_LENGTH) return null
  const keyOf = (index: number) => importAesKey(whole.subarray(index * KEY_LENGTH, (index + 1) * KEY_LENGTH))
  const keys = await Promise.all(passkeySlots.map(async (slot, index) => [slot, await keyOf(index)] as const))
  whole.fill(0)
  return new Map<Slot, CryptoKey>(keys)
}

const keysData = (vault: string, { credential, salt }: Omit<StoredPasskey, 'keys'>): Bytes =>
  canonicalBytes(['cairn keys by passkey', 1, vault, credential, salt])
