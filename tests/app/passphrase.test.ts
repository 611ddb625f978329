import { describe, expect, test } from 'vitest'
import { offerPassphrase, passphraseProblem, strengthOf } from '../../src/app/device/passphrase.ts'
import { passphraseWords } from '../../src/app/device/passphrase-words.ts'
import { waitAfter } from '../../src/app/device/wrong-tries.ts'

describe('a new passphrase', () => {
  test.each(['', 'short', 'elevenchars', 'one two six', '   padded   '])('"%s" is too short', (typed) => {
    expect(passphraseProblem(typed)).toBe('too-short')
    expect(strengthOf(typed)).toBe('weak')
  })

  test('a few keys over and over are too plain', () => {
    expect(passphraseProblem('aaaaaaaaaaaaaaaa')).toBe('too-plain')
    expect(passphraseProblem('abababababababab')).toBe('too-plain')
  })

  test('four words or twelve characters will do, and more are stronger', () => {
    expect(passphraseProblem('pin oak elm fir')).toBe(null)
    expect(passphraseProblem('Tr1cky-Enough')).toBe(null)
    expect(strengthOf('pin oak elm fir')).toBe('fair')
    expect(strengthOf('quiet river under seven stones')).toBe('strong')
  })
})

describe('the five words on offer', () => {
  test('come from a list of 256 different plain words', () => {
    expect(new Set(passphraseWords).size).toBe(256)
    expect(passphraseWords.every((word) => /^[a-z]{3,9}$/.test(word))).toBe(true)
  })

  test('are strong, and every byte draws its own word', () => {
    const offer = offerPassphrase(() => Uint8Array.of(0, 255, 17, 128, 64))
    expect(offer.split(' ')).toEqual([0, 255, 17, 128, 64].map((index) => passphraseWords[index]))
    expect(strengthOf(offer)).toBe('strong')
  })
})

describe('the wait after wrong tries', () => {
  test.each([
    [4, 0],
    [5, 5_000],
    [6, 10_000],
    [10, 160_000],
    [11, 300_000],
    [60, 300_000],
  ])('after %i: %i ms', (count, ms) => {
    expect(waitAfter({ count, lastAt: 1_000 }, 1_000)).toBe(ms)
  })

  test('runs out, and a clock set back makes it no longer than it was', () => {
    expect(waitAfter({ count: 5, lastAt: 1_000 }, 5_999)).toBe(1)
    expect(waitAfter({ count: 5, lastAt: 1_000 }, 6_000)).toBe(0)
    expect(waitAfter({ count: 5, lastAt: 9_000_000 }, 1_000)).toBe(5_000)
  })
})
