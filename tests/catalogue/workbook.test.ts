import { describe, expect, it } from 'vitest'
import { latestClientForm } from '#catalogue/client'
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
