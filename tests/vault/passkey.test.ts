import { createDecipheriv, hkdfSync } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Bytes, canonicalBytes, concatBytes, newId, type Random, systemRandom, toBase64url } from '#core'
import { generateOpeningKey } from '#protocol'
import {
  beginVault,
  kdfFloor,
  type StoredPasskey,
  type StoredSpaceKey,
  type StoredVault,
  sealForPasskey,
  unlockByPasskey,
  unlockVault,
} from '#vault'
import { sealSlots } from '../../src/vault/passkey.ts'

const PASSPHRASE = 'quiet river under seven stones'
const SPACE = newId(systemRandom)
const compartments = ['client', 'officer', 'confidential'] as const
const made = { credential: 'Y3JlZGVudGlhbA', salt: toBase64url(new Uint8Array(32).fill(9)) }

/** What the passkey gives; new each time, because whoever takes it wipes it. */
const output = (first = 0): Bytes => Uint8Array.from({ length: 32 }, (_, index) => first + index)

let stored: StoredVault
let other: StoredVault
let spaceKeys: readonly StoredSpaceKey[]
beforeAll(async () => {
  stored = await newVault()
  other = await newVault()
  const open = await unlockVault(stored, [], PASSPHRASE, compartments, systemRandom)
  if (!open.ok) throw new Error(open.error)
  spaceKeys = await open.value.vault.createKeys(
    compartments.map((compartment) => ({ space: SPACE, compartment })),
  )
})

async function newVault(): Promise<StoredVault> {
  const begun = await beginVault(PASSPHRASE, kdfFloor, systemRandom)
  const officer = { id: newId(systemRandom), name: 'Jess Whitlock', role: 'officer', grade: null }
  const { publicKey: serverPublicKey } = await generateOpeningKey()
  const vault = await begun.finish({ device: newId(systemRandom), officer, serverPublicKey })
  const passkey = await sealForPasskey(vault, PASSPHRASE, made, output(), systemRandom)
  if (!passkey.ok) throw new Error(passkey.error)
  return { ...vault, passkey: passkey.value }
}

const unlock = (vault: StoredVault, given = output()) =>
  unlockByPasskey(vault, spaceKeys, given, systemRandom)
const passkeyOf = ({ passkey }: StoredVault): StoredPasskey => {
  if (!passkey) throw new Error('A passkey was set up.')
  return passkey
}
const withPasskey = (changed: Partial<StoredPasskey>): StoredVault => ({
  ...stored,
  passkey: { ...passkeyOf(stored), ...changed },
})
const refused = { ok: false, error: 'wrong-passkey' }

