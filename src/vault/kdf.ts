import { argon2id } from 'hash-wasm'
import type { Bytes, Random } from '#core'

/** Argon2id settings of one vault (RFC 9106); authenticated together with the wrapped root key. */
export type KdfParameters = {
  readonly name: 'argon2id'
  readonly memoryKiB: number
  readonly passes: number
  readonly lanes: 1
  /** 16 bytes in base64url. */
  readonly salt: string
}

/** Nothing weaker is ever derived with, whatever a stored row says. */
export const kdfFloor = { memoryKiB: 65_536, passes: 3 } as const

const MAX_MEMORY_KIB = 1_048_576
const MAX_PASSES = 24
const TARGET_MS = 700

export const isStrongEnough = ({ name, memoryKiB, passes, lanes }: KdfParameters): boolean =>
  name === 'argon2id' &&
  lanes === 1 &&
  memoryKiB >= kdfFloor.memoryKiB &&
  memoryKiB <= MAX_MEMORY_KIB &&
  passes >= kdfFloor.passes &&
  passes <= MAX_PASSES

/** 32 bytes from a passphrase (NFKC). Takes 0.2 to 1 s of the calling thread: call it in a worker. */
export async function deriveKek(
  passphrase: string,
  { memoryKiB, passes }: KdfParameters,
  salt: Bytes,
): Promise<Bytes> {
  const kek = await argon2id({
    password: passphrase.normalize('NFKC'),
    salt,
    parallelism: 1,
    iterations: passes,
    memorySize: memoryKiB,
    hashLength: 32,
    outputType: 'binary',
  })
  return new Uint8Array(kek)
}

/** Has Argon2id compiled before a passphrase is there: derives from nothing, and throws it away. */
export const readyToDerive = (): Promise<unknown> =>
  argon2id({
    ...{ password: ' ', salt: new Uint8Array(16), hashLength: 4 },
    ...{ parallelism: 1, iterations: 1, memorySize: 8 },
  })

/** As many passes as take about 0.7 s on this device, never fewer than the floor. `now` in ms. */
export async function calibratePasses(now: () => number, random: Random): Promise<number> {
  const parameters: KdfParameters = { name: 'argon2id', ...kdfFloor, lanes: 1, salt: '' }
  const start = now()
  await deriveKek('calibration', parameters, random(16))
  const perPass = Math.max(1, now() - start) / kdfFloor.passes
  return Math.min(MAX_PASSES, Math.max(kdfFloor.passes, Math.round(TARGET_MS / perPass)))
}
