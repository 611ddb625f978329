import { describe, expect, test } from 'vitest'
import { type Bytes, bytesFromText, concatBytes, fromBase64url, toBase64url } from '#core'
import { type Carry, type CarryError, type CarryPart, decodeCarry, encodeCarry, verifyPush } from '#protocol'
import { createDice, type Dice } from '../world/dice.ts'
import golden from './golden.json' with { type: 'json' }

/** More by `CAIRN_MUTATIONS=100000 npx vitest run --project unit tests/protocol/carry.test.ts`. */
const MUTATIONS = Number(process.env['CAIRN_MUTATIONS'] ?? 4_000)

const { devicePublicKey, parts, file } = golden.carry
const whole = fromBase64url(file) ?? new Uint8Array()
const sent: readonly CarryPart[] = parts.map((part) => ({
  ...part,
  body: fromBase64url(part.body) ?? new Uint8Array(),
}))
const firstEnd = 5 + 84 + (sent[0]?.body.length ?? 0) + 32

/** The places of the parts that were read, for short: `1 2`; damaged ones in brackets; or the error. */
const readIn = (bytes: Bytes, decode = decodeCarry): string => {
  const carry = decode(bytes)
  if (!carry.ok) return carry.error
  const read = carry.value.parts.map((part) => sent.findIndex((one) => same(one, part)) + 1)
  return [...read, ...carry.value.damaged.map((place) => `(${place})`)].join(' ')
}

const same = (a: CarryPart, b: CarryPart): boolean =>
  a.device === b.device && a.signature === b.signature && toBase64url(a.body) === toBase64url(b.body)

const changed = (bytes: Bytes, at: number, ...values: readonly number[]): Bytes => {
  const copy = new Uint8Array(bytes)
  copy.set(values, at)
  return copy
}

describe('a carry file', () => {
  test('is these bytes, and reads back as what was signed', async () => {
    expect(toBase64url(encodeCarry(sent))).toBe(file)
    expect(readIn(whole)).toBe('1 2')
    for (const { body, signature } of sent)
      expect(await verifyPush(body, signature, devicePublicKey)).toBe(true)
  })

  test('is told from any other file, and from one of a newer app', () => {
    expect(readIn(new Uint8Array())).toBe('not-a-carry-file')
    expect(readIn(bytesFromText('%PDF-1.7 and more'))).toBe('not-a-carry-file')
    expect(readIn(fromBase64url(golden.push.body) ?? new Uint8Array())).toBe('not-a-carry-file')
    expect(readIn(changed(whole, 4, 2))).toBe('newer-format')
  })

  test('cut short anywhere: whole parts are read and the cut is told', () => {
    for (let length = 0; length < whole.length; length++) {
      const expected =
        length < 4
          ? 'not-a-carry-file'
          : length < firstEnd
            ? 'damaged'
            : length < whole.length - 4
              ? '1 (2)'
              : '1 2 (3)'
      expect(readIn(whole.slice(0, length)), `${length} bytes`).toBe(expected)
    }
  })

  test('with a bit flipped in any byte: told, and no part that was not sent is read', () => {
    for (const [at, byte] of whole.entries())
      for (let bit = 0; bit < 8; bit++) {
        const read = readIn(changed(whole, at, byte ^ (1 << bit)))
        expect(read, `bit ${bit} of byte ${at}`).toMatch(/file|format|damaged|\(\d\)/)
        expect(read.split(' '), `bit ${bit} of byte ${at}`).not.toContain('0')
      }
  })

  test('a damaged part is left out, and the one after it is read', () => {
    expect(readIn(changed(whole, 100, 0, 0, 0))).toBe('2 (1)')
  })

  test.each([
    ['a length of 4 GiB', [255, 255, 255, 255]],
    ['a length over the largest push', [0, 128, 0, 1]],
    ['a length beyond the end', [0, 0, 255, 255]],
    ['no length', [0, 0, 0, 0]],
  ])('with %s, nothing after it is looked for', (_, length) => {
    expect(readIn(changed(whole, 5, ...length))).toBe('damaged')
    expect(readIn(changed(whole, firstEnd, ...length))).toBe('1 (2)')
  })

  test('with more behind its end is damaged there', () => {
    expect(readIn(concatBytes(whole, Uint8Array.of(0)))).toBe('1 2 (3)')
  })

  test('cannot be made of a part without a proper device or signature', () => {
    const [part] = sent
    if (!part) throw new Error('There is no part.')
    expect(() => encodeCarry([{ ...part, device: 'short' }])).toThrow('16 bytes')
    expect(() => encodeCarry([{ ...part, signature: 'AAAA' }])).toThrow('of 64')
  })
})

describe('files that were changed at random', () => {
  test('end in parts that were sent, or an error; nothing else', () => {
    expect(acceptedWrongly(decodeCarry)).toEqual([])
  })

  test('control: a reader that does not check its parts is caught', () => {
    const careless = (bytes: Bytes) => {
      const carry = decodeCarry(bytes)
      const [first] = sent
      const body = bytes.slice(5 + 84, firstEnd - 32)
      return carry.ok || !first
        ? carry
        : ({ ok: true, value: { parts: [{ ...first, body }], damaged: [] } } as const)
    }
    expect(acceptedWrongly(careless)).not.toEqual([])
  })
})

type Decode = (bytes: Bytes) => { ok: true; value: Carry } | { ok: false; error: CarryError }

/** Numbers of the mutations that gave a part which was never sent. */
function acceptedWrongly(decode: Decode): readonly number[] {
  return Array.from({ length: MUTATIONS }, (_, number) => number).filter((number) =>
    readIn(mutated(createDice(number)), decode)
      .split(' ')
      .includes('0'),
  )
}

function mutated(dice: Dice): Bytes {
  let bytes: Bytes = new Uint8Array(whole)
  for (let change = 0; change <= dice.roll(4); change++) {
    const at = dice.roll(bytes.length || 1)
    const kind = dice.roll(5)
    if (kind === 0) bytes = bytes.slice(0, at)
    else if (kind === 1)
      bytes = concatBytes(bytes.subarray(0, at), bytes.subarray(dice.roll(bytes.length || 1)))
    else if (kind === 2) bytes = concatBytes(bytes, whole.subarray(dice.roll(whole.length)))
    else if (kind === 3 && at + 4 <= bytes.length)
      bytes = changed(bytes, at, ...[0, 0, 0, 0].map(() => dice.roll(256)))
    else if (bytes.length > 0) bytes = changed(bytes, at, dice.roll(256))
  }
  return bytes
}
