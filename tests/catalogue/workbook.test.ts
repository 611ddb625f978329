import { describe, expect, it } from 'vitest'
import { latestClientForm } from '#catalogue/client'
import { guidanceFor } from '#catalogue/officer'
import { complete, evaluate, type Form, signedContent } from '#forms'
import { pageToOpen } from '../../src/session/where.ts'
import { Filling } from '../forms/builder.ts'

/** A client's form by its id. @throws when it is gone */
function formOf(id: string): Form {
  const form = latestClientForm(id)
  if (!form) throw new Error(`There is no form “${id}”.`)
  return form
}

/** What a form asks, in its order: kinds with how many of each. */
const shapeOf = (id: string) =>
  Object.entries(
    Object.groupBy(
      formOf(id).pages.flatMap(({ items }) => items),
      ({ kind }) => kind,
    ),
  ).map(([kind, items = []]) => `${items.length} ${kind}`)

const fieldsOf = (id: string) => [
  ...formOf(id).fields.keys(),
  ...formOf(id).tables.map((table) => `${table.id}: ${table.columns.map((column) => column.id).join(' ')}`),
]

const progressOf = (form: Form, { view }: Filling) => evaluate(form, view).progress

describe('what a client writes after session one', () => {
  it('asks what the paper asks', () => {
    expect(shapeOf('worries')).toEqual(['6 prose'])
    expect(shapeOf('life-map')).toEqual(['1 number', '1 choice', '2 rows', '1 drawing', '2 prose'])
    expect(shapeOf('self-control')).toEqual(['2 prose'])
    expect(shapeOf('my-relationships')).toEqual(['3 rows'])
    expect(shapeOf('relationships-history')).toEqual(['1 rows'])
    expect(shapeOf('good-relationship')).toEqual(['1 text', '1 prose', '2 rows'])
    expect(shapeOf('action-plan')).toEqual(['3 text', '2 date', '1 prose', '1 rows', '2 signature'])
  })

  it('keeps its field ids for ever', () => {
    expect(fieldsOf('worries').join(' ')).toBe(
      'mine/answer theirs/answer done/answer next/answer help/answer why/answer',
    )
    expect(fieldsOf('life-map')).toEqual([
      ...['now/answer', 'shape/answer', 'stands-out/answer', 'got-through/answer'],
      ...['moments: what age level felt symbol', 'papers: paper'],
    ])
    expect(fieldsOf('self-control')).toEqual(['harder/answer', 'easier/answer'])
    expect(fieldsOf('my-relationships')).toEqual([
      'strengths: strength',
      'improve: better',
      'focus: focus-what',
    ])
    expect(fieldsOf('relationships-history')).toEqual(['relationships: who when story'])
    expect(fieldsOf('good-relationship')).toEqual([
      'couple/answer',
      'how/answer',
      'qualities: quality',
      'obstacles: obstacle',
    ])
    expect(fieldsOf('action-plan').join(' ')).toBe(
      'for/answer start/answer needs/answer client-name/answer worker-name/answer signed-on/answer client-signature/answer worker-signature/answer steps: issue aim action review outcome',
    )
  })

  it('opens again where something is not answered yet', () => {
    const form = formOf('worries')
    const filling = new Filling()
      .answer('mine/answer', 'Losing the flat')
      .answer('theirs/answer', 'The shouting')
    expect(pageToOpen(evaluate(form, filling.view), null, true)).toBe('steps')
    filling.answer('done/answer', 'Rang the helpline').answer('next/answer', { dontKnow: true })
    expect(pageToOpen(evaluate(form, filling.view), null, true)).toBe('help-and-why')
    expect(progressOf(form, filling)).toEqual({ answered: 4, of: 6 })
  })

  it('counts a list once it says something', () => {
    const form = formOf('my-relationships')
    const filling = new Filling()
    expect(progressOf(form, filling)).toEqual({ answered: 0, of: 3 })
    const [row] =
      evaluate(form, filling.view).pages[1]?.items.flatMap((item) =>
        item.kind === 'rows' ? item.rows : [],
      ) ?? []
    filling
      .answer(`rows/${row?.id}`, row?.place ?? '')
      .answer(`rows/${row?.id}/better`, 'Listen until the end')
    expect(progressOf(form, filling)).toEqual({ answered: 1, of: 3 })
  })
})

