import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { targetOf, targets } from './targets/index.ts'

/** More by `npm run fuzz -- --inputs 100000`. */
const INPUTS = 4_000
/** Within so many inputs of its own, a careless parser is caught. */
const CARELESS_INPUTS = 300

test(`${INPUTS} mutated inputs: each parser answers with its word, or accepts what is right`, async () => {
  const wrong: string[] = []
  for (let seed = 0; seed < INPUTS; seed++) {
    const target = targetOf(seed)
    const answer = await target.play(seed)
    if (answer !== null) wrong.push(`${target.name}: ${answer} (npm run fuzz -- --seed ${seed})`)
  }
  expect(wrong).toEqual([])
}, 60_000)

describe(`a careless parser is caught within ${CARELESS_INPUTS} inputs`, () => {
  const caught = async ({ play }: (typeof targets)[number], careless: 'throws' | 'accepts') => {
    for (let seed = 0; seed < CARELESS_INPUTS; seed++) {
      const answer = await play(seed, careless)
      if (answer?.startsWith(careless)) return answer
    }
    return null
  }

  test.each(targets)('$name: one that trusts what it reads, and throws', async (target) => {
    expect(await caught(target, 'throws')).toMatch(/^throws /)
  })

  test.each(targets)('$name: one that takes too much', async (target) => {
    expect(await caught(target, 'accepts')).toMatch(/^accepts /)
  })
})

test('a parser that never answers is ended, and told with the command that plays it again', () => {
  const { stdout, status } = spawnSync(
    process.execPath,
    ['tests/fuzz/run.ts', '--seed', '7', '--careless', 'hangs'],
    { encoding: 'utf8' },
  )
  expect(stdout).toContain('again: npm run fuzz -- --seed 7 --careless hangs')
  expect(stdout).toMatch(/: hangs: no answer in 2000 ms[\s\S]*\n0 passed, 1 failed\n$/)
  expect(status).toBe(1)
}, 20_000)
