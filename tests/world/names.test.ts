import { expect, test } from 'vitest'
import { recordId } from '#record'
import { freshTablets } from './checks.ts'
import { createDice } from './dice.ts'
import { createWorld } from './world.ts'

const q = 'q01/answer'

test('who wrote comes with what they wrote: a disk that fails has neither, and the next round brings both', async () => {
  const world = await createWorld(2, createDice(11))
  const { space, saq, checkIn } = await world.newCase()
  const [amy, ben] = await freshTablets(world)
  for (const tablet of [amy, ben]) await tablet.round()
  await amy.say(saq, q, 'yes')
  await amy.push()

  const author = { [amy.vault.author]: 'officer 0' }
  const heldBy = async () => ({
    batches: (await ben.disk.list('batches', { vault: ben.vault.id, record: recordId(saq) })).length,
    people: (await ben.streams.people([space]))[0],
  })
  ben.disk.failNext('failed')
  expect((await ben.pull()).problem).toBe('disk-failed')
  expect(await heldBy()).toEqual({ batches: 0, people: {} })

  expect((await ben.pull()).problem).toBeNull()
  expect(await heldBy()).toEqual({ batches: 1, people: author })

  await amy.say(checkIn, 'police/answer', 'no')
  await amy.push()
  await ben.pull()
  expect((await heldBy()).people).toEqual(author)
})
