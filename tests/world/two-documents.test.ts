import { beforeAll, expect, test } from 'vitest'
import { freshTablets, valuesAt } from './checks.ts'
import { createWorld, type World } from './world.ts'

// Two documents of one officer on one tablet: two tabs, or the officer's app beside session mode.

let world: World
beforeAll(async () => {
  world = await createWorld(2)
}, 60_000)

test('two tabs that both hear of a new case keep it under one key, and both read it', async () => {
  const { saq } = await world.newCase()
  const [tablet, colleague] = await freshTablets(world)
  const one = await tablet.openAnother()
  const other = await tablet.openAnother()
  const [first, second] = await Promise.all([one.pull(), other.pull()])
  expect([first.problem, second.problem]).toEqual([null, null])
  await other.say(saq, 'q01/answer', 'yes')
  await one.say(saq, 'q02/answer', 'no')
  for (const tab of [one, other, await tablet.openAnother()]) {
    const { records } = await tab.records.list(saq.space, 'client')
    expect(records.map(({ set, damaged }) => [set.accepted.size, damaged])).toEqual([[2, 0]])
  }
  const keys = await tablet.disk.all('spaceKeys')
  expect(keys.map(({ slot }) => slot).toSorted()).toEqual(['client', 'officer', 'officer']) // the case’s, and the service’s own
  await one.round()
  await colleague.pull()
  expect(await valuesAt(colleague, saq, 'q01/answer')).toEqual(['yes'])
})
