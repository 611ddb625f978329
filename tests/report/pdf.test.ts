import { jsPDF } from 'jspdf'
import { describe, expect, it } from 'vitest'
import { latestClientForm } from '#catalogue/client'
import type { Json } from '#core'
import { strokeOf } from '#drawing'
import type { Form } from '#forms'
import { type DocumentModel, type Entry, makeBlankLifeMap } from '#report'
import { Filling } from '../forms/builder.ts'
import { copyFor, form, NOW, record, signedConsent } from './case.ts'
import { curvesIn, flat, imagesIn, infoOf, pagesOf, pdfOf, textOf } from './pdf.ts'

const TITLE = 'What I wrote'

const entry = (question: string, ...answers: readonly string[]): Entry => ({
  question,
  answers,
  also: [],
  marks: answers.length ? [] : ['not-answered'],
})

const documentOf = (...entries: readonly Entry[]): DocumentModel => ({
  copy: 'client',
  title: TITLE,
  audience: 'A copy',
  madeAt: NOW,
  facts: [{ label: 'Name', value: 'Siân' }],
  notices: [],
  sections: [
    {
      title: 'Section',
      about: 'Session 1.',
      notice: null,
      picture: null,
      groups: [{ title: 'Page', told: [], picture: null, entries, photographs: [] }],
      signatures: [],
    },
  ],
})

const read = async (...entries: readonly Entry[]) => pagesOf(await pdfOf(documentOf(...entries)), TITLE)

/** Fails unless all of them are there, one after another. */
function expectInOrder(text: string, parts: readonly string[]): void {
  let from = 0
  for (const part of parts) {
    const at = text.indexOf(flat(part), from)
    if (at < 0) throw new Error(`Not found, or not in order: ${part.slice(0, 80)}`)
    from = at + 1
  }
}

describe('the words of a PDF', () => {
  it('are all there and in order: questions, answers, and that there is none', async () => {
    const client = form('saq', 'client', { kind: 'yesno', id: 'q01', label: 'Is it warm?' })
    const model = copyFor('client', signedConsent(), record(client, {}))
    const text = pagesOf(await pdfOf(model), TITLE)
      .map(flat)
      .join(' ')
    expectInOrder(text, [
      ...['What I wrote', 'A copy for you to keep', 'Siân Kowalska', 'Session 1', '25 November 2026'],
      ...[
        'The form consent',
        'What we do',
        'We write it down.',
        'We will ring you.',
        'Do you agree?',
        'Yes',
        'What should we not do?',
        'Not answered',
      ],
      ...[
        'Your name',
        'Siân Kowalska',
        'Sign here',
        'Siân Kowalska, ',
        'The form saq',
        'Is it warm?',
        'Not answered',
      ],
    ])
  })

  it('are found letter by letter: ligatures, accents, quotes, brackets', async () => {
    const words =
      'Office affine flight “Siân’s” łódź Żółć (a) [b] {c} <d> a/b\\c 50% £5 € … – — naïve Ångström'
    const text = flat((await read(entry('Which?', words))).join(' '))
    expect(text).toContain(words)
  })

  it('are found when they come with spaces, hyphens and letters of other kinds', async () => {
    const [text = ''] = (
      await read(entry('Which?', 'a\u00a0b\tc co\u2011op ﬁrst cafe\u0301 a\u200bb\u0007'))
    ).map(flat)
    expect(text).toContain('a b c co-op first café ab')
  })

  it('keep their lines', async () => {
    const [text = ''] = await read(entry('Which?', 'First line\r\nsecond line\n\nlast line'))
    expect(text).toMatch(/First line\nsecond line\n+last line/)
  })
})

describe('a sign that the typeface lacks', () => {
  it.each(['中', 'ع', '🙂', '👨‍👩‍👧', '\u{10ffff}'])(
    '%s is shown as one placeholder, and explained',
    async (sign) => {
      const text = flat((await read(entry('Which?', `before${sign}after`))).join(' '))
      expect(text).toContain('before[?]after')
      expect(text).toContain('stands for a sign')
    },
  )

  it('is not spoken of where there is none, or where a person wrote it themselves', async () => {
    const text = flat((await read(entry('Which?', 'Why [?] indeed'))).join(' '))
    expect(text).toContain('Why [?] indeed')
    expect(text).not.toContain('stands for a sign')
  })
})

