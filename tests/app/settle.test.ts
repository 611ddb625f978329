import { expect, test } from 'vitest'
import { viewOf } from '#record'
import { settleAsShown } from '../../src/app/cases/settle.ts'
import { createWorld } from '../world/world.ts'

test('settling replaces the answers that were on screen, and not one that arrived meanwhile', async () => {
  const world = await createWorld(3)
  const { saq } = await world.newCase()
  const [mine, theirs, third] = world.tablets
  if (!mine || !theirs || !third) throw new Error('The world has three tablets.')
  for (const tablet of world.tablets) await tablet.pull()
  await mine.say(saq, 'q07/answer', 'yes')
  await theirs.say(saq, 'q07/answer', 'no')
  await third.say(saq, 'q07/answer', 'dont-know')
  await theirs.push()
  await mine.pull()
  const shown = await mine.records.open(saq)
  expect(viewOf(shown.set).fields.get('q07/answer')?.kind).toBe('conflict')

  await third.push()
  await mine.pull()
  expect((await settleAsShown(mine.records, shown, 'q07/answer', 'no', 1)).ok).toBe(true)

  const now = viewOf((await mine.records.open(saq)).set).fields.get('q07/answer')
  expect(now?.kind === 'conflict' && [...now.values].sort()).toEqual(['dont-know', 'no'])
}, 60_000)
