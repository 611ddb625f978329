import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { practiceBounds, practiceOf, usualPractice } from '#casework'
import { clientForm, clientForms } from '#catalogue/client'
import { confidentialForm, confidentialForms } from '#catalogue/confidential'
import { councils, examplePacks, officerForm, officerForms } from '#catalogue/officer'
import type { Json } from '#core'
import {
  applyPack,
  type ContentPack,
  type Form,
  formInWords,
  isPack,
  packHash,
  partOfPack,
  wordsOf,
} from '#forms'
import { readPack } from '#forms/pack-reader'
import { compiled, formWith } from './builder.ts'

const knows = {
  find: (id: string, version: number) =>
    clientForm(id, version) ?? officerForm(id, version) ?? confidentialForm(id, version),
  councils: councils.map(({ id }) => id),
  ...usualPractice,
  bounds: practiceBounds,
}

const consent = knows.find('consent', 2) as Form
const [westSussex, surrey] = examplePacks as readonly [ContentPack, ContentPack]

/** A pack that changes these places of the consent. */
const packOf = (texts: { readonly [place: string]: Json }, more: object = {}): object => ({
  format: 'cairn pack 1',
  name: 'Harbour',
  edition: '2',
  words: { 'en-GB': { consent: { version: 2, texts } } },
  ...more,
})

const read = (pack: object) => readPack(JSON.stringify(pack), knows)

const faults = (pack: object): readonly string[] => {
  const result = read(pack)
  return result.ok ? [] : result.error.map(({ path }) => path)
}

/** Everything of a form but its words. */
const structureOf = (form: Form): string =>
  JSON.stringify(form.pages, (key, value: unknown) =>
    words.has(key) || (key === 'completion' && typeof value === 'string') ? undefined : value,
  )
const words = new Set(
  [
    'title',
    'intro',
    'label',
    'hint',
    'text',
    'answerLabel',
    'rowLabel',
    'addLabel',
    'lowest',
    'highest',
  ].concat('meaning'),
)

describe('the words of a form', () => {
  test('are found by ids, and nothing else is', () => {
    const found = wordsOf(consent)
    expect(found.get('title')).toBe('What this is, and saying yes to it')
    expect(found.get('pages.always.title')).toBe('Who we always talk to')
    expect(found.get('items.leaflet.label')).toBe('Have you been given the leaflet?')
    expect(found.get('items.leaflet.required')).toBe('Say whether you have been given the leaflet')
    expect(found.get('items.gp.options.not-sure.label')).toBe('I am not sure yet')
    expect(found.get('items.other.companions.who.label')).toBe('Who is that?')
    expect(found.get('items.always-three.text')).toEqual(['The police', 'Probation', 'Children’s services'])
  })

  test('are all of what a form says: with each changed, no old word is left in any form', () => {
    for (const form of [...clientForms, ...officerForms, ...confidentialForms]) {
      const texts = Object.fromEntries(
        [...wordsOf(form)].map(([path, text]) => [
          path,
          typeof text === 'string' ? 'new' : text.map(() => 'new'),
        ]),
      )
      const changed = applyPack(
        form,
        { ...westSussex, words: { cy: { [form.id]: { version: form.version, texts } } } },
        'cy',
      )
      for (const text of [...wordsOf(changed).values()].flat()) expect(text, form.id).toBe('new')
      const left = JSON.stringify(changed.pages).match(/[A-Z][a-z]+ [a-z]+ [a-z]+/g)
      expect(left, form.id).toBeNull()
    }
  })
})

describe('a pack', () => {
  test('gives a form other words, and leaves the rest of it as it is', () => {
    const changed = applyPack(consent, surrey, 'en-GB')
    expect(wordsOf(changed).get('items.owner.text')).toEqual([
      'The risk assessment belongs to Surrey County Council.',
    ])
    expect(wordsOf(changed).get('items.use.text')).toEqual(wordsOf(consent).get('items.use.text'))
    expect(structureOf(changed)).toBe(structureOf(consent))
    expect([...changed.fields.keys()]).toEqual([...consent.fields.keys()])
  })

  test('changes nothing in another form, version or language', () => {
    const first = knows.find('consent', 1) as Form
    expect(applyPack(first, surrey, 'en-GB')).toBe(first)
    expect(applyPack(consent, surrey, 'cy')).toBe(consent)
    expect(applyPack(knows.find('saq', 1) as Form, surrey, 'en-GB')).toBe(knows.find('saq', 1))
    expect(applyPack(consent, surrey, 'constructor')).toBe(consent)
  })

  test('of each council can be loaded as it is shipped', () => {
    for (const pack of examplePacks) expect(read(pack)).toEqual({ ok: true, value: pack })
  })

  test('is known by what is in it, whatever the order it is written in', () => {
    const { words, format, ...rest } = surrey
    expect(packHash({ words, ...rest, format })).toBe(packHash(surrey))
    expect(packHash({ ...surrey, edition: '2' })).not.toBe(packHash(surrey))
    expect(packHash(surrey)).not.toBe(packHash(westSussex))
  })

  test('made of the whole template holds only what was changed in it', () => {
    const texts = { ...Object.fromEntries(wordsOf(consent)), title: 'Saying yes' }
    const result = read(packOf(texts))
    expect(result.ok && result.value.words['en-GB']?.['consent']?.texts).toEqual({ title: 'Saying yes' })
  })
})

