import { vi } from 'vitest'

/**
 * Argon2id with a thousandth of its work: what a passphrase costs is shown by `tests/vault/kdf.test.ts`, in the built app and end to end; elsewhere it
 * would be most of what the tests do. Same passphrase and settings, same key, as ever.
 */
vi.mock('hash-wasm', async (original) => {
  const { argon2id, ...rest } = await original<typeof import('hash-wasm')>()
  return {
    ...rest,
    argon2id: (options: Parameters<typeof argon2id>[0]) =>
      argon2id({ ...options, iterations: 1, memorySize: 64 }),
  }
})