describe('the action plan', () => {
  const form = formOf('action-plan')
  const named = () =>
    new Filling()
      .answer('client-name/answer', 'Marek Rybak')
      .answer('worker-name/answer', 'Jess Hart')
      .answer('signed-on/answer', '2026-11-25')
  const signed = (filling: Filling, whose: string) =>
    filling.answer(`${whose}-signature/answer`, { ink: null, content: signedContent(form, filling.view) })
  const missingOf = ({ view }: Filling) => evaluate(form, view).missing.map(({ field }) => field)

  it('has four lines ready and room for more', () => {
    expect(form.tables).toMatchObject([{ ready: 4, most: 12 }])
  })

  it('is whole with both names, a date and both signatures', () => {
    expect(complete(form, named().view)).toEqual({ ok: false, error: 'missing' })
    const filling = signed(signed(named(), 'client'), 'worker')
    expect(missingOf(filling)).toEqual([])
    expect(complete(form, filling.view).ok).toBe(true)
  })

  it('asks both to sign again when a line is written after that', () => {
    const filling = signed(signed(named(), 'client'), 'worker')
    const row = form.tables[0] && evaluate(form, filling.view).pages[1]?.items[0]
    const [first] = row?.kind === 'rows' ? row.rows : []
    filling
      .answer(`rows/${first?.id}`, first?.place ?? '')
      .answer(`rows/${first?.id}/issue`, 'Shouting at bedtime')
    expect(missingOf(filling)).toEqual(['client-signature/answer', 'worker-signature/answer'])
    signed(signed(filling, 'client'), 'worker')
    expect(missingOf(filling)).toEqual([])
  })
})

/** The lines of an inventory that are scored, in order. */
const linesOf = (form: Form) =>
  form.pages.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'frequency' ? [item] : [])))