describe('long texts', () => {
  it('wrap and go on over pages, whole', async () => {
    const long = Array.from({ length: 3_000 }, (_, index) => `word${index}`).join(' ')
    const pages = await read(entry('Which?', long), entry('And then?', 'The end'))
    expect(pages.length).toBeGreaterThan(2)
    expectInOrder(flat(pages.map(flat).join(' ')), ['Which?', long, 'And then?', 'The end'])
  })

  it('without a space are broken where they must be', async () => {
    const pages = await read(entry('Which?', 'x'.repeat(5_000)))
    expect((pages.join('').match(/x/g) ?? []).length).toBe(5_000)
    expect(
      Math.max(
        ...pages
          .join('\n')
          .split('\n')
          .map((line) => line.length),
      ),
    ).toBeLessThan(200)
  })

  it('of sixty pages and more are written, every answer found in order', async () => {
    const entries = Array.from({ length: 1_500 }, (_, index) =>
      entry(`Question number ${index}?`, `Answer number ${index} with some words`),
    )
    const pages = await read(...entries)
    expect(pages.length).toBeGreaterThanOrEqual(60)
    expectInOrder(
      pages.map(flat).join(' '),
      entries.flatMap(({ question, answers }) => [question, ...answers]),
    )
    // A question never ends a page: its answer’s first line is with it.
    for (const page of pages) expect(flat(page)).toMatch(/^.*Answer number \d+ with some words$/)
  })
})

describe('the file', () => {
  it('says its title and language and nothing about a person; its pages are A4', async () => {
    const pdf = await pdfOf(copyFor('client', signedConsent()))
    expect(infoOf(pdf)).toMatch(/^Title:\s+What I wrote$/m)
    expect(infoOf(pdf)).toMatch(/A4/)
    const bytes = Buffer.from(pdf).toString('latin1')
    expect(bytes).toMatch(/\/Lang \(en-GB\)/)
    expect(bytes).toMatch(/\/FontFile2/)
    expect(bytes).not.toContain('Kowalska')
    expect(pdf.length).toBeLessThan(120_000)
  })

  it('holds a signature as curves, no picture', async () => {
    const pdf = await pdfOf(copyFor('client', signedConsent()))
    expect(Buffer.from(pdf).toString('latin1')).not.toMatch(/\/Subtype \/Image/)
    expect(curvesIn(pdf)).toBe(3) // four points, three curves; the dot is a line
    expect(curvesIn(await pdfOf(documentOf(entry('Which?', 'This one'))))).toBe(0)
  })
})

describe('what was answered by hand', () => {
  const life = latestClientForm('life-map')
  if (!life) throw new Error('There is no Life Map.')
  const row = 'cm93LW9uZS1mb3ItdGVzdA'
  const drawn = () =>
    new Filling()
      .answer('now/answer', 31)
      .answer(`rows/${row}`, 'moments.a0')
      .answer(`rows/${row}/what`, 'Grandad’s allotment')
      .answer(`rows/${row}/age`, 8)
      .answer(`rows/${row}/level`, 9)
      .answer(`rows/${row}/symbol`, 'heart')
  const line = strokeOf(
    Array.from({ length: 40 }, (_, index) => [400 + index * 20, 900 + (index % 7) * 30, 60] as const),
    { colour: 'blue', order: 'a0', width: 16 },
  )
  const pdfWith = (filling: Filling) => pdfOf(copyFor('client', record(life, filling)))

  it('is drawn with lines and curves, not as an image, with its words to be found', async () => {
    const pdf = await pdfWith(drawn().answer('ink/c3Ryb2tlLW9uZS1vZi1pdA', { ...line }))
    const text = pagesOf(pdf, TITLE).map(flat).join(' ')
    for (const words of [
      'Grandad’s allotment',
      'age 8',
      'better times',
      'harder times',
      'now, 31',
      'Drawn: 1 line',
    ])
      expect(text).toContain(words)
    expect(imagesIn(pdf)).toBe(0)
    const without = await pdfWith(drawn())
    expect(curvesIn(pdf)).toBeGreaterThan(curvesIn(without) + 40)
    expect(curvesIn(without)).toBeGreaterThan(8) // the line of life, the corners of its card, a dot and a heart
  })

  it('is in the words alone where nothing stands on it yet', async () => {
    const model = copyFor('client', record(life, new Filling().answer('now/answer', 31)))
    expect(model.sections[0]?.groups.map(({ picture }) => picture)).toEqual([null, null])
  })

  it('can be taken home empty, with nobody’s name on it', async () => {
    const model = makeBlankLifeMap(life, NOW)
    const text = flat(textOf(await pdfOf(model)))
    expect(text).toContain('better times')
    expect(text).not.toContain('Siân')
    expect(model.facts).toEqual([])
  })

  it('says so where its typeface does not have a sign', async () => {
    const text = pagesOf(await pdfWith(drawn().answer(`rows/${row}/what`, 'A 🐕')), TITLE)
      .map(flat)
      .join(' ')
    expect(text).toContain('[?] stands for a sign')
  })
})

