import { beforeAll, expect, test } from 'vitest'
import { newId, systemRandom } from '#core'
import { generateOpeningKey } from '#protocol'
import { beginVault, changePassphrase, kdfFloor, type StoredVault, unlockVault } from '#vault'

const OLD = 'quiet river under seven stones'
const NEW = 'candle orchard violet hammer'
const compartments = ['client', 'officer', 'confidential'] as const

let stored: StoredVault
beforeAll(async () => {
  const begun = await beginVault(OLD, kdfFloor, systemRandom)
  const officer = { id: newId(systemRandom), name: 'Jess Whitlock', role: 'officer', grade: null }
  const { publicKey } = await generateOpeningKey()
  stored = await begun.finish({ device: newId(systemRandom), officer, serverPublicKey: publicKey })
})

const change = (passphrase = OLD) => changePassphrase(stored, passphrase, NEW, kdfFloor, systemRandom)
const open = (vault: StoredVault, passphrase: string) =>
  unlockVault(vault, [], passphrase, compartments, systemRandom)

test('all that the passphrase of before opened, the new one opens: the keys are the same', async () => {
  const before = await open(stored, OLD)
  const changed = await change()
  if (!before.ok || !changed.ok) throw new Error('It opens.')
  const names = compartments.map((compartment) => ({ space: newId(systemRandom), compartment }))
  const spaceKeys = await before.value.vault.createKeys(names)
  const now = { ...stored, ...changed.value }
  expect(changed.value.kdf.salt).not.toBe(stored.kdf.salt)
  const after = await unlockVault(now, spaceKeys, NEW, compartments, systemRandom)
  if (!after.ok) throw new Error(after.error)
  expect(await after.value.vault.keyNames()).toHaveLength(3)
  expect(after.value.profile).toEqual(before.value.profile)
  expect(await open(now, OLD)).toEqual({ ok: false, error: 'wrong-passphrase' })
})

test('who does not give the passphrase of before changes nothing, and rows that would be weaker are refused', async () => {
  expect(await change('something else')).toEqual({ ok: false, error: 'wrong-passphrase' })
  const weak = { ...stored, kdf: { ...stored.kdf, passes: 1 } }
  const tried = await changePassphrase(weak, OLD, NEW, kdfFloor, systemRandom)
  expect(tried).toEqual({ ok: false, error: 'weak-parameters' })
})

test('the new root is bound to its vault and to its parameters', async () => {
  const changed = await change()
  if (!changed.ok) throw new Error(changed.error)
  const { kdf, root } = changed.value
  const moved = { ...stored, id: newId(systemRandom), kdf, root }
  expect(await open(moved, NEW)).toEqual({ ok: false, error: 'wrong-passphrase' })
  const slower = { ...stored, root, kdf: { ...kdf, passes: kdf.passes + 1 } }
  expect(await open(slower, NEW)).toEqual({ ok: false, error: 'wrong-passphrase' })
})
