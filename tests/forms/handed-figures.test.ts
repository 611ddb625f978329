import { describe, expect, it } from 'vitest'
import { latestOfficerForm } from '#catalogue/officer'
import type { Json } from '#core'
import { checkValue, figuresHash, type HandedFigures, isHandedFigures, valueInWords } from '#forms'

const few = { label: 'Oct 2026', all: 4 }
const many = { label: 'Nov 2026', all: 6, counts: [4, 2], measured: [28.5, null], mark: 15 }
const figure = {
  ...{ title: 'Waiting times', how: 'In days.', by: 'Month', columns: ['Short', 'Long'] },
  measures: ['Median', 'Longest'],
  lines: [few, many],
}
const whole: HandedFigures = {
  ...{ format: 'cairn figures 1', on: '2026-11-23', from: '2026-10', to: '2026-11' },
  figures: [figure],
}

const withLine = (line: unknown) => ({ ...whole, figures: [{ ...figure, lines: [line] }] })
const withFigure = (part: object) => ({ ...whole, figures: [{ ...figure, ...part }] })

describe('figures that were handed over', () => {
  it('are taken as they are written, and known by what is in them', () => {
    expect(isHandedFigures(whole)).toBe(true)
    expect(figuresHash(whole)).toBe(figuresHash(structuredClone(whole)))
    expect(figuresHash({ ...whole, to: '2026-12' })).not.toBe(figuresHash(whole))
  })

  it.each<[string, unknown]>([
    ['with a line from five on that is not divided', withLine({ label: 'All', all: 7 })],
    ['with a line that counts nothing', withLine({ label: 'All', all: 0 })],
    ['without a line', withFigure({ lines: [] })],
    ['of one month', { ...whole, from: '2026-11' }],
    ['with words that this app has not', withFigure({ title: 'Something counted in 2031' })],
  ])('%s too', (_, value) => expect(isHandedFigures(value)).toBe(true))

  it.each<[string, unknown]>([
    ['no object', 'Waiting times: 4'],
    ['nothing', null],
    ['another format', { ...whole, format: 'cairn figures 2' }],
    ['more than the format has', { ...whole, note: 'Siân has most of them.' }],
    ['no day', { ...whole, on: '2026-02-30' }],
    ['a moment for a day', { ...whole, on: 1_795_000_000_000 }],
    ['no month', { ...whole, from: '2026-13' }],
    ['months the other way round', { ...whole, from: '2026-12' }],
    ['no figures', { ...whole, figures: [] }],
    ['a figure without its words', withFigure({ title: ' ' })],
    ['words that are no words', withFigure({ how: 7 })],
    ['words that go on and on', withFigure({ how: 'a'.repeat(301) })],
    ['a figure with more than words and lines', withFigure({ cases: ['Marek Rybak'] })],
    ['no columns', withFigure({ columns: [] })],
    ['more lines than a figure has', withFigure({ lines: Array.from({ length: 101 }, () => few) })],
    ['a line below five that is divided', withLine({ ...few, counts: [3, 1] })],
    ['a line below five that is measured', withLine({ ...few, measured: [9, 30] })],
    ['a line below five with a mark', withLine({ ...few, mark: 15 })],
    ['a line with more than numbers', withLine({ ...many, who: 'Siân' })],
    ['a line of which parts are left out', withLine({ ...many, counts: [6] })],
    ['parts that come to something else', withLine({ ...many, counts: [4, 3] })],
    ['parts that are no counts', withLine({ ...many, counts: [6.5, -0.5] })],
    ['less than nothing', withLine({ label: 'All', all: -1 })],
    ['a number in words', withLine({ label: 'All', all: '7' })],
    ['a measure too many', withLine({ ...many, measured: [1, 2, 3] })],
    ['a measure in words', withLine({ ...many, measured: ['Siân', 2] })],
    ['what is no number at all', withLine({ ...many, measured: [Number.NaN, 2] })],
    ['what cannot be stored', withFigure({ title: 'half a letter \uD800' })],
    [
      'more than a statement holds',
      {
        ...whole,
        figures: Array.from({ length: 40 }, () => ({
          ...figure,
          lines: Array.from({ length: 100 }, () => many),
        })),
      },
    ],
  ])('not: %s', (_, value) => expect(isHandedFigures(value)).toBe(false))

  it('are the one answer of their form, which says in words when they were counted', () => {
    const form = latestOfficerForm('service-figures')
    const definition = form?.fields.get('figures/answer')
    if (!form || !definition) throw new Error('There is a form of them.')
    expect(checkValue(form, 'figures/answer', whole as unknown as Json).ok).toBe(true)
    expect(checkValue(form, 'figures/answer', 'Waiting times: 4')).toMatchObject({
      ok: false,
      error: 'bad-value',
    })
    expect(valueInWords(definition, whole as unknown as Json)).toBe('Counted on 23 November 2026')
  })
})