describe('the photographs of a PDF', () => {
  /** One grey point. */
  const bytes = new Uint8Array(
    Buffer.from(
      `/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP${'/'.repeat(86)}wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=`,
      'base64',
    ),
  )
  const keyOf = (name: string): string => Buffer.alloc(32, name).toString('base64url')
  const photo = (key: string): Json => ({
    type: 'image/jpeg',
    bytes: bytes.length,
    key: keyOf(key),
    chunks: ['A'.repeat(43)],
  })
  const map = latestClientForm('life-map') as Form
  const papers = map.tables.find(({ columns }) => columns.some(({ kind }) => kind === 'photo'))
  const [one, other] = ['AAAAAAAAAAAAAAAAAAAAAA', 'BBBBBBBBBBBBBBBBBBBBBA']
  const photographed = () =>
    new Filling()
      .answer(`rows/${one}`, 'papers.a0')
      .answer(`rows/${one}/paper`, photo('one'))
      .answer(`rows/${other}`, 'papers.a1')
      .answer(`rows/${other}/paper`, photo('other'))
  const modelOf = (filling: Filling) => copyFor('client', record(map, filling))
  const NOT_HERE = 'This photograph was not on the device that made this copy, or could not be read there.'

  it('are in it as pictures where the device has them, and said not to be here where it has not', async () => {
    expect(papers?.columns.map(({ id }) => id)).toContain('paper')
    const model = modelOf(photographed())
    const pdf = await pdfOf(model, new Map([[keyOf('one'), bytes]]))
    expect(imagesIn(pdf)).toBe(1)
    expect(flat(textOf(pdf)).split(NOT_HERE)).toHaveLength(2)
    const without = await pdfOf(model)
    expect(imagesIn(without)).toBe(0)
    expect(flat(textOf(without)).split(NOT_HERE)).toHaveLength(3)
  })

  it('of two tablets that gave two for one place are both in it', async () => {
    const before = photographed()
    const elsewhere = before.fork('imran').answer(`rows/${one}/paper`, photo('here'))
    const both = before.answer(`rows/${one}/paper`, photo('there')).merge(elsewhere)
    const keys = modelOf(both).sections.flatMap(({ groups }) =>
      groups.flatMap(({ photographs }) => photographs.map((shown) => shown.photo.key)),
    )
    expect(keys.toSorted()).toEqual(['here', 'other', 'there'].map(keyOf).toSorted())
  })

  it('that were taken away with their row are in no copy any more', () => {
    const { sections } = modelOf(photographed().removeRow(one))
    const shown = sections.flatMap(({ groups }) => groups.flatMap(({ photographs }) => photographs))
    expect(shown.map((left) => left.photo.key)).toEqual([keyOf('other')])
  })

  it('that are no JPEG, or are cut off, are said not to be here, and the PDF is made', async () => {
    for (const damaged of [
      new Uint8Array(),
      new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8, 9]),
      bytes.slice(0, 60),
    ]) {
      const pdf = await pdfOf(modelOf(photographed()), new Map([[keyOf('one'), damaged]]))
      expect(imagesIn(pdf)).toBe(0)
      expect(flat(textOf(pdf)).split(NOT_HERE)).toHaveLength(3)
    }
  })
})

it('an image in a PDF is found', () => {
  const doc = new jsPDF()
  const pixel =
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg=='
  doc.addImage(pixel, 'PNG', 0, 0, 10, 10)
  expect(imagesIn(new Uint8Array(doc.output('arraybuffer')))).toBeGreaterThan(0)
})
