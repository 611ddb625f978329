import { mkdir, writeFile } from 'node:fs/promises'
import { serialize } from 'node:v8'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import { clientForms } from '#catalogue/client'
import { confidentialForms } from '#catalogue/confidential'
import { officerForms } from '#catalogue/officer'
import { compileForm, type FormDefinition, type ItemDefinition, isQuestion } from '#forms'
import { temporaryFolder } from '../harness/index.ts'
import { createCanaries } from './canaries.ts'
import { searchFolder } from './folder.ts'
import { anyInk } from './ink.ts'
import { createSearch } from './search.ts'
import { walksOf } from './walks.ts'

// A check for an absence is worth what its search is worth.

const WORD = 'q7rumbleweed3vole'
const search = createSearch([{ word: WORD, name: 'the word' }])

describe('a search', () => {
  it.each([
    ['text', `before ${WORD} after`],
    ['a sentence that begins with it', `Q${WORD.slice(1)}.`],
    ['the very end', `before ${WORD}`],
    ['UTF-8 among other bytes', Buffer.concat([Buffer.from([0, 255, 128]), Buffer.from(WORD)])],
    ['UTF-16 at an odd place', Buffer.concat([Buffer.from([7]), Buffer.from(`☃${WORD}`, 'utf16le')])],
    ['base64, beginning a group', btoa(WORD)],
    ['base64, second in a group', btoa(`1${WORD} and more`)],
    ['base64, third in a group', btoa(`12${WORD} and more`)],
  ])('finds a word in %s', (_where, data) => {
    expect(search.in(data)).toEqual(['the word'])
  })

  it.each([
    ['half of it', WORD.slice(0, -1)],
    ['one letter off', WORD.replace('v', 'm')],
    ['packed away, where nothing could', deflateRawSync(WORD.repeat(2))],
    ['nothing', ''],
  ])('does not find %s', (_what, data) => {
    expect(search.in(data)).toEqual([])
  })

  it('tells words apart, each once', () => {
    const canaries = createCanaries()
    const words = Array.from({ length: 200 }, (_, number) => canaries.hatch(`${number}`))
    const names = createSearch(canaries.all()).in(`${words[7]} ${words[3]} ${words[7]}`)
    expect(names.toSorted()).toEqual(['3', '7'])
  })
})

describe('canaries', () => {
  it('fit the smallest box, are long enough to be nobody’s word, and begin differently', () => {
    const canaries = createCanaries()
    const words = Array.from({ length: 500 }, (_, number) => canaries.hatch(`${number}`))
    for (const word of words) expect(word).toMatch(/^[a-z][a-z0-9]{16,19}$/)
    expect(new Set(words.map((word) => word.slice(0, 4))).size).toBeGreaterThan(490)
  })
})

describe('ink', () => {
  const canaries = createCanaries()
  const drawn = [...anyInk()]
  canaries.hatchInk('the ink', drawn)
  const inked = createSearch(canaries.all())
  const moved = [7, -7, 50, ...drawn.slice(3)]
  /** A list that once held another number is written down otherwise. */
  const asDoubles = [0.5, ...drawn]
  asDoubles[0] = 7

  it.each([
    ['a list in text', JSON.stringify({ colour: 'teal', points: drawn })],
    ['a line that was moved', JSON.stringify({ points: moved })],
    ['base64', btoa(JSON.stringify(drawn))],
    ['the browser’s database', serialize({ colour: 'teal', points: moved })],
    ['the browser’s database, with decimal points', serialize({ colour: 'teal', points: asDoubles })],
    ['the browser’s database, place by place', serialize({ points: moved.flatMap((number) => [number]) })],
    ['small whole numbers in bytes', bytesOf(Int16Array.from(drawn))],
    ['whole numbers in bytes', bytesOf(Int32Array.from(drawn))],
    ['short numbers with decimal points in bytes', bytesOf(Float32Array.from(drawn))],
    ['numbers with decimal points in bytes', bytesOf(Float64Array.from(drawn))],
  ])('is found in %s', (_where, data) => {
    expect(inked.in(data)).toEqual(['the ink'])
  })

  it.each([
    ['half of it', JSON.stringify(drawn.slice(0, 30))],
    ['one point off', JSON.stringify(drawn.with(20, 1_000))],
    ['another in the browser’s database', serialize(drawn.with(20, 1_000))],
    ['another in bytes', bytesOf(Int16Array.from(drawn.with(20, 1_000)))],
  ])('is not found in %s', (_what, data) => {
    expect(inked.in(data)).toEqual([])
  })

  it('of two hands is told apart, and a word with it', () => {
    const several = createCanaries()
    const hands = [anyInk(), anyInk()]
    for (const [nth, ink] of hands.entries()) several.hatchInk(`hand ${nth}`, ink)
    const word = several.hatch('the word')
    const row = serialize({ name: word, points: hands[1] })
    expect(createSearch(several.all()).in(row).toSorted()).toEqual(['hand 1', 'the word'])
  })

  it('of too few numbers is refused: it could be anybody’s', () => {
    expect(() => canaries.hatchInk('a dot', [1, 2, 50])).toThrow('a dot is too little ink')
  })
})

