import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('../../src/ui/styles/tokens.css', import.meta.url), 'utf8')
const colours = new Map(
  [...css.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
)

/** WCAG 2.2, relative luminance. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(front: string, back: string): number {
  const [light = 0, dark = 0] = [front, back]
    .map((name) => luminance(colours.get(name) ?? name))
    .sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

describe('contrast', () => {
  it('is measured right', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
    expect(contrast('#777777', '#ffffff')).toBeLessThan(4.5)
    expect(colours.size).toBeGreaterThan(25)
  })

  const surfaces = ['paper', 'paper-2', 'paper-3', 'card', 'field']
  const tones = ['amber', 'red', 'green', 'blue']
  it.each([
    ...surfaces.flatMap((back) => ['ink', 'ink-2', 'ink-3', 'teal', 'red'].map((front) => [front, back])),
    ...tones.flatMap((tone) => [
      [`${tone}-2`, `${tone}-soft`],
      ['ink', `${tone}-soft`],
    ]),
    ['teal-2', 'teal-soft'],
    ['plum', 'plum-soft'],
    ['ink', 'line'],
    ['on-teal', 'teal'],
    ['on-teal', 'teal-2'],
    ['on-teal', 'green'],
    ['on-teal', 'red'],
    ['on-teal', 'red-2'],
  ])('of the text %s on %s is at least 4.5', (front, back) => {
    expect(colours.has(front) && colours.has(back)).toBe(true)
    expect(contrast(front, back)).toBeGreaterThanOrEqual(4.5)
  })

  it.each([
    ...surfaces.flatMap((back) => ['line-control', 'focus'].map((front) => [front, back])),
    ['teal', 'card'],
    ['amber', 'card'],
    ['amber', 'amber-soft'],
    ['red', 'red-soft'],
    ['blue', 'blue-soft'],
    ['focus-halo', 'focus'],
  ])('of the control or sign %s on %s is at least 3', (front, back) => {
    expect(colours.has(front) && colours.has(back)).toBe(true)
    expect(contrast(front, back)).toBeGreaterThanOrEqual(3)
  })
})