describe('a faulty pack', () => {
  test('is refused with every fault at once, each with its path', () => {
    const faulty = packOf(
      {
        'items.leaflet.label': ' ',
        'items.leaflet.colour': 'Red',
        'items.no-such.label': 'Hello',
        'items.gp.options.maybe.label': 'Perhaps',
        'items.owner.text': 'One text where a list belongs',
        'items.name.label': ['A list where one text belongs'],
        'items.date.label': 7,
        title: 'x'.repeat(2_001),
      },
      { format: 'cairn pack 9', council: 'atlantis', colour: 'red', edition: '' },
    )
    expect(faults(faulty)).toEqual(
      expect.arrayContaining([
        'format',
        'edition',
        'council',
        'colour',
        'words.en-GB.consent.texts.items.leaflet.label',
        'words.en-GB.consent.texts.items.leaflet.colour',
        'words.en-GB.consent.texts.items.no-such.label',
        'words.en-GB.consent.texts.items.gp.options.maybe.label',
        'words.en-GB.consent.texts.items.owner.text',
        'words.en-GB.consent.texts.items.name.label',
        'words.en-GB.consent.texts.items.date.label',
        'words.en-GB.consent.texts.title',
      ]),
    )
  })

  test.each<[string, object, string]>([
    [
      'a form that there is not',
      { words: { cy: { nothing: { version: 1, texts: {} } } } },
      'words.cy.nothing',
    ],
    [
      'a version that there is not',
      { words: { cy: { consent: { version: 9, texts: {} } } } },
      'words.cy.consent',
    ],
    [
      'a language that is none',
      { words: { english: { consent: { version: 2, texts: {} } } } },
      'words.english',
    ],
    ['a language in another spelling', { words: { 'en-gb': {} } }, 'words.en-gb'],
    ['no words at all', { words: {} }, 'words'],
    ['forms that are none', { words: { cy: [] } }, 'words.cy'],
    [
      'a version that is none',
      { words: { cy: { consent: { version: '2', texts: {} } } } },
      'words.cy.consent.version',
    ],
    [
      'texts that are none',
      { words: { cy: { consent: { version: 2, texts: null } } } },
      'words.cy.consent.texts',
    ],
    [
      'scores',
      { words: { cy: { consent: { version: 2, texts: {}, points: 3 } } } },
      'words.cy.consent.points',
    ],
    ['no paragraph', packOf({ 'items.owner.text': [] }), 'words.en-GB.consent.texts.items.owner.text'],
    [
      'too many',
      packOf({ 'items.owner.text': Array(41).fill('x') }),
      'words.en-GB.consent.texts.items.owner.text',
    ],
    [
      'an empty one',
      packOf({ 'items.owner.text': ['a', ''] }),
      'words.en-GB.consent.texts.items.owner.text[1]',
    ],
  ])('%s', (_what, more, path) => {
    expect(faults({ ...packOf({}), ...more })).toEqual([path])
  })

  test('that is too long, is no object, or no JSON', () => {
    const long = { 'items.owner.text': Array(40).fill('x'.repeat(2_000)) }
    const words = Object.fromEntries(
      ['en-GB', 'cy', 'ur'].map((tag) => [tag, { consent: { version: 2, texts: long } }]),
    )
    expect(faults(packOf({}, { words }))).toEqual([''])
    expect(isPack(packOf({}, { words }))).toBe(false)
    for (const text of ['', '[]', 'null', '7', '{', '{"format":"cairn pack 1","name":"\\ud800"}'])
      expect(readPack(text, knows).ok, text).toBe(false)
  })

  test('a pack of this shape that somebody stored anyway changes no more than words', () => {
    const texts = {
      'items.leaflet.label': ['a list'],
      'items.owner.text': 'a text',
      __proto__: 'x',
      'items.gp.kind': 'prose',
    }
    const pack = packOf(texts) as ContentPack
    expect(isPack(pack)).toBe(true)
    expect(wordsOf(applyPack(consent, pack, 'en-GB'))).toEqual(wordsOf(consent))
  })
})

