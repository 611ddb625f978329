import { bytesFromText, isHash, toBase64url } from '#core'
import { type SigningKey, signEd25519, verifyEd25519 } from './keys.ts'

const DOMAIN = 'cairn proof 1'

/** How far a proof's time may be from the server's, in ms. */
export const PROOF_WINDOW_MS = 60_000

export type Proof = { readonly key: string; readonly at: number; readonly signature: string }

/** The `Cairn-Proof` header of a reading request: made by a key that exists only in an unlocked vault (docs/protocol.md §8). */
export async function makeProof(
  method: string,
  pathAndQuery: string,
  at: number,
  key: SigningKey,
): Promise<string> {
  const signature = await signEd25519(key.privateKey, DOMAIN, message(method, pathAndQuery, at))
  return `${key.id}.${at}.${toBase64url(signature)}`
}

/** The parts of a header, or null for anything else. */
export function parseProof(header: string): Proof | null {
  const [key, at, signature, ...rest] = header.split('.')
  if (
    !isHash(key) ||
    at === undefined ||
    !/^(0|[1-9]\d{0,14})$/.test(at) ||
    signature === undefined ||
    rest.length > 0
  )
    return null
  return { key, at: Number(at), signature }
}

export const verifyProof = (
  proof: Proof,
  method: string,
  pathAndQuery: string,
  publicKey: string,
): Promise<boolean> =>
  verifyEd25519(publicKey, proof.signature, DOMAIN, message(method, pathAndQuery, proof.at))

const message = (method: string, pathAndQuery: string, at: number): Uint8Array =>
  bytesFromText(`${method}\n${pathAndQuery}\n${at}`)