describe('a passkey', () => {
  test('opens the client’s part and the officers’, as the passphrase does', async () => {
    const byPasskey = await unlock(stored)
    const byPassphrase = await unlockVault(stored, spaceKeys, PASSPHRASE, ['client', 'officer'], systemRandom)
    if (!byPasskey.ok || !byPassphrase.ok) throw new Error('Both open it.')
    const names = await byPasskey.value.vault.keyNames()
    expect(names).toEqual(await byPassphrase.value.vault.keyNames())
    expect(names.map(({ compartment }) => compartment)).toEqual(['client', 'officer'])
    expect(byPasskey.value.profile).toEqual(byPassphrase.value.profile)
    const proofs = [byPasskey, byPassphrase].map(({ value }) => value.vault.proof('GET', '/api/heads', 1))
    expect(new Set(await Promise.all(proofs)).size).toBe(1) // the same author's signature
    const address = { key: names[0]?.id ?? '', kind: 'draft', record: 'a record' } as const
    const [row] = await byPassphrase.value.vault.sealRows([{ ...address, value: 'said' }])
    const sealed = { ...address, bytes: row ?? new Uint8Array() }
    expect(await byPasskey.value.vault.openRows([sealed])).toEqual(['said'])
  })

  test('has no key to the confidential part, neither to read nor to write', async () => {
    const opened = await unlock(stored)
    if (!opened.ok) throw new Error(opened.error)
    const { vault } = opened.value
    await vault.holdKeys(spaceKeys)
    expect((await vault.keyNames()).map(({ compartment }) => compartment)).not.toContain('confidential')
    const fresh = { space: newId(systemRandom), compartment: 'confidential' } as const
    expect(await vault.createKeys([fresh])).toEqual([])
    expect(opensBy(passkeyOf(stored), stored.id, output())).toHaveLength(96) // three keys of 32 bytes
  })

  test('gives nothing away to somebody without its answer', async () => {
    expect(await unlock(stored, output(1))).toEqual(refused)
    expect((await unlock(stored)).ok).toBe(true)
  })

  test('is refused with any bit of its row flipped', async () => {
    const { keys, credential, salt } = passkeyOf(stored)
    for (let bit = 0; bit < keys.length * 8; bit++) {
      const flipped = keys.with(bit >> 3, (keys[bit >> 3] ?? 0) ^ (1 << (bit & 7)))
      expect(await unlock(withPasskey({ keys: flipped })), `bit ${bit}`).toEqual(refused)
    }
    for (const [name, text] of Object.entries({ credential, salt }))
      for (let at = 0; at < text.length; at++) {
        const other = text[at] === 'A' ? 'B' : 'A'
        const changed = withPasskey({ [name]: text.slice(0, at) + other + text.slice(at + 1) })
        expect(await unlock(changed), `${name} ${at}`).toEqual(refused)
      }
    for (const cut of [0, 1, 13, keys.length - 1])
      expect(await unlock(withPasskey({ keys: keys.slice(0, cut) }))).toEqual(refused)
    expect((await unlock(withPasskey({}))).ok).toBe(true)
  })

  test('is refused in another vault’s row, with the same answer', async () => {
    expect(await unlock({ ...stored, passkey: passkeyOf(other) })).toEqual(refused)
    expect(await unlock({ ...other, passkey: passkeyOf(stored) })).toEqual(refused)
    expect((await unlock(other)).ok).toBe(true)
  })

  test('opens nothing once its row is gone', async () => {
    const { passkey: _, ...without } = stored
    expect(await unlock(without)).toEqual(refused)
  })

  test('says that a changed author key or profile is damaged', async () => {
    for (const name of ['authorKey', 'profile'] as const) {
      const bytes = stored[name]
      const damaged = { ...stored, [name]: bytes.with(30, (bytes[30] ?? 0) ^ 1) }
      expect(await unlock(damaged)).toEqual({ ok: false, error: 'damaged' })
    }
  })

  test('is sealed for whoever knows the passphrase, and for nobody else', async () => {
    expect(await sealForPasskey(stored, 'another', made, output(), systemRandom)).toEqual({
      ok: false,
      error: 'wrong-passphrase',
    })
  })

  test('leaves nothing of its answer in the bytes that were handed in', async () => {
    const [right, wrong, sealed] = [output(), output(1), output()]
    await unlock(stored, right)
    await unlock(stored, wrong)
    await sealForPasskey(stored, PASSPHRASE, made, sealed, systemRandom)
    for (const bytes of [right, wrong, sealed]) expect(bytes.every((byte) => byte === 0)).toBe(true)
  })
})

describe('the bytes of docs/protocol.md', () => {
  /** Worked out with Python’s hmac and the `cryptography` package. */
  const KEY = 'b6dadef8c849514927c7a6ca1ec5d4c1b9114880e363bcb783b4a8d4b9b985c6'
  const SEALED =
    '01050505050505050505050505ce4e0071ffc84538d31d39dd0902c212054a719f9db2010e1915923898189e2a2eecc78b67dfdccb5df5eeb28797953f074e22000fe53a7ba494feb94c763ac4f6757f16756286677f1720948823da6913da890b8d6b9f816015f13e1f1aad82b4c1b71d79e8b834a1008c3e2db98431'
  const VAULT = 'BwcHBwcHBwcHBwcHBwcHBw' // sixteen bytes of 7
  const root = new Uint8Array(32).fill(3)
  const random: Random = (length) => new Uint8Array(length).fill(5)

  test('are what another implementation derives and opens', async () => {
    const passkey = await sealSlots(root, VAULT, made, output(), random)
    const slots = ['client', 'officer', 'author'].map((slot) => derived(root, VAULT, slot))
    expect(opensBy(passkey, VAULT, output())).toEqual(concatBytes(...slots))
  })

  test('are these, as a third one has them', async () => {
    const { keys } = await sealSlots(root, VAULT, made, output(), random)
    expect(Buffer.from(derived(output(), VAULT, 'passkey')).toString('hex')).toBe(KEY)
    expect(Buffer.from(keys).toString('hex')).toBe(SEALED)
  })
})

const derived = (secret: Bytes, vault: string, name: string): Bytes =>
  new Uint8Array(hkdfSync('sha256', secret, Buffer.from(vault, 'base64url'), `cairn ${name} 1`, 32))

/** Opens the row with Node's own cryptography. */
function opensBy({ keys, credential, salt }: StoredPasskey, vault: string, given: Bytes): Bytes {
  const decipher = createDecipheriv('aes-256-gcm', derived(given, vault, 'passkey'), keys.slice(1, 13))
  decipher.setAAD(canonicalBytes(['cairn keys by passkey', 1, vault, credential, salt]))
  decipher.setAuthTag(keys.slice(-16))
  return new Uint8Array(Buffer.concat([decipher.update(keys.slice(13, -16)), decipher.final()]))
}
