import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core'
import {
  type Bytes,
  bytesFromText,
  canonicalBytes,
  concatBytes,
  equalBytes,
  err,
  hash,
  ok,
  type Result,
  textFromBytes,
} from '#core'
import { type Batch, isBatch } from './batch.ts'
import { isSignedCertificate, type SignedCertificate } from './certificate.ts'
import { dictionary, expand, leanBytes } from './compact.ts'
import { deflate, inflate } from './deflate.ts'

/** Every version there ever was is opened; the last is sealed. */
const versions = [1, 2] as const
export type EnvelopeVersion = (typeof versions)[number]
const VERSION: EnvelopeVersion = 2
const SUITE = 1
const HEADER_LENGTH = 10
const ENC_LENGTH = 65
const info = bytesFromText('cairn envelope 1')

export const MAX_ENVELOPE_BYTES = 1_048_576
const MAX_INFLATED_BYTES = 8_388_608

/** What an envelope holds: a batch and the certificates that a reader needs to check it. */
export type EnvelopePayload = {
  readonly batch: Batch
  readonly certificates: readonly SignedCertificate[]
}

export type EnvelopeError = 'damaged' | 'unknown-version' | 'unknown-key' | 'too-large' | 'bad-batch'

/** A key that opens envelopes; the server keeps old ones for ever. */
export type OpeningKey = { readonly publicKey: Bytes; readonly pair: CryptoKeyPair }

export const envelopeId = (envelope: Uint8Array): string => hash('cairn envelope 1', envelope)

/** Seals for one server. `too-large` when it would not take it. `version`: for a server that knows no later one. */
export type Sealer = (
  payload: EnvelopePayload,
  version?: EnvelopeVersion,
) => Promise<Result<Bytes, 'too-large'>>

/**
 * Seals to a server's public key (P-256, 65 bytes): opens nowhere else. Half of what an envelope takes is agreeing on a key that only it has, which needs
 * nothing of what is sealed: that is done for the next one when `prepare` is called, while nobody waits.
 */
export function createSealer(serverPublicKey: Bytes): Sealer & { prepare(): void } {
  const keyId = envelopeKeyId(serverPublicKey)
  const recipient = suite().kem.deserializePublicKey(copy(serverPublicKey, 0, serverPublicKey.length).buffer)
  for (const later of [keyId, recipient]) later.catch(() => undefined) // whoever seals hears of it
  const agree = async () => {
    const recipientPublicKey = await recipient
    return suite().createSenderContext({ recipientPublicKey, info: info.buffer })
  }
  let next: ReturnType<typeof agree> | null = null

  const seal: Sealer = async (payload, version = VERSION) => {
    const plain = version === 1 ? canonicalBytes(payload) : leanBytes(payload)
    if (plain.length > MAX_INFLATED_BYTES) return err('too-large')
    const agreed = next ?? agree()
    next = null // one envelope for each
    const deflated = deflate(plain, version === 1 ? undefined : dictionary)
    const header = concatBytes(Uint8Array.of(version, SUITE), await keyId)
    const sender = await agreed
    const sealed = await sender.seal(deflated.buffer, header.buffer)
    const envelope = concatBytes(header, new Uint8Array(sender.enc), new Uint8Array(sealed))
    return envelope.length > MAX_ENVELOPE_BYTES ? err('too-large') : ok(envelope)
  }
  return Object.assign(seal, {
    prepare() {
      next ??= agree()
      next.catch(() => undefined)
    },
  })
}

/** One envelope for a server. */
export const sealEnvelope = (
  payload: EnvelopePayload,
  serverPublicKey: Bytes,
  version?: EnvelopeVersion,
): Promise<Result<Bytes, 'too-large'>> => createSealer(serverPublicKey)(payload, version)

/** Opens an envelope from anywhere: any bytes give a payload of the right shape or a code. Signatures are not checked here. */
export async function openEnvelope(
  envelope: Bytes,
  keys: readonly OpeningKey[],
): Promise<Result<EnvelopePayload, EnvelopeError>> {
  if (envelope.length > MAX_ENVELOPE_BYTES) return err('too-large')
  const version = versions.find((known) => known === envelope[0])
  if (version === undefined || envelope[1] !== SUITE) return err('unknown-version')
  if (envelope.length <= HEADER_LENGTH + ENC_LENGTH) return err('damaged')
  const key = await keyFor(envelope, keys)
  if (!key) return err('unknown-key')
  const opened = await decrypt(envelope, key)
  if (!opened) return err('damaged')
  const payload =
    version === 1 ? parsed(inflate(opened, MAX_INFLATED_BYTES)) : expand(opened, MAX_INFLATED_BYTES)
  if (!payload.ok) return payload
  return isPayload(payload.value) ? ok(payload.value) : err('bad-batch')
}

/** A pair that opens envelopes, made on the server at first start. */
export async function generateOpeningKey(): Promise<{ readonly publicKey: Bytes; readonly pkcs8: Bytes }> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits'])
  return {
    publicKey: new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)),
    pkcs8: new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey)),
  }
}

export async function importOpeningKey(publicKey: Bytes, pkcs8: Bytes): Promise<OpeningKey> {
  const algorithm = { name: 'ECDH', namedCurve: 'P-256' }
  const pair = {
    publicKey: await crypto.subtle.importKey('raw', publicKey, algorithm, true, []),
    privateKey: await crypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['deriveBits']),
  }
  return { publicKey, pair }
}

/** First 8 bytes of SHA-256 of the public key: which key an envelope was sealed to. */
const envelopeKeyId = async (publicKey: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', publicKey)).slice(0, 8)

async function keyFor(envelope: Bytes, keys: readonly OpeningKey[]): Promise<OpeningKey | undefined> {
  const wanted = envelope.subarray(2, HEADER_LENGTH)
  for (const key of keys) if (equalBytes(await envelopeKeyId(key.publicKey), wanted)) return key
  return undefined
}

async function decrypt(envelope: Bytes, key: OpeningKey): Promise<Bytes | null> {
  try {
    const recipient = await suite().createRecipientContext({
      recipientKey: key.pair, // with its public half: that of a private key alone cannot be had from outside
      enc: copy(envelope, HEADER_LENGTH, HEADER_LENGTH + ENC_LENGTH).buffer,
      info: info.buffer,
    })
    const sealed = copy(envelope, HEADER_LENGTH + ENC_LENGTH, envelope.length).buffer
    return new Uint8Array(await recipient.open(sealed, copy(envelope, 0, HEADER_LENGTH).buffer))
  } catch {
    return null // not sealed to this key, or changed on the way: indistinguishable, and the answer is the same
  }
}

function parsed<E>(plain: Result<Bytes, E>): Result<unknown, E> {
  if (!plain.ok) return plain
  try {
    return ok(JSON.parse(textFromBytes(plain.value)))
  } catch {
    return ok(null)
  }
}

function isPayload(value: unknown): value is EnvelopePayload {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 2) return false
  const { batch, certificates } = value as Partial<Record<keyof EnvelopePayload, unknown>>
  return (
    isBatch(batch) &&
    Array.isArray(certificates) &&
    certificates.length <= 4 &&
    certificates.every(isSignedCertificate)
  )
}

/** A buffer of its own: `slice` of a Node `Buffer` would share the pool it lies in. */
const copy = (bytes: Bytes, from: number, to: number): Bytes => new Uint8Array(bytes.subarray(from, to))

const suite = (): CipherSuite =>
  new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() })
