import { createHash } from 'node:crypto'
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core'
import { type Bytes, bytesFromText, concatBytes } from '#core'
import { compact, deflate, openEnvelope } from '#protocol'
import type { Dice } from '../../world/dice.ts'
import { mutateBytes, mutateText } from '../mutate.ts'
import * as page from '../page.ts'
import { batch, bytesOf, dictionary, golden, openingKey, payload, received } from '../samples.ts'
import { type Parse, type Target, target } from '../target.ts'

const serverKey = bytesOf(golden.envelope.serverPublicKey)
const keyName = new Uint8Array(createHash('sha256').update(serverKey).digest().subarray(0, 8))
const suite = new CipherSuite({
  kem: new DhkemP256HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
})
const lean = {
  ...payload,
  batch: { ...batch, statements: batch.statements.map(({ record: _, ...rest }) => rest) },
}

/** Sealed as the page says (RFC 9180), whatever is in it. */
async function seal(version: number, plain: Bytes): Promise<Bytes> {
  const head = concatBytes(Uint8Array.of(version, 1), keyName)
  const recipientPublicKey = await suite.kem.deserializePublicKey(new Uint8Array(serverKey).buffer)
  const sender = await suite.createSenderContext({
    recipientPublicKey,
    info: bytesFromText('cairn envelope 1').buffer,
  })
  const sealed = await sender.seal(new Uint8Array(plain).buffer, head.buffer)
  return concatBytes(head, new Uint8Array(sender.enc), new Uint8Array(sealed))
}

/** Most are sealed as they should be and hold something else; the others are changed after they were sealed. */
function mutated(dice: Dice): () => Promise<Bytes> {
  if (dice.chance(0.25)) {
    const changed = mutateBytes(dice, bytesOf(golden.envelope.bytes), [serverKey])
    return async () => changed
  }
  const version = 1 + dice.roll(2)
  const text = bytesFromText(mutateText(dice, version === 1 || dice.chance(0.1) ? payload : lean, [received]))
  const inside = version === 1 ? deflate(text) : deflate(text, dictionary)
  const plain = dice.chance(0.2) ? mutateBytes(dice, inside, [compact(payload)]) : inside
  return () => seal(version, plain)
}

type Sealed = () => Promise<Bytes>

/** Careless: leaves it to others to look at what was opened. */
const opened =
  (look: (plain: unknown) => unknown): Parse<Sealed> =>
  async (sealed) => {
    const out = await openEnvelope(await sealed(), [await openingKey()])
    if (!out.ok && out.error !== 'bad-batch') return { refused: out.error }
    return { accepted: look(out.ok ? out.value : null) }
  }

/** Sealed with HPKE: what only the server opens, from whoever has its public key. */
export const sealed: Target = target<Sealed>({
  name: 'envelope',
  mutate: mutated,
  parse: async (bytes) => {
    const out = await openEnvelope(await bytes(), [await openingKey()])
    return out.ok ? { accepted: out.value } : { refused: out.error }
  },
  refusals: ['damaged', 'unknown-version', 'unknown-key', 'too-large', 'bad-batch'],
  wrong: (_, value) =>
    page.payload(value) ? null : `what is not as the page says: ${JSON.stringify(value).slice(0, 400)}`,
  careless: {
    throws: opened((plain) => (plain as typeof payload).batch.header.form),
    accepts: opened((plain) => plain),
  },
})
