import { readFileSync } from 'node:fs'
import { type Bytes, fromBase64url } from '#core'
import type { Batch, EnvelopePayload, OpeningKey, SignedCertificate } from '#protocol'
import { importOpeningKey } from '#protocol'
import { readRecording } from '../protocol/exchanges/exchange.ts'
import golden from '../protocol/golden.json' with { type: 'json' }

export { golden }

export const bytesOf = (text: string): Bytes => fromBase64url(text) ?? new Uint8Array()

export const batch = {
  header: golden.header,
  statements: golden.statements.map(({ statement }) => statement),
  key: golden.authorKey.id,
  signature: golden.batch.signature,
} as unknown as Batch

export const certificate = golden.certificate as unknown as SignedCertificate

export const payload: EnvelopePayload = { batch, certificates: [certificate] }

const ids = golden.statements.map(({ id }) => id)

/** As a reader gets it, the second statement withheld from everybody but its author. */
export const received = {
  header: golden.header,
  ids,
  statements: [batch.statements[0]],
  withheld: [
    {
      id: ids[1],
      field: batch.statements[1]?.field,
      replaces: batch.statements[1]?.replaces,
      status: 'refused',
      code: 'set-aside',
      statement: batch.statements[1],
      decided: { by: 'Margaret Osei', at: 1_795_424_400_000, reason: 'Said twice.' },
    },
  ],
  key: golden.authorKey.id,
  signature: golden.batch.signature,
}

export const decision = {
  decision: golden.decision.decision,
  key: golden.authorKey.id,
  signature: golden.decision.signature,
}

/** Every answer that a server of this version gave to a request at such an address. */
export function answersAt(method: string, path: RegExp): readonly unknown[] {
  const found = readRecording(1).exchanges.filter(
    ({ request, answer }) => request.method === method && path.test(request.path) && answer.status === 200,
  )
  return found.map(({ answer }) => answer.body)
}

let opening: Promise<OpeningKey> | undefined
export const openingKey = (): Promise<OpeningKey> => {
  opening ??= importOpeningKey(bytesOf(golden.envelope.serverPublicKey), bytesOf(golden.envelope.serverPkcs8))
  return opening
}

/** The dictionary as docs/protocol.md §6 has it. */
const written = /dictionary of 0x02 [^\n]*\n\n```\n(.*?)\n```/s.exec(
  readFileSync(`${import.meta.dirname}/../../docs/protocol.md`, 'utf8'),
)?.[1]
export const dictionary: Bytes = new Uint8Array(Buffer.from((written ?? '').replaceAll('\n', '')))
