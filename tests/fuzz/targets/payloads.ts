import { inflateRawSync } from 'node:zlib'
import { type Bytes, bytesFromText, equalBytes, type Json } from '#core'
import {
  compact,
  deflate,
  type EnvelopePayload,
  expand,
  inflate,
  isBatch,
  isReceivedBatch,
  isSignedCertificate,
  isSignedDecision,
} from '#protocol'
import { isRecordHeader, isStatement } from '#record'
import type { Dice } from '../../world/dice.ts'
import { mutateBytes, mutateText } from '../mutate.ts'
import * as page from '../page.ts'
import { batch, certificate, decision, dictionary, payload, received } from '../samples.ts'
import { ofText, type Parse, type Target, target, walkAlong } from '../target.ts'

const LIMIT = 1_000_000
const lean = {
  ...payload,
  batch: { ...batch, statements: batch.statements.map(({ record: _, ...rest }) => rest) },
}

/** A check that says yes or no of a value. */
const checked = (name: string, is: (value: Json) => boolean, sample: unknown, shape: page.Shape): Target =>
  target<string>({
    name,
    mutate: (dice) => mutateText(dice, sample, [received, payload, decision]),
    parse: ofText((value) => (is(value as Json) ? { accepted: value } : { refused: 'no' })),
    refusals: ['no', 'not-json'],
    wrong: (text, value) => (shape(value) ? null : `what is not as the page says: ${text.slice(0, 400)}`),
    careless: {
      throws: ofText((value) => {
        walkAlong(sample, value)
        return { refused: 'no' }
      }),
      accepts: ofText((value) =>
        typeof value === 'object' && value !== null ? { accepted: value } : { refused: 'no' },
      ),
    },
  })

/** What comes out of a compact batch, as its reader goes on with it. */
const expanded: Parse<Bytes> = (bytes) => {
  const out = expand(bytes, LIMIT)
  if (!out.ok) return { refused: out.error }
  const { batch: one, certificates } = (out.value ?? {}) as Partial<EnvelopePayload>
  const isOne = isBatch(one) && Array.isArray(certificates) && certificates.every(isSignedCertificate)
  return isOne ? { accepted: { batch: one, certificates } } : { refused: 'bad-batch' }
}

/** Half of them spoilt after they were deflated, half before. */
function mutatedCompact(dice: Dice): Bytes {
  if (dice.chance(0.5)) return mutateBytes(dice, compact(payload), [compact({ batch, certificates: [] })])
  return deflate(bytesFromText(mutateText(dice, dice.chance(0.5) ? lean : payload, [received])), dictionary)
}

const plain = bytesFromText(JSON.stringify(payload).repeat(20))
const deflated = [deflate(plain), deflate(new Uint8Array(5_000)), deflate(plain.slice(0, 40))]

/**
 * Where another implementation reads it, it reads the same. Ours also takes headers that RFC 1951 does not allow; what it makes of them still has to be a
 * batch that its author signed.
 */
function otherwiseInflated(bytes: Bytes, out: unknown): string | null {
  let other: Buffer
  try {
    other = inflateRawSync(bytes, { maxOutputLength: LIMIT + 1 })
  } catch {
    return null
  }
  return equalBytes(other, out as Bytes) ? null : 'bytes that zlib reads otherwise'
}

export const payloads: readonly Target[] = [
  checked('header', isRecordHeader, batch.header, page.header),
  checked('statement', isStatement, batch.statements[1], page.statement),
  checked('batch', isBatch, batch, page.batch),
  checked('received batch', isReceivedBatch, received, page.receivedBatch),
  checked('certificate', isSignedCertificate, certificate, page.certificate),
  checked('decision', isSignedDecision, decision, page.decision),
  target<Bytes>({
    name: 'compact batch',
    mutate: mutatedCompact,
    parse: expanded,
    refusals: ['damaged', 'too-large', 'bad-batch'],
    wrong: (_, value) =>
      page.payload(value) ? null : `what is not as the page says: ${JSON.stringify(value).slice(0, 400)}`,
    careless: {
      throws: (bytes) => ({ accepted: JSON.parse(inflateRawSync(bytes, { dictionary }).toString()) }),
      accepts: (bytes) => {
        const out = expand(bytes, LIMIT)
        return out.ok ? { accepted: out.value } : { refused: out.error }
      },
    },
  }),
  target<Bytes>({
    name: 'deflate',
    mutate: (dice) => mutateBytes(dice, deflated[dice.roll(3)] ?? plain, deflated),
    parse: (bytes) => {
      const out = inflate(bytes, LIMIT)
      return out.ok ? { accepted: out.value } : { refused: out.error }
    },
    refusals: ['damaged', 'too-large'],
    wrong: otherwiseInflated,
    careless: {
      throws: (bytes) => ({ accepted: inflateRawSync(bytes) }),
      accepts: () => ({ accepted: plain }),
    },
  }),
]
