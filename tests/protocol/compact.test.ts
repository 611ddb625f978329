import { readFileSync } from 'node:fs'
import { inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Bytes, bytesFromText, fromBase64url, systemRandom } from '#core'
import {
  compact,
  createSealer,
  deflate,
  type EnvelopePayload,
  expand,
  generateOpeningKey,
  importOpeningKey,
  inflate,
  isBatch,
  openEnvelope,
  sealEnvelope,
} from '#protocol'
import golden from './golden.json' with { type: 'json' }

const LIMIT = 8_388_608
const { header, statements, authorKey, batch } = golden
const payload = {
  batch: {
    header,
    statements: statements.map(({ statement }) => statement),
    key: authorKey.id,
    signature: batch.signature,
  },
  certificates: [],
} as unknown as EnvelopePayload

/** The dictionary as docs/protocol.md §6 has it: code follows the page. */
const written = /dictionary of 0x02 [^\n]*\n\n```\n(.*?)\n```/s.exec(
  readFileSync(`${import.meta.dirname}/../../docs/protocol.md`, 'utf8'),
)?.[1]
const dictionary = bytesFromText((written ?? '').replaceAll('\n', ''))

describe('a compact batch', () => {
  test('is what the page says, as another implementation of deflate reads it', () => {
    expect(isBatch(payload.batch)).toBe(true)
    const lean = JSON.parse(inflateRawSync(compact(payload), { dictionary }).toString('utf8'))
    const withoutRecord = payload.batch.statements.map(({ record: _, ...rest }) => rest)
    expect(lean).toEqual({ ...payload, batch: { ...payload.batch, statements: withoutRecord } })
  })

  test('of long ago still comes out whole', () => {
    expect(expand(fromBase64url(golden.compact) ?? new Uint8Array(), LIMIT)).toEqual({
      ok: true,
      value: payload,
    })
  })

  test('that says a record of its own is none: a statement belongs to its header and nowhere else', () => {
    const opened = (value: unknown) => {
      const expanded = expand(deflate(bytesFromText(JSON.stringify(value)), dictionary), LIMIT)
      return expanded.ok && isBatch((expanded.value as EnvelopePayload).batch)
    }
    const lean = payload.batch.statements.map(({ record: _, ...rest }) => rest)
    expect(opened(payload)).toBe(false)
    expect(opened({ ...payload, batch: { ...payload.batch, statements: lean } })).toBe(true) // the control
  })

  test('of any bytes is any value or a code, and never more than the limit', () => {
    const bytes = fc.uint8Array({ maxLength: 400 }).map((some) => new Uint8Array(some))
    const changed = fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })).map(([at, by]) => {
      const copy = compact(payload)
      copy[at % copy.length] = (copy[at % copy.length] ?? 0) ^ by
      return copy
    })
    fc.assert(
      fc.property(fc.oneof(bytes, changed), (some) => {
        const out = expand(some, 10_000)
        if (!out.ok) expect(['damaged', 'too-large']).toContain(out.error)
      }),
      { numRuns: 3_000 },
    )
  })
})

describe('deflate', () => {
  const some = fc.uint8Array({ maxLength: 5_000 }).map((bytes) => new Uint8Array(bytes))

  test('brings back what went in, with a dictionary and without', () => {
    fc.assert(
      fc.property(some, fc.boolean(), (bytes, has) => {
        const known = has ? dictionary : undefined
        expect(inflate(deflate(bytes, known), LIMIT, known)).toEqual({ ok: true, value: bytes })
      }),
    )
  })

  test('brings back what swells a little, much and very much, up to the limit and not beyond', () => {
    for (const length of [0, 1, 1_000, 1_100, 1_200, 1_300, 5_000, 200_000]) {
      const bytes = new Uint8Array(length)
      for (const known of [dictionary, undefined]) {
        expect(inflate(deflate(bytes, known), length, known)).toEqual({ ok: true, value: bytes })
        if (length > 0)
          expect(inflate(deflate(bytes, known), length - 1, known)).toEqual({ ok: false, error: 'too-large' })
      }
    }
  })

  test('cut short is damaged', () => {
    const whole = deflate(systemRandom(20_000))
    for (const length of [0, 1, 4_095, 4_096, 4_097, 16_383, 16_384, 16_385, whole.length - 1])
      expect(inflate(whole.subarray(0, length) as Bytes, LIMIT)).toEqual({ ok: false, error: 'damaged' })
  })

  test('stops at the limit: a few bytes do not become a gigabyte', () => {
    const bomb = deflate(new Uint8Array(40_000_000))
    expect(bomb.length).toBeLessThan(50_000)
    expect(inflate(bomb, 1_000_000)).toEqual({ ok: false, error: 'too-large' })
    expect(inflate(deflate(new Uint8Array(1_000_000)), 1_000_000).ok).toBe(true) // the control
  })
})

describe('an envelope of either version', () => {
  test.each([1, 2] as const)('%i opens to what was sealed', async (version) => {
    const { publicKey, pkcs8 } = await generateOpeningKey()
    const sealed = await sealEnvelope(payload, publicKey, version)
    if (!sealed.ok) throw new Error(sealed.error)
    expect(sealed.value[0]).toBe(version)
    const key = await importOpeningKey(publicKey, pkcs8)
    expect(await openEnvelope(sealed.value, [key])).toEqual({ ok: true, value: payload })
    // The version is bound: neither is taken for the other.
    const other = new Uint8Array(sealed.value)
    other[0] = 3 - version
    expect(await openEnvelope(other, [key])).toEqual({ ok: false, error: 'damaged' })
  })
})

describe('what is agreed on ahead', () => {
  /** Where the sender's share of the key stands. */
  const shareOf = (envelope: Bytes): string => Buffer.from(envelope.subarray(10, 75)).toString('hex')

  test('is for one envelope: no two have the same key, however they are asked for', async () => {
    const { publicKey, pkcs8 } = await generateOpeningKey()
    const key = await importOpeningKey(publicKey, pkcs8)
    const seal = createSealer(publicKey)
    seal.prepare()
    seal.prepare()
    const together = await Promise.all([seal(payload), seal(payload), seal(payload)])
    seal.prepare()
    const sealed = [...together, await seal(payload)].flatMap((one) => (one.ok ? [one.value] : []))
    expect(new Set(sealed.map(shareOf)).size).toBe(4)
    for (const one of sealed) expect(await openEnvelope(one, [key])).toEqual({ ok: true, value: payload })
  })

  test('is not spent by what is too large to be sealed', async () => {
    const { publicKey } = await generateOpeningKey()
    const seal = createSealer(publicKey)
    const [statement] = payload.batch.statements
    const large = {
      ...payload.batch,
      statements: Array(40).fill({ ...statement, value: 'x'.repeat(250_000) }),
    }
    seal.prepare()
    expect(await seal({ ...payload, batch: large })).toEqual({ ok: false, error: 'too-large' })
    expect((await seal(payload)).ok).toBe(true)
  })
})
