import { argon2Sync } from 'node:crypto'
import { expect, test } from 'vitest'
import { bytesFromText } from '#core'
import { kdfFloor } from '#vault'
import { deriveKek } from '../../src/vault/kdf.ts'
import { passphrasesInFull } from '../quick-passphrases.ts'

passphrasesInFull()

test('a key from a passphrase is Argon2id with all the work that is asked for, as another implementation has it', async () => {
  const salt = bytesFromText('sixteen bytes of')
  const kek = await deriveKek('a river, a stone and ﬁve birds', { ...settings, salt: '' }, salt)
  const own = argon2Sync('argon2id', {
    message: bytesFromText('a river, a stone and five birds'), // NFKC: without the ligature
    nonce: salt,
    parallelism: 1,
    tagLength: 32,
    memory: kdfFloor.memoryKiB,
    passes: kdfFloor.passes,
  })
  expect(kek).toEqual(new Uint8Array(own))
})

const settings = { name: 'argon2id', lanes: 1, ...kdfFloor } as const
