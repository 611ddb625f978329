import { beforeAll, describe, expect, test } from 'vitest'
import { createDice } from '../world/dice.ts'
import { createWorld, type World } from '../world/world.ts'
import { runOnRealServer } from './real-server.ts'
import { runScenario } from './scenario.ts'
import { variants } from './variants.ts'

// The scenarios would show nothing if they could not catch what they are there for.

const LOSING_SEEDS = 200

let world: World
beforeAll(async () => {
  world = await createWorld(5, createDice(1))
}, 60_000)

describe(`a losing variant is caught within ${LOSING_SEEDS} seeds`, () => {
  test.each(variants)(
    '$name: $mistake',
    async (variant) => {
      let caughtAt: number | null = null
      for (let seed = 0; seed < LOSING_SEEDS && caughtAt === null; seed++)
        if ((await runScenario(world, seed, { variant })) !== null) caughtAt = seed
      expect(caughtAt).not.toBeNull()
    },
    300_000,
  )
})

test('a real server killed four times while tablets write to it loses nothing', async () => {
  expect(await runOnRealServer(49)).toBeNull()
}, 120_000)
