import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { latestClientForm } from '#catalogue/client'
import { moved, type Stroke, strokeOf } from '#drawing'
import { evaluate, lifeMapOf } from '#forms'
import { type RecordHeader, viewOf } from '#record'
import { freshTablets } from './checks.ts'
import { createDice } from './dice.ts'
import type { Tablet } from './tablet.ts'
import { createWorld, type World } from './world.ts'

// Two tablets draw on one Life Map without knowing of each other.

const form = latestClientForm('life-map')
if (!form) throw new Error('There is no Life Map.')
const [ONE, TWO, THREE] = ['b25lLW9mLXRoZS1saW5lcw', 'dHdvLW9mLXRoZS1saW5lcw', 'dGhyZWUtb2YtdGhlLWxpbg']
const [DOG, MOVE] = ['ZG9nLW9mLXRoZS1tYXAtMQ', 'bW92ZS1vZi10aGUtbWFwMQ']

const line = (colour: string, y: number): Stroke =>
  strokeOf(
    [
      [100, y, 50],
      [900, y, 50],
    ],
    { colour, order: 'a0', width: 16 },
  )

let world: World
let map: RecordHeader
let amy: Tablet
let ben: Tablet
beforeAll(async () => {
  world = await createWorld(2, createDice(17))
}, 60_000)
beforeEach(async () => {
  const { space } = await world.newCase()
  map = { space, sitting: 'session-1', compartment: 'client', form: 'life-map' }
  const [first, second] = await freshTablets(world)
  amy = first
  ben = second
  for (const tablet of [amy, ben]) await tablet.round()
})

const draws = (tablet: Tablet, id: string, stroke: Stroke | null) =>
  tablet.say(map, `ink/${id}`, stroke && { ...stroke })

const meet = async () => {
  for (const tablet of [amy, ben, amy, ben]) await tablet.round()
}

async function seenBy(tablet: Tablet) {
  const page = evaluate(form as NonNullable<typeof form>, viewOf((await tablet.records.open(map)).set))
    .pages[0]
  const said = page && lifeMapOf(page)
  if (!said) throw new Error('The map is gone.')
  return said
}

describe('two tablets without a network', () => {
  test('draw and write on one map, and all of it stands on both', async () => {
    world.network.setDown(true)
    await draws(amy, ONE, line('ink', 100))
    await draws(amy, TWO, line('red', 200))
    await draws(ben, THREE, line('blue', 300))
    await amy.say(map, `rows/${DOG}`, 'moments.a0')
    await amy.say(map, `rows/${DOG}/what`, 'A dog')
    await ben.say(map, `rows/${MOVE}`, 'moments.a0')
    await ben.say(map, `rows/${MOVE}/what`, 'We moved')
    world.network.setDown(false)
    await meet()
    for (const tablet of [amy, ben]) {
      const { drawing, map: said } = await seenBy(tablet)
      expect(drawing.strokes.map(({ state }) => state.kind)).toEqual(['value', 'value', 'value'])
      expect(said.strokes.map(({ colour }) => colour).toSorted()).toEqual(['blue', 'ink', 'red'])
      expect(said.moments.map(({ what }) => what).toSorted()).toEqual(['A dog', 'We moved'])
    }
    // What lies on top is the same on both, equal orders or not.
    expect((await seenBy(amy)).map.strokes).toEqual((await seenBy(ben)).map.strokes)
  })

  test('change one line in two ways: both stand, to be settled by a person', async () => {
    await draws(amy, ONE, line('ink', 100))
    await meet()
    world.network.setDown(true)
    await draws(amy, ONE, moved(line('ink', 100), 50, 0))
    await draws(ben, ONE, null)
    world.network.setDown(false)
    await meet()
    for (const tablet of [amy, ben]) {
      const [stroke] = (await seenBy(tablet)).drawing.strokes
      expect(stroke?.state).toMatchObject({ kind: 'conflict' })
      expect(stroke?.strokes).toEqual([moved(line('ink', 100), 50, 0)])
    }
    await draws(ben, ONE, null)
    await meet()
    expect((await seenBy(amy)).drawing.strokes).toEqual([])
  })
})