describe('the behaviour inventories', () => {
  const abuse = formOf('inventory-abuse')
  const violence = formOf('inventory-violence')
  const numbered = (letter: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${letter}${String(index + 1).padStart(2, '0')}`)

  it('have 35 and 29 lines, each scored both ways and with room for other words', () => {
    expect(linesOf(abuse).map(({ id }) => id)).toEqual(numbered('a', 35))
    expect(linesOf(violence).map(({ id }) => id)).toEqual(numbered('v', 29))
    for (const { answerLabel, companions } of [...linesOf(abuse), ...linesOf(violence)]) {
      expect(answerLabel).toBe('What I did')
      expect(companions).toMatchObject([
        { id: 'to-me', kind: 'frequency', label: 'What was done to me', counted: true },
        { id: 'words', rewords: true },
      ])
    }
  })

  it('have no two lines alike', () => {
    const labels = [...linesOf(abuse), ...linesOf(violence)].map(({ label }) => label.toLowerCase())
    expect(new Set(labels).size).toBe(64)
  })

  it('keep the lines that others hang on where they are', () => {
    const said = (id: string) =>
      [...linesOf(abuse), ...linesOf(violence)].find((line) => line.id === id)?.label
    expect(said('a10')).toMatch(/Locked/)
    expect(said('a14')).toMatch(/kill myself/)
    expect(said('a16')).toMatch(/children away/)
    expect(said('a34')).toMatch(/as if to hit/)
    expect(said('a35')).toMatch(/kill you/)
    expect(said('v23')).toMatch(/breathe/)
    expect(said('v24')).toMatch(/throat/)
    expect(said('v25')).toMatch(/strangled/)
    expect(said('v26')).toMatch(/Used something to hit/)
    expect(said('v27')).toMatch(/Stabbed/)
  })

  it('ask the last two of violence where the client is a man, and only there', () => {
    const ofPregnancy = (filling: Filling) =>
      evaluate(violence, filling.view)
        .pages.flatMap(({ items }) => items)
        .filter(({ definition }) => definition.id === 'v28' || definition.id === 'v29')
        .map(({ applies }) => applies)
    expect(ofPregnancy(new Filling())).toEqual([false, false])
    expect(ofPregnancy(new Filling().answer('who/answer', 'woman'))).toEqual([false, false])
    expect(ofPregnancy(new Filling().answer('who/answer', 'other'))).toEqual([false, false])
    expect(ofPregnancy(new Filling().answer('who/answer', 'man'))).toEqual([true, true])
    expect(progressOf(violence, new Filling().answer('who/answer', 'woman')).of).toBe(3 + 27)
    expect(progressOf(violence, new Filling().answer('who/answer', 'man')).of).toBe(3 + 29)
  })

  it('go on where a line has one column only', () => {
    const filling = new Filling().answer('name/answer', 'Marek').answer('date/answer', '2026-11-25')
    for (const { id } of linesOf(abuse).slice(0, 8))
      filling.answer(`${id}/answer`, 0).answer(`${id}/to-me`, 1)
    filling.answer('a09/answer', 2)
    expect(progressOf(abuse, filling)).toEqual({ answered: 2 + 8, of: 2 + 35 })
    expect(pageToOpen(evaluate(abuse, filling.view), null, true)).toBe('watching')
  })
})

describe('the wheels and the health check', () => {
  it('have the parts of the source', () => {
    expect(shapeOf('equality-wheel')).toEqual(['8 guidance', '8 scale'])
    expect(shapeOf('power-control-wheel')).toEqual(['9 guidance', '9 yesno'])
    expect(shapeOf('health-check')).toEqual(['20 rating'])
    expect(formOf('health-check').pages.map(({ id, items }) => `${items.length} ${id}`)).toEqual([
      '6 healthy',
      '6 unhealthy',
      '8 abusive',
    ])
  })

  it('ask of each part whether it was talked about, and leave room for a note', () => {
    for (const id of ['equality-wheel', 'power-control-wheel'])
      for (const { items } of formOf(id).pages)
        expect(items[1]).toMatchObject({
          companions: [
            { id: 'discussed', kind: 'tick' },
            { id: 'note', kind: 'prose' },
          ],
        })
  })

  it('take from 0 to 10, and never, sometimes or often', () => {
    const scale = formOf('equality-wheel').fields.get('respect/answer')
    expect(scale).toMatchObject({ kind: 'scale', from: 0, to: 10 })
    for (const field of ['a6/answer', 'a6/partner'])
      expect(formOf('health-check').fields.get(field)).toMatchObject({
        levels: [{ id: 'never' }, { id: 'sometimes' }, { id: 'often' }],
      })
  })

  it('keep their field ids for ever', () => {
    const ids = (id: string) =>
      formOf(id)
        .pages.flatMap(({ items }) => items.filter(({ kind }) => kind !== 'guidance'))
        .map((item) => item.id)
        .join(' ')
    expect(ids('equality-wheel')).toBe('safe respect trust honest parent share money fair')
    expect(ids('power-control-wheel')).toBe(
      'threats scaring put-downs cutting-off blame children in-charge money violence',
    )
    expect(ids('health-check')).toBe('h1 h2 h3 h4 h5 h6 u1 u2 u3 u4 u5 u6 a1 a2 a3 a4 a5 a6 a7 a8')
  })
})

describe('the circle and the storyboard', () => {
  it('have what the paper has: people with a place, a flag and a note; seven panels, each with words and a drawing', () => {
    expect(shapeOf('relationship-circle')).toEqual(['1 rows'])
    expect(shapeOf('storyboard')).toEqual(['7 prose', '7 drawing'])
    expect(formOf('storyboard').pages.map(({ items }) => items.map(({ kind }) => kind))).toEqual(
      Array.from({ length: 7 }, () => ['prose', 'drawing']),
    )
  })

  it('ask about the client’s own part where it is the client’s, and never about what it led to', () => {
    const asking = formOf('storyboard').pages.flatMap(({ items }) =>
      items.flatMap((item) => (item.kind === 'prose' && item.ownPart ? [item.id] : [])),
    )
    expect(asking).toEqual(['start', 'trigger', 'did', 'after', 'instead'])
  })

  it('show what was done beside what could have been', () => {
    expect(formOf('storyboard').pages.map(({ beside }) => beside)).toEqual([
      ...Array.from({ length: 6 }, () => undefined),
      'did',
    ])
  })

  it('are run with care: what is told in a storyboard could become evidence', () => {
    expect(guidanceFor('storyboard')?.evidence).toBe(true)
    expect(guidanceFor('relationship-circle')?.evidence).toBeUndefined()
  })

  it('keep their field ids for ever', () => {
    const [people] = formOf('relationship-circle').tables
    expect([people?.id, ...(people?.columns.map(({ id }) => id) ?? [])].join(' ')).toBe(
      'people person ring flag person-note angle',
    )
    expect(
      formOf('storyboard')
        .pages.flatMap(({ items }) => items.map(({ id }) => id))
        .join(' '),
    ).toBe(
      'lead-up lead-up-drawing start start-drawing trigger trigger-drawing did did-drawing after after-drawing led-to led-to-drawing instead instead-drawing',
    )
  })
})
