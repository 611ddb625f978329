import { argon2, timingSafeEqual } from 'node:crypto'
import { type Bytes, bytesFromText, fromBase64url, type Random, toBase64url } from '#core'

/** Argon2id cost; `memory` in KiB. */
export type PasswordCost = { readonly memory: number; readonly passes: number }

/** RFC 9106's second recommendation, with one lane. */
export const standardPasswordCost: PasswordCost = { memory: 65_536, passes: 3 }

const HASH_LENGTH = 32

/** Stored for somebody who has left: no password fits. */
export const NO_PASSWORD = ''

/** What is stored of a password: `$argon2id$v=19$m=…,t=…,p=1$salt$hash`. */
export async function hashPassword(password: string, cost: PasswordCost, random: Random): Promise<string> {
  const salt = random(16)
  const hash = await derive(password, salt, cost)
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=1$${toBase64url(salt)}$${toBase64url(hash)}`
}

/** `stored` is null for a name nobody has: the same work is done, so that time does not tell. */
export async function isPassword(
  password: string,
  stored: string | null,
  cost: PasswordCost,
): Promise<boolean> {
  const parts = stored === null ? null : parse(stored)
  const salt = parts?.salt ?? new Uint8Array(16)
  const hash = await derive(password, salt, parts?.cost ?? cost)
  return parts !== null && timingSafeEqual(hash, parts.hash)
}

function parse(stored: string): { cost: PasswordCost; salt: Bytes; hash: Bytes } | null {
  const [, memory, passes, salt, hash] =
    /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$([\w-]+)\$([\w-]+)$/.exec(stored) ?? []
  const saltBytes = fromBase64url(salt ?? '')
  const hashBytes = fromBase64url(hash ?? '')
  if (!saltBytes || hashBytes?.length !== HASH_LENGTH) return null
  return { cost: { memory: Number(memory), passes: Number(passes) }, salt: saltBytes, hash: hashBytes }
}

/** NFKC, so that the same password typed on another keyboard is the same bytes. */
const derive = (password: string, nonce: Bytes, { memory, passes }: PasswordCost): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const message = bytesFromText(password.normalize('NFKC'))
    argon2(
      'argon2id',
      { message, nonce, parallelism: 1, tagLength: HASH_LENGTH, memory, passes },
      (error, hash) => (error ? reject(error) : resolve(hash)),
    )
  })
