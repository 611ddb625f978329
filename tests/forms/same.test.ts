import { describe, expect, it } from 'vitest'
import { evaluate, readsTheSame, readyRows } from '#forms'
import { call, compiled, Filling, formWith } from './builder.ts'

const form = compiled(
  formWith(
    call,
    {
      kind: 'guidance',
      id: 'note',
      title: 'What now',
      text: ['Ask again tomorrow.'],
      outcomes: [{ when: { field: 'call/answer', is: 'yes' }, text: ['Thank them.'] }],
    },
    {
      kind: 'rows',
      id: 'more',
      label: 'More',
      rowLabel: 'Thing',
      addLabel: 'Add',
      ready: 1,
      columns: [
        { kind: 'text', id: 'what', label: 'What?' },
        { kind: 'text', id: 'where', label: 'Where?' },
      ],
    },
    { kind: 'drawing', id: 'sketch', label: 'Draw it' },
    { kind: 'text', id: 'name', label: 'Your name' },
    { kind: 'signature', id: 'signed', label: 'Signed', nameField: 'name/answer' },
  ),
)
const [table] = form.tables
const [row] = table ? readyRows(form, table) : []
const cell = `rows/${row?.id}/what`
const other = `rows/${row?.id}/where`

/** A record as it read after each step, with what was done. */
function steps() {
  const anna = new Filling()
  const at = [{ did: 'nothing', filling: anna.fork('anna') }]
  const step = (did: string, change: (filling: Filling) => void) => {
    change(anna)
    at.push({ did, filling: anna.fork('anna') })
  }
  step('answers', (now) => now.answer('call/answer', 'no'))
  step('ticks a companion', (now) => now.answer('call/help', true))
  step('writes in a row that stood ready', (now) =>
    now
      .answer(`rows/${row?.id}`, row?.place ?? '')
      .answer(cell, 'The damp')
      .answer(other, 'Upstairs'),
  )
  step('writes a name, which a signature covers', (now) => now.answer('name/answer', 'Anna'))
  step('draws', (now) => now.answer('sketch/one', { kind: 'nothing that is known' }))
  step('disagrees with another tablet', (now) => {
    const ben = now.fork('ben').answer('call/answer', 'yes')
    now.answer('call/answer', 'no').merge(ben)
  })
  step('settles it', (now) => now.answer('call/answer', 'yes'))
  step('removes a row that another tablet goes on writing in', (now) => {
    const ben = now.fork('ben').answer(cell, 'The damp, and the noise')
    now.removeRow(row?.id ?? '').merge(ben)
  })
  return at
}

const itemsOf = ({ view }: Filling) => evaluate(form, view).pages.flatMap(({ items }) => items)

describe('an item reads the same', () => {
  it.each(steps())('as itself, evaluated again: $did', ({ filling }) => {
    const again = itemsOf(filling)
    itemsOf(filling).forEach((item, index) => {
      expect(again[index] && readsTheSame(item, again[index])).toBe(true)
    })
  })

  it('or not, just where something of it changed, between any two steps', () => {
    const all = steps().map(({ filling }) => itemsOf(filling))
    const told = { same: 0, changed: 0 }
    for (const before of all)
      for (const now of all)
        before.forEach((item, index) => {
          const then = now[index]
          const same = JSON.stringify(item) === JSON.stringify(then)
          expect(then && readsTheSame(item, then), `${item.definition.id}`).toBe(same)
          told[same ? 'same' : 'changed']++
        })
    expect(told.same).toBeGreaterThan(all.length)
    expect(told.changed).toBeGreaterThan(all.length)
  })

  it('not, once what the removal of a row took has come too', () => {
    const { set } = steps().at(-1)?.filling ?? new Filling()
    const accepted = new Map([...set.accepted].filter(([, { field }]) => field !== other))
    const [before, now] = [{ ...set, accepted }, set].map((one) =>
      itemsOf(new Filling(one)).find(({ kind }) => kind === 'rows'),
    )
    expect(before && now && readsTheSame(before, now)).toBe(false)
  })
})