describe('names and deadlines', () => {
  const own = { names: { service: 'Harbour House' }, deadlines: { 'assessment-weeks': 8, 'order-days': 28 } }

  test('of a pack are those that are not as usual', () => {
    const result = read(packOf({}, own))
    expect(result.ok && [result.value.names, result.value.deadlines]).toEqual([
      { service: 'Harbour House' },
      { 'assessment-weeks': 8 },
    ])
  })

  test('are no part of a pack that says none: it has the hash that it had', () => {
    expect(Object.keys(surrey)).not.toEqual(expect.arrayContaining(['names']))
    expect(packHash(surrey)).toBe(packHash({ ...surrey }))
  })

  test.each<[string, object, string]>([
    ['a name that there is not', { names: { queen: 'Ann' } }, 'names.queen'],
    ['an empty name', { names: { service: '  ' } }, 'names.service'],
    ['a name that is none', { names: { officer: 3 } }, 'names.officer'],
    ['a name that is too long', { names: { officer: 'x'.repeat(81) } }, 'names.officer'],
    ['names that are none', { names: ['Ann'] }, 'names'],
    ['a deadline that there is not', { deadlines: { 'saq-days': 3 } }, 'deadlines.saq-days'],
    ['no time at all', { deadlines: { 'summary-working-days': 0 } }, 'deadlines.summary-working-days'],
    ['too much time', { deadlines: { 'assessment-weeks': 27 } }, 'deadlines.assessment-weeks'],
    ['half a week', { deadlines: { 'assessment-weeks': 2.5 } }, 'deadlines.assessment-weeks'],
    ['a number in quotes', { deadlines: { 'order-days': '28' } }, 'deadlines.order-days'],
    ['a deadline under an inherited name', { deadlines: { constructor: 3 } }, 'deadlines.constructor'],
    ['deadlines that are none', { deadlines: null }, 'deadlines'],
  ])('%s', (_what, more, path) => {
    expect(faults(packOf({}, more))).toEqual([path])
  })

  test.each<object>([
    { names: ['Ann'] },
    { names: { officer: 3 } },
    { names: { officer: ' ' } },
    { names: { officer: 'x'.repeat(81) } },
    { deadlines: { 'order-days': 0 } },
    { deadlines: { 'order-days': 2.5 } },
    { deadlines: { 'order-days': '28' } },
  ])('that have not even the shape are taken by nobody: %j', (more) => {
    expect(isPack(packOf({}, more))).toBe(false)
  })

  test('that another version of the app knows, or nobody can mean, count for nothing here', () => {
    const other = { names: { queen: 'Ann' }, deadlines: { 'saq-days': 3, 'assessment-weeks': 400 } }
    expect(isPack(packOf({}, other))).toBe(true)
    expect(practiceOf([other])).toEqual(usualPractice)
  })

  test('with several faults are refused with all of them at once', () => {
    const faulty = { names: { queen: 'Ann', service: '' }, deadlines: { 'order-days': 6, week: 1 } }
    expect(faults(packOf({}, faulty)).toSorted()).toEqual([
      ...['deadlines.order-days', 'deadlines.week', 'names.queen', 'names.service'],
    ])
  })

  test('a part of a pack for a session has none of them', () => {
    const pack = read(packOf({ title: 'Saying yes' }, own))
    const part = pack.ok && partOfPack(pack.value, () => true)
    expect(Object.keys(part || {}).sort()).toEqual(['edition', 'format', 'name', 'words'])
  })
})

