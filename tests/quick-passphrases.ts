import { afterAll, vi } from 'vitest'

const IN_FULL = 'CAIRN_PASSPHRASES_IN_FULL'

/**
 * Argon2id with a thousandth of its work: what a passphrase costs is shown by `tests/vault/kdf.test.ts`, in the built app and end to end; elsewhere it
 * would be most of what the tests do. Same passphrase and settings, same key, as ever.
 */
vi.mock('hash-wasm', async (original) => {
  const { argon2id, ...rest } = await original<typeof import('hash-wasm')>()
  return {
    ...rest,
    argon2id: (options: Parameters<typeof argon2id>[0]) =>
      argon2id(process.env[IN_FULL] ? options : { ...options, iterations: 1, memorySize: 64 }),
  }
})

/** For a test file in which a passphrase costs what it costs in use. */
export function passphrasesInFull(): void {
  vi.stubEnv(IN_FULL, 'yes')
  afterAll(() => void vi.unstubAllEnvs())
}
