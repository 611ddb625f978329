import { type Accessor, createEffect, createRoot, createSignal } from 'solid-js'
import { expect, test } from 'vitest'
import { ByKey } from '../../src/ui/ByKey.tsx'

type Line = { readonly id: string; readonly name: string }
const marek: Line = { id: 'm', name: 'Marek' }
const leon: Line = { id: 'l', name: 'Leon' }

/** The list without a page: what every entry is made for, and the order they stand in. */
function listOf(first: readonly Line[]) {
  const [lines, setLines] = createSignal(first)
  const made: Accessor<Line>[] = []
  let order: readonly unknown[] = []
  createRoot(() => {
    const shown = ByKey({
      get each() {
        return lines()
      },
      by: ({ id }) => id,
      children: (line) => {
        made.push(line)
        return line as never
      },
    }) as unknown as Accessor<readonly unknown[]>
    createEffect(() => {
      order = shown()
    })
  })
  return { setLines, made, order: () => order }
}

test('an entry stays what it was when another comes before it', () => {
  const { setLines, made, order } = listOf([marek])
  setLines([leon, marek])
  expect(made.map((line) => line().name)).toEqual(['Marek', 'Leon'])
  expect(order()).toEqual([made[1], made[0]])
})

test('an entry that is read anew is the same entry with other words', () => {
  const { setLines, made } = listOf([marek, leon])
  setLines([{ ...marek, name: 'Marek Rybak' }, leon])
  expect(made.map((line) => line().name)).toEqual(['Marek Rybak', 'Leon'])
})

test('one that goes leaves the others alone, and is still read while it is left', () => {
  const { setLines, made, order } = listOf([marek, leon])
  setLines([leon])
  expect(made.map((line) => line().name)).toEqual(['Marek', 'Leon'])
  expect(order()).toEqual([made[1]])
})