describe('mutated packs', () => {
  const whole = {
    ...surrey,
    names: { service: 'Harbour House', officer: 'Worker' },
    deadlines: { 'assessment-weeks': 8, 'summary-working-days': 3 },
    words: {
      'en-GB': Object.fromEntries(
        ['consent', 'saq', 'action-plan', 'sara', 'safety-plan'].map((id) => {
          const form = [...clientForms, ...officerForms, ...confidentialForms].findLast(
            (one) => one.id === id,
          ) as Form
          return [id, { version: form.version, texts: Object.fromEntries(wordsOf(form)) }]
        }),
      ),
    },
  }
  const source = JSON.stringify(whole)
  const junk: readonly Json[] = [
    null,
    true,
    0,
    '',
    ' ',
    [],
    {},
    'x',
    [''],
    ['x'],
    { text: 'x' },
    -1,
    '__proto__',
  ]

  test('never crash, and never change what a form asks', () => {
    const forms = Object.keys(whole.words['en-GB']).flatMap(
      (id) => knows.find(id, id === 'consent' ? 2 : 1) ?? [],
    )
    const structures = forms.map(structureOf)
    let taken = 0
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(...junk), fc.boolean(), (at, instead, renames) => {
        const mutated = mutate(JSON.parse(source) as Json, at, instead, renames)
        const result = readPack(JSON.stringify(mutated), knows)
        if (result.ok) taken++
        if (!isPack(mutated)) {
          expect(result.ok).toBe(false)
          return
        }
        expect(forms.map((form) => structureOf(applyPack(form, mutated, 'en-GB')))).toEqual(structures)
        for (const time of Object.values(practiceOf([mutated]).deadlines)) expect(time).toBeGreaterThan(0)
      }),
      { numRuns: 400 },
    )
    expect(taken).toBeGreaterThan(0) // the mutations reach texts too
  })

  test('cut anywhere, a file is refused', () => {
    for (let at = 0; at < source.length; at += 97) expect(readPack(source.slice(0, at), knows).ok).toBe(false)
  })
})

describe('a record’s words', () => {
  const form = compiled(
    formWith(
      { kind: 'text', id: 'name', label: 'Name' },
      { kind: 'guidance', id: 'why', text: ['Because.'] },
    ),
  )
  const packWith = (label: string, text: string): ContentPack => ({
    format: 'cairn pack 1',
    name: label,
    edition: '1',
    words: {
      'en-GB': { house: { version: 1, texts: { 'items.name.label': label, 'items.why.text': [text] } } },
    },
  })
  const packs = new Map(
    [packWith('Your name', 'So.'), packWith('Who are you?', 'Because.')].map((pack) => [
      packHash(pack),
      pack,
    ]),
  )
  const [one = '', other = ''] = [...packs.keys()]
  const read = (...pinned: readonly string[]) => {
    const wordings = pinned.map((pack) => (pack === 'built-in' ? pack : { pack, language: 'en-GB' }))
    const { form: shown, missing } = formInWords(form, wordings, (hash) => packs.get(hash))
    const found = wordsOf(shown)
    return { label: found.get('items.name.label'), why: found.get('items.why.text'), missing }
  }

  test('are those of its pack; the app’s own where nobody said', () => {
    expect(read(one)).toEqual({ label: 'Your name', why: ['So.'], missing: false })
    expect(read('built-in')).toEqual({ label: 'Name', why: ['Because.'], missing: false })
    expect(read()).toEqual({ label: 'Name', why: ['Because.'], missing: false })
  })

  test('of a pack that is not here are the app’s own, and that is known', () => {
    expect(read('no such pack')).toEqual({ label: 'Name', why: ['Because.'], missing: true })
  })

  test('begun in two, both are there wherever they differ', () => {
    const both = read(one, other)
    expect(both.label).toBe('Your name / Who are you?')
    expect(both.why).toEqual(['So.', 'Or, in the other words this was asked in:', 'Because.'])
    expect(read('built-in', other)).toMatchObject({ label: 'Name / Who are you?', why: ['Because.'] })
  })
})

/** Puts something else in one place of a value, or gives that place another name. */
function mutate(value: Json, at: number, instead: Json, renames: boolean): Json {
  const places = placesIn(value)
  const path = places[at % places.length] ?? []
  return replaced(value, path, instead, renames)
}

const placesIn = (value: Json, path: readonly string[] = []): readonly (readonly string[])[] => [
  path,
  ...(typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, one]) => placesIn(one as Json, [...path, key]))
    : []),
]

function replaced(value: Json, [key, ...rest]: readonly string[], instead: Json, renames: boolean): Json {
  if (key === undefined || typeof value !== 'object' || value === null) return instead
  const entries = Object.entries(value).map(([own, one]): [string, Json] => {
    if (own !== key) return [own, one as Json]
    return renames && rest.length === 0
      ? [`${own}x`, one as Json]
      : [own, replaced(one as Json, rest, instead, renames)]
  })
  return Array.isArray(value) ? entries.map(([, one]) => one) : Object.fromEntries(entries)
}
