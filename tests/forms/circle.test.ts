import { describe, expect, it } from 'vitest'
import { latestClientForm } from '#catalogue/client'
import {
  answersAsText,
  checkValue,
  circlePeople,
  compareCircles,
  compileForm,
  evaluate,
  type Form,
} from '#forms'
import { circleMovesInWords } from '../../src/app/words/circle-words.ts'
import { Filling, formWith } from './builder.ts'

const form = ((): Form => {
  const found = latestClientForm('relationship-circle')
  if (!found) throw new Error('There is no relationship circle.')
  return found
})()
const rowOf = (name: string) => `cm93LW9uZS1mb3ItdGVz${name[0]}A`

type Said = {
  readonly ring?: string
  readonly flag?: string
  readonly angle?: number
  readonly note?: string
}

function put(filling: Filling, name: string, { ring, flag, angle, note }: Said = {}): Filling {
  const row = `rows/${rowOf(name)}`
  if (filling.view.rows.every(({ id }) => id !== rowOf(name)))
    filling.answer(row, `a${filling.view.rows.length}`)
  filling.answer(`${row}/person`, name)
  if (ring !== undefined) filling.answer(`${row}/ring`, ring)
  if (flag !== undefined) filling.answer(`${row}/flag`, flag)
  if (angle !== undefined) filling.answer(`${row}/angle`, angle)
  if (note !== undefined) filling.answer(`${row}/person-note`, note)
  return filling
}
const peopleIn = ({ view }: Filling) => circlePeople(evaluate(form, view)) ?? []

describe('people in a circle', () => {
  it('are the rows, as they were put', () => {
    const filling = put(new Filling(), 'Mum', { ring: 'most', flag: 'green', angle: 40, note: 'Picks up.' })
    put(filling, 'Gaz')
    expect(peopleIn(filling)).toMatchObject([
      { name: 'Mum', ring: 'most', flag: 'green', angle: 40, noted: true, unsettled: false },
      { name: 'Gaz', ring: null, flag: null, angle: null, noted: false, unsettled: false },
    ])
    expect(circlePeople({ pages: [] })).toBeNull()
  })

  it('say in words who they are and how near, and nothing of where on the ring they stand', () => {
    const filling = put(new Filling(), 'Mum', { ring: 'most', flag: 'red', angle: 40 })
    expect(answersAsText(form, filling.view)).toMatchObject([
      {
        label: 'Person 1',
        words: ['Mum'],
        also: [
          'How much do they matter to me? They matter most',
          'When things get hard, are they good for me? Red flag: not good for me',
        ],
      },
    ])
  })

  it('put in two places on two tablets show both, and wait for a person', () => {
    const here = put(new Filling(), 'Mum', { ring: 'most' })
    const there = put(here.fork('ben'), 'Mum', { ring: 'around' })
    put(here, 'Mum', { ring: 'matters' }).merge(there)
    expect(evaluate(form, here.view).conflicts).toEqual([`rows/${rowOf('Mum')}/ring`])
    expect(peopleIn(here)).toMatchObject([{ name: 'Mum', unsettled: true }])
  })

  it('turned on two tablets stand at one of the two spots: where on a ring is no answer', () => {
    const here = put(new Filling(), 'Mum', { ring: 'most', angle: 10 })
    const there = put(here.fork('ben'), 'Mum', { angle: 200 })
    put(here, 'Mum', { angle: 90 }).merge(there)
    expect(evaluate(form, here.view).conflicts).toEqual([])
    expect(answersAsText(form, here.view)[0]?.conflict).toBe(false)
    expect([90, 200]).toContain(peopleIn(here)[0]?.angle)
    expect(peopleIn(here)[0]?.unsettled).toBe(false)
  })

  it('added on two tablets are all there; one taken away here and changed there waits for a person', () => {
    const here = put(new Filling(), 'Mum', { ring: 'most' })
    const there = put(here.fork('ben'), 'Sam', { ring: 'around' })
    put(there, 'Mum', { flag: 'red' })
    put(here, 'Gaz').removeRow(rowOf('Mum')).merge(there)
    expect(
      peopleIn(here)
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(['Gaz', 'Mum', 'Sam'].toSorted())
    expect(peopleIn(here).find(({ name }) => name === 'Mum')?.unsettled).toBe(true)
  })

  it('stand anywhere from 0 to 359 degrees, and nowhere else', () => {
    const fits = (angle: number) => checkValue(form, `rows/${rowOf('Mum')}/angle`, angle).ok
    expect([-1, 0, 359, 360, 1.5].map(fits)).toEqual([false, true, true, false, false])
  })
})

it('a column that no list has cannot be the one a row is known by', () => {
  const columns = [{ kind: 'number', id: 'angle', label: 'Angle', from: 0, to: 9, unlisted: true }] as const
  const rows = {
    kind: 'rows',
    id: 'people',
    label: 'People',
    rowLabel: 'Person',
    addLabel: 'Add',
    columns,
  } as const
  expect(compileForm(formWith(rows))).toMatchObject({
    ok: false,
    error: [{ path: 'pages[0].items[0].columns[0].unlisted' }],
  })
})

describe('two sittings', () => {
  const before = new Filling()
  put(before, 'Mum', { ring: 'most', flag: 'green' })
  put(before, 'Gaz', { ring: 'around', flag: 'red' })
  put(before, 'Sam', { ring: 'matters' })
  put(before, 'Old friend', { ring: 'most' })
  put(before, 'Ella')
  const now = new Filling()
  put(now, 'GAZ', { ring: 'most', flag: 'green' })
  put(now, 'Mum', { ring: 'matters', flag: 'green' })
  put(now, 'Sam', { ring: 'matters' })
  put(now, 'Kev', { ring: 'around', flag: 'red' })
  put(now, 'Ella', { ring: 'most' })
  const moves = compareCircles(peopleIn(before), peopleIn(now))

  it('say of everyone who moved, came, went or has another flag what it was and is', () => {
    expect(moves.map(({ name, move }) => `${name} ${move}`)).toEqual([
      ...['GAZ nearer', 'Mum farther', 'Sam same', 'Kev new', 'Ella unplaced', 'Old friend gone'],
    ])
    expect(circleMovesInWords(moves)).toEqual([
      'GAZ: nearer, from “around me” to “matter most”; flag was red, is green.',
      'Mum: farther away, from “matter most” to “matter”.',
      'Kev: new, “around me”, red flag.',
      'Ella: put elsewhere, from nowhere yet to “matter most”.',
      'Old friend: no longer there, was “matter most”.',
    ])
  })

  it('never take one person without a name for another', () => {
    const nameless = { ...(peopleIn(before)[0] ?? moves[0]?.now), name: '' } as (typeof moves)[number]['now']
    const [one] = nameless ? compareCircles([nameless], [nameless]) : []
    expect(one?.move).toBe('new')
  })
})