const bytesOf = ({ buffer }: ArrayBufferView) => Buffer.concat([Buffer.from([7]), new Uint8Array(buffer)])

describe('a search of a folder', () => {
  it('finds a word in any file below, also across the pieces a large file is read in', async () => {
    const { path, remove } = await temporaryFolder()
    onTestFinished(remove)
    await mkdir(`${path}/a/b`, { recursive: true })
    const large = Buffer.alloc(3_000_000, 'x')
    large.write(WORD, 1_048_576 - 5)
    await writeFile(`${path}/a/b/large`, large)
    await writeFile(`${path}/.hidden`, WORD)
    await writeFile(`${path}/a/clean`, 'nothing')
    const files = (await searchFolder(path, search)).map(({ file }) => file)
    expect(files.toSorted()).toEqual(['.hidden', 'a/b/large'])
  })
})

describe('the walks through a form', () => {
  const when: ItemDefinition[] = [
    {
      kind: 'choice',
      id: 'came',
      label: 'Came?',
      options: ['yes', 'late', 'no'].map((id) => ({ id, label: id })),
    },
    { kind: 'text', id: 'how-late', label: 'How late?', appliesWhen: { field: 'came/answer', is: 'late' } },
    { kind: 'text', id: 'left', label: 'Left?', appliesWhen: { not: { field: 'came/answer', is: 'no' } } },
    { kind: 'yesno', id: 'told', label: 'Told?', appliesWhen: { field: 'came/answer', is: 'no' } },
    { kind: 'text', id: 'whom', label: 'Whom?', appliesWhen: { field: 'told/answer', is: 'yes' } },
  ]

  it('take as few as ask everything, and pick first what others hang on', () => {
    const walks = walksOf(formOf(when)).map(({ picks, items }) => [[...picks], [...items]])
    expect(walks).toEqual([
      [[['came/answer', ['late']]], ['came', 'how-late', 'left']],
      [
        [
          ['came/answer', ['no']],
          ['told/answer', ['yes']],
        ],
        ['told', 'whom'],
      ],
    ])
  })

  it('pick several where several may be picked, and alone what stands alone', () => {
    const options = [
      ...['police', 'doctor'].map((id) => ({ id, label: id })),
      { id: 'nobody', label: 'nobody', exclusive: true },
    ] as const
    const includes = (id: string) => ({ field: 'told/answer', includes: id })
    const walks = walksOf(
      formOf([
        { kind: 'choices', id: 'told', label: 'Told?', options },
        { kind: 'text', id: 'police', label: 'Police?', appliesWhen: includes('police') },
        { kind: 'text', id: 'doctor', label: 'Doctor?', appliesWhen: includes('doctor') },
        { kind: 'text', id: 'nobody', label: 'Nobody?', appliesWhen: includes('nobody') },
      ]),
    )
    expect(walks.map(({ picks }) => [...picks.values()])).toEqual([[['police', 'doctor']], [['nobody']]])
  })

  it('say so when nothing could ask a question', () => {
    const contradiction = [
      { field: 'came/answer', is: 'yes' } as const,
      { field: 'came/answer', is: 'no' } as const,
    ]
    const never: ItemDefinition = {
      kind: 'text',
      id: 'never',
      label: 'Never?',
      appliesWhen: { all: contradiction },
    }
    expect(() => walksOf(formOf([...when, never]))).toThrow('“never” of walked is never asked.')
  })

  it.each(
    [...clientForms, ...officerForms, ...confidentialForms].map(
      (form) => [`${form.id} ${form.version}`, form] as const,
    ),
  )('leave out nothing of %s, and answer nothing twice', (_name, form) => {
    const asked = form.pages
      .flatMap(({ items }) => items)
      .filter((item) => item.kind === 'rows' || isQuestion(item))
    const walked = walksOf(form).flatMap(({ items }) => [...items])
    expect(walked.toSorted()).toEqual(asked.map(({ id }) => id).toSorted())
  })
})

function formOf(items: readonly ItemDefinition[]) {
  const definition: FormDefinition = {
    id: 'walked',
    version: 1,
    compartment: 'officer',
    audience: 'officer',
    title: 'Walked',
    pages: [{ id: 'page', title: 'Page', items }],
  }
  const form = compileForm(definition)
  if (!form.ok) throw new Error(JSON.stringify(form.error))
  return form.value
}
