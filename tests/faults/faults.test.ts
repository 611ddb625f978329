import { beforeAll, expect, test } from 'vitest'
import { createDice } from '../world/dice.ts'
import { createWorld, type World } from '../world/world.ts'
import { runScenario } from './scenario.ts'

/** `npm run faults -- --seeds N` plays as many as there is time for, some on a real server and in a real browser. */
const SEEDS = 240

let world: World
beforeAll(async () => {
  world = await createWorld(5, createDice(1))
}, 60_000)

test(`${SEEDS} scenarios of faults break no promise`, async () => {
  const broken: string[] = []
  for (let seed = 0; seed < SEEDS; seed++) {
    const promise = await runScenario(world, seed)
    if (promise) broken.push(`npm run faults -- --seed ${seed}: ${promise}`)
  }
  expect(broken).toEqual([])
}, 300_000)
