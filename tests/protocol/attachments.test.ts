import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Bytes, concatBytes, type Random, systemRandom } from '#core'
import { chunkHash, decodeChunks, encodeChunks, openAttachment, sealAttachment } from '#protocol'
import { type Attachment, isAttachment, MAX_ATTACHMENT_BYTES, PIECE_BYTES } from '#record'

/** 0, 1, 2 … so that what is stored for ever can be written down. */
const counting: Random = (length) => Uint8Array.from({ length }, (_, index) => index)
const photo = (length: number): Bytes =>
  concatBytes(Uint8Array.of(0xff, 0xd8, 0xff), new Uint8Array(length - 3).fill(7))

const flipped = (bytes: Bytes, at: number): Bytes => {
  const copy = new Uint8Array(bytes)
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}

// Written down from another implementation of AES-GCM and SHA-256.
describe('stored for ever', () => {
  test('an attachment of one chunk', async () => {
    const { attachment, chunks } = await sealAttachment(photo(5), 'image/jpeg', counting)
    expect(attachment).toEqual({
      type: 'image/jpeg',
      bytes: 5,
      key: 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8',
      chunks: ['8ERmFSTGF2L-F3VcXsPhJMTBpeRms2Wfss0YIsC3GX4'],
    })
    expect(chunks.map((chunk) => Buffer.from(chunk).toString('hex'))).toEqual([
      'f1644ad9b2bf731902390fbd145298f2f66f17621c',
    ])
  })

  test('a body that names it and brings it', async () => {
    const { attachment, chunks } = await sealAttachment(photo(5), 'image/jpeg', counting)
    const body = encodeChunks({ names: attachment.chunks, chunks })
    expect(Buffer.from(body).toString('hex')).toBe(
      '43524e410100000001f044661524c61762fe17755c5ec3e124c4c1a5e466b3659fb2cd1822c0b7197e00000015f1644ad9b2bf731902390fbd145298f2f66f17621c',
    )
  })
})

describe('an attachment', () => {
  test.each([1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, 3 * PIECE_BYTES])(
    'of %i bytes comes out as it went in',
    async (length) => {
      const bytes = new Uint8Array(length).fill(3)
      const { attachment, chunks } = await sealAttachment(bytes, 'image/png', systemRandom)
      expect(isAttachment(attachment)).toBe(true)
      expect(chunks).toHaveLength(Math.ceil(length / PIECE_BYTES))
      expect(await openAttachment(attachment, chunks)).toEqual(bytes)
    },
  )

  test('is sealed anew every time, so that nobody can tell whether two people have the same picture', async () => {
    const [one, other] = await Promise.all([
      sealAttachment(photo(100), 'image/jpeg', systemRandom),
      sealAttachment(photo(100), 'image/jpeg', systemRandom),
    ])
    expect(one.attachment.chunks).not.toEqual(other.attachment.chunks)
  })

  test('opens with its own chunks only: whole, in order, unchanged, under its key', async () => {
    const { attachment, chunks } = await sealAttachment(photo(2 * PIECE_BYTES), 'image/jpeg', systemRandom)
    const [first = new Uint8Array(), second = new Uint8Array()] = chunks
    const other = await sealAttachment(photo(2 * PIECE_BYTES), 'image/jpeg', systemRandom)
    expect(await openAttachment(attachment, chunks)).not.toBeNull() // the control
    expect(await openAttachment(attachment, [first])).toBeNull()
    expect(await openAttachment(attachment, [second, first])).toBeNull()
    expect(await openAttachment(attachment, other.chunks)).toBeNull()
    for (const at of [0, first.length >> 1, first.length - 1])
      expect(await openAttachment(attachment, [flipped(first, at), second])).toBeNull()
    const { key } = other.attachment
    expect(await openAttachment({ ...attachment, key }, chunks)).toBeNull()
    // Also when the statement says so: the order is bound to the chunks themselves.
    const swapped = { ...attachment, chunks: [...attachment.chunks].reverse() }
    expect(await openAttachment(swapped, [second, first])).toBeNull()
    expect(await openAttachment({ ...attachment, bytes: attachment.bytes - 1 }, chunks)).toBeNull()
  })

  test('has exactly this shape', async () => {
    const { attachment } = await sealAttachment(photo(PIECE_BYTES + 1), 'image/jpeg', systemRandom)
    const wrong: { readonly [part in keyof Attachment]: readonly unknown[] } = {
      type: ['image/svg+xml', 'text/html', '', null],
      bytes: [0, -1, 1.5, PIECE_BYTES, MAX_ATTACHMENT_BYTES + 1, '5'],
      key: ['', 'AAAA', 5, `${attachment.key}=`],
      chunks: [[], attachment.chunks.slice(1), [...attachment.chunks, 'x'], 'x', [1, 2]],
    }
    for (const [part, values] of Object.entries(wrong))
      for (const value of values)
        expect(isAttachment({ ...attachment, [part]: value } as never), `${part} ${value}`).toBe(false)
    expect(isAttachment({ ...attachment, more: 1 } as never)).toBe(false)
    for (const value of [null, 'text', 5, [], {}]) expect(isAttachment(value)).toBe(false)
    expect(isAttachment({ ...attachment })).toBe(true) // the control
  })
})

describe('a body of chunks', () => {
  const chunk = fc.uint8Array({ minLength: 1, maxLength: 300 }).map((bytes) => new Uint8Array(bytes))
  const body = fc.array(chunk, { maxLength: 6 }).map((chunks) => ({ names: chunks.map(chunkHash), chunks }))

  test('says what was put in', () => {
    fc.assert(
      fc.property(body, (said) => {
        expect(decodeChunks(encodeChunks(said))).toEqual({ ok: true, value: said })
      }),
    )
  })

  test('cut short anywhere is damaged, or says less of what it brings and never something else', () => {
    fc.assert(
      fc.property(body, fc.double({ min: 0, max: 0.999, noNaN: true }), (said, share) => {
        const whole = encodeChunks(said)
        const cut = decodeChunks(whole.subarray(0, Math.floor(whole.length * share)))
        if (cut.ok) {
          expect(cut.value.names).toEqual(said.names)
          expect(said.chunks.slice(0, cut.value.chunks.length)).toEqual(cut.value.chunks)
        } else expect(cut.error).toBe('damaged')
      }),
    )
  })

  test('of any bytes is answered with what it says or a code, and asks for no more memory than it has', () => {
    const any = fc.uint8Array({ maxLength: 400 }).map((bytes) => new Uint8Array(bytes))
    const begun = any.map((bytes) =>
      concatBytes(encodeChunks({ names: [], chunks: [] }).subarray(0, 5), bytes),
    )
    fc.assert(
      fc.property(fc.oneof(any, begun), (bytes) => {
        const read = decodeChunks(bytes)
        if (read.ok) expect(encodeChunks(read.value)).toEqual(bytes)
        else expect(['damaged', 'too-large', 'unknown-version']).toContain(read.error)
      }),
      { numRuns: 2_000 },
    )
  })

  test('with more names than a server looks up, or a chunk longer than one can be, is refused', () => {
    const names = Array.from({ length: 1_001 }, () => 'A'.repeat(43))
    expect(decodeChunks(encodeChunks({ names, chunks: [] }))).toEqual({ ok: false, error: 'too-large' })
    const long = new Uint8Array(PIECE_BYTES + 17)
    expect(decodeChunks(encodeChunks({ names: [], chunks: [long] }))).toEqual({ ok: false, error: 'damaged' })
  })
})
