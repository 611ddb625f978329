import { type Bytes, concatBytes, equalBytes } from '#core'
import {
  type Carry,
  decodeCarry,
  decodeChunks,
  decodePush,
  encodeCarry,
  encodeChunks,
  encodePush,
} from '#protocol'
import type { Dice } from '../../world/dice.ts'
import { mutateBytes } from '../mutate.ts'
import { bytesOf, golden } from '../samples.ts'
import { type Answer, type Target, target } from '../target.ts'

const envelope = bytesOf(golden.envelope.bytes)
const pushes = [
  bytesOf(golden.push.body),
  encodePush([envelope]),
  encodePush([envelope, new Uint8Array(300), envelope]),
]
const part = (body: Bytes) => ({
  device: 'AwMDAwMDAwMDAwMDAwMDAw',
  signature: golden.batch.signature,
  body,
})
const carries = [encodeCarry([part(pushes[0] as Bytes)]), encodeCarry(pushes.map(part))]
const names = [golden.digest.accepted, golden.digest.withheld]
const chunkBodies = [
  encodeChunks({ names, chunks: [] }),
  encodeChunks({ names, chunks: [new Uint8Array(40), envelope] }),
]

const mutated =
  (samples: readonly Bytes[]) =>
  (dice: Dice): Bytes =>
    mutateBytes(dice, samples[dice.roll(samples.length)] ?? new Uint8Array(), samples)

type Decoded<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: string }

const answerOf = (result: Decoded<unknown>): Answer =>
  result.ok ? { accepted: result.value } : { refused: result.error }

const sameAgain = (input: Bytes, again: Bytes): string | null =>
  equalBytes(input, again) ? null : `${input.length} bytes that are encoded again as ${again.length} others`

/** Careless: believes a length, and takes what there is of what it promises. */
function believing(body: Bytes, from: number): Bytes[] {
  const parts: Bytes[] = []
  for (let at = from; at + 4 <= body.length; ) {
    const length = new DataView(body.buffer).getUint32(at)
    parts.push(new Uint8Array(body.subarray(at + 4, at + 4 + length)))
    at += 4 + length
  }
  return parts
}

/** Careless: makes room for what a length promises, whether it is there or not. */
function makingRoom(body: Bytes, from: number): Answer {
  const view = new DataView(body.buffer)
  for (let at = from; at < body.length; ) {
    const length = view.getUint32(at)
    at += 4 + new Uint8Array(body.buffer, at + 4, length).length
  }
  return { refused: 'damaged' }
}

/** What a carry file gives out stands in it, whole, with the hash that goes with it. */
function wrongCarry(file: Bytes, { parts, damaged }: Carry): string | null {
  if (parts.length === 0) return 'a file without a part'
  const encoded = parts.map((one) => encodeCarry([one]).slice(5, -4))
  if (encoded.some((bytes) => !Buffer.from(file).includes(Buffer.from(bytes))))
    return 'a part that is not in the file'
  return damaged.length > 0 ? null : sameAgain(file, encodeCarry(parts))
}

export const containers: readonly Target[] = [
  target<Bytes>({
    name: 'push',
    mutate: mutated(pushes),
    parse: (body) => answerOf(decodePush(body)),
    refusals: ['damaged', 'too-large', 'unknown-version'],
    wrong: (body, envelopes) => sameAgain(body, encodePush(envelopes as readonly Bytes[])),
    careless: {
      throws: (body) => makingRoom(body, 5),
      accepts: (body) => ({ accepted: believing(body, 5) }),
    },
  }),
  target<Bytes>({
    name: 'chunks',
    mutate: mutated(chunkBodies),
    parse: (body) => answerOf(decodeChunks(body)),
    refusals: ['damaged', 'too-large', 'unknown-version'],
    wrong: (body, value) => sameAgain(body, encodeChunks(value as Parameters<typeof encodeChunks>[0])),
    careless: {
      throws: (body) => makingRoom(body, 73),
      accepts: (body) => ({ accepted: { names, chunks: believing(body, 73) } }),
    },
  }),
  target<Bytes>({
    name: 'carry',
    mutate: mutated(carries),
    parse: (file) => answerOf(decodeCarry(file)),
    refusals: ['not-a-carry-file', 'newer-format', 'damaged'],
    wrong: (file, carry) => wrongCarry(file, carry as Carry),
    careless: {
      throws: (file) => makingRoom(file, 5),
      // Forgets the hash.
      accepts: (file) => {
        const length = file.length > 9 ? new DataView(file.buffer).getUint32(5) : 0
        const body = concatBytes(file.subarray(89, 89 + length))
        return { accepted: { parts: [part(body)], damaged: [] } }
      },
    },
  }),
]
