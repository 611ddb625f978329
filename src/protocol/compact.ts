import { type Bytes, bytesFromText, canonicalBytes, ok, type Result, textFromBytes } from '#core'
import { isRecordHeader, recordId } from '#record'
import { deflate, inflate } from './deflate.ts'
import type { EnvelopePayload } from './envelope.ts'

/** A batch with its certificates in few bytes, for ever (docs/protocol.md §6): what every batch says alike is in the dictionary. */
export const compact = (payload: EnvelopePayload): Bytes => deflate(leanBytes(payload), dictionary)

/** Canonical, and no statement says its record, which is the header's id. */
export const leanBytes = ({ batch, certificates }: EnvelopePayload): Bytes =>
  canonicalBytes({
    batch: { ...batch, statements: batch.statements.map(({ record: _, ...rest }) => rest) },
    certificates,
  })

/** The value that was made compact; of any other bytes any value, to be checked like one from anywhere. */
export function expand(bytes: Bytes, limit: number): Result<unknown, 'damaged' | 'too-large'> {
  const plain = inflate(bytes, limit, dictionary)
  return plain.ok ? ok(withRecords(parse(plain.value))) : plain
}

function withRecords(payload: unknown): unknown {
  if (!isObject(payload) || !isObject(payload['batch'])) return payload
  const { header, statements } = payload['batch']
  if (!isRecordHeader(header) || !Array.isArray(statements)) return payload
  const record = recordId(header)
  const whole = statements.map((statement: unknown) =>
    isObject(statement) && !('record' in statement) ? { ...statement, record } : null,
  )
  return { ...payload, batch: { ...payload['batch'], statements: whole } }
}

const isObject = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parse(bytes: Bytes): unknown {
  try {
    return JSON.parse(textFromBytes(bytes))
  } catch {
    return null
  }
}

/** What is likeliest stands last, where it is found in the fewest bits. */
export const dictionary = bytesFromText(
  [
    'dont-knownotruenull"rows//problem"/help/words/to-me","session-2","dontKnow":true"form":"inventory-abuse","case","via":"session"}],',
    '"certificates":[{"certificate":{"compartment":"client","author":"","device":"","from":17,"issuer":"","kind":"session","publicKey":"","space":"","until":17},"signature":""}]',
    '{"batch":{"header":{"compartment":"client","form":"saq","sitting":"session-1","space":""},"key":"","signature":"","statements":[{"at":179,"author":"","device":"",',
    '"field":"q01/answer","replaces":[],"value":"yes","version":1,"via":"officer"}]},"certificates":[]}',
  ].join(''),
)
