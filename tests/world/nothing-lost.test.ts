import { beforeAll, describe, expect, test } from 'vitest'
import { removing } from '#store'
import { difference, freshTablets, heal, storedStatements, valuesAt } from './checks.ts'
import { createDice } from './dice.ts'
import { createMemoryDisk } from './memory-disk.ts'
import type { Fault } from './network.ts'
import { type Restores, runTrace } from './trace.ts'
import { createWorld, type World } from './world.ts'

/** More by `CAIRN_TRACES=5000 npx vitest run tests/world`; one again by `CAIRN_TRACE=<number>`. */
const TRACES = Number(process.env['CAIRN_TRACES'] ?? 120)
const only = process.env['CAIRN_TRACE']

const numbers = only === undefined ? Array.from({ length: TRACES }, (_, index) => index) : [Number(only)]

/** Traces with copies of the whole server in them get a new one after so many, or copying takes much of the time. */
const SMALL_WORLD = 15

const dice = createDice(2_026)
let world: World
beforeAll(async () => {
  world = await createWorld(3, dice)
}, 60_000)

describe('a tablet and its server', () => {
  test('what is written offline arrives once the network is back, once', async () => {
    const { saq } = await world.newCase()
    const [tablet, other] = await freshTablets(world)
    await tablet.pull()
    world.network.setDown(true)
    await tablet.say(saq, 'q01/answer', 'yes')
    expect(await tablet.push()).toEqual({ sent: 0, problem: 'offline' })
    world.network.setDown(false)
    expect(await tablet.push()).toEqual({ sent: 1, problem: null })
    expect(await tablet.push()).toEqual({ sent: 0, problem: null })
    await other.pull()
    expect(await valuesAt(other, saq, 'q01/answer')).toEqual(['yes'])
  })

  test('killed after the server stored it and before the receipt was: sent again, stored once', async () => {
    const { saq } = await world.newCase()
    const [tablet] = await freshTablets(world)
    await tablet.pull()
    await tablet.say(saq, 'q01/answer', 'yes')
    tablet.disk.failNext('failed')
    expect(await tablet.push()).toMatchObject({ problem: 'disk-failed' })
    expect((await tablet.outbox.state(tablet.vault.id)).unsent).toBe(1)
    expect(await tablet.push()).toEqual({ sent: 1, problem: null })
    expect(await storedStatements(world, saq)).toHaveLength(1)
  })

  test('two officers who answer without seeing each other: both answers stand, on both tablets', async () => {
    const { saq } = await world.newCase()
    const [tablet, other] = await freshTablets(world)
    await Promise.all([tablet.pull(), other.pull()])
    await tablet.say(saq, 'q07/answer', 'yes')
    await other.say(saq, 'q07/answer', 'no')
    await heal([tablet, other])
    for (const one of [tablet, other])
      expect((await valuesAt(one, saq, 'q07/answer')).sort()).toEqual(['no', 'yes'])
  })

  test('a value the form does not take is refused, kept on the tablet with its reason, and hides nothing', async () => {
    const { saq } = await world.newCase()
    const [tablet, other] = await freshTablets(world)
    await tablet.pull()
    await tablet.say(saq, 'q01/answer', 'yes')
    await tablet.say(saq, 'q01/answer', 'maybe')
    await tablet.say(saq, 'q01/answer', 'no')
    await heal([tablet, other])
    const { needsYou } = await tablet.records.open(saq)
    expect(needsYou).toMatchObject([{ status: 'refused', code: 'bad-value', statement: { value: 'maybe' } }])
    for (const one of [tablet, other]) expect(await valuesAt(one, saq, 'q01/answer')).toEqual(['no'])
  })

  test('an answer under a newer form is parked, not lost', async () => {
    const { saq } = await world.newCase()
    const [tablet] = await freshTablets(world)
    await tablet.pull()
    await tablet.say(saq, 'q01/answer', 'yes', 2)
    await heal([tablet])
    expect((await tablet.records.open(saq)).needsYou).toMatchObject([
      { status: 'parked', code: 'newer-form' },
    ])
  })

  test('a full disk refuses the answer in words, and what was there stays', async () => {
    const { saq } = await world.newCase()
    const [tablet] = await freshTablets(world)
    await tablet.pull()
    await tablet.say(saq, 'q01/answer', 'yes')
    tablet.disk.failNext('full')
    await expect(tablet.say(saq, 'q01/answer', 'no')).rejects.toThrow('full')
    expect(await valuesAt(tablet, saq, 'q01/answer')).toEqual(['yes'])
  })

  test('damaged rows are told, and come back from the server', async () => {
    const { saq } = await world.newCase()
    const [tablet] = await freshTablets(world)
    await tablet.pull()
    await tablet.say(saq, 'q01/answer', 'yes')
    await heal([tablet])
    tablet.disk.damage('batches')
    expect((await tablet.records.open(saq)).damaged).toBe(1)
    const again = await tablet.on(createMemoryDisk())
    await again.pull()
    expect(await valuesAt(again, saq, 'q01/answer')).toEqual(['yes'])
  })

  test.each([-400, -1, 1, 400])('a clock %i days off changes no head and still reads', async (days) => {
    const { saq } = await world.newCase()
    const [tablet, other] = await freshTablets(world)
    await other.pull()
    await other.say(saq, 'q01/answer', 'yes')
    await heal([other])
    world.skews[0] = days * 86_400_000
    expect((await tablet.pull()).problem).toBeNull()
    await tablet.say(saq, 'q01/answer', 'no')
    await heal([tablet, other])
    world.skews[0] = 0
    for (const one of [tablet, other]) expect(await valuesAt(one, saq, 'q01/answer')).toEqual(['no'])
  })
})

describe('any trace of answers and faults', () => {
  test(`leaves every tablet with the same heads, and nothing lost (${TRACES} traces)`, async () => {
    for (const number of numbers) expect(await runTrace(world, number), `CAIRN_TRACE=${number}`).toBeNull()
    if (only !== undefined) return
    // The control: a run in which nothing went wrong would show nothing.
    const expected: readonly Fault[] = [
      'lost',
      'late',
      'twice',
      'answer-lost',
      'answer-cut',
      'error-before',
      'error-after',
    ]
    for (const fault of expected)
      expect(world.network.met.get(fault) ?? 0, fault).toBeGreaterThan(TRACES / 10)
  }, 600_000)

  test('a tablet that forgets one envelope is caught (the control)', async () => {
    const { saq } = await world.newCase()
    const [tablet, other] = await freshTablets(world)
    await tablet.pull()
    await tablet.say(saq, 'q01/answer', 'yes')
    await tablet.disk.commit([removing('outbox', await tablet.disk.all('outbox'))])
    await heal([tablet, other])
    expect(await difference([tablet, other], [saq])).toContain('differs')
  })
})

describe('any trace in which old copies are put back', () => {
  const sides: readonly [string, Restores][] = [
    ['of the server', { server: true, tablets: false }],
    ['of tablets', { server: false, tablets: true }],
    ['of both', { server: true, tablets: true }],
  ]

  test.each(sides)(
    '%s: the same heads again, and nothing lost that either side still had',
    async (_, restores) => {
      let own = world
      for (const [index, number] of numbers.slice(0, Math.ceil(TRACES / 2)).entries()) {
        if (index % SMALL_WORLD === 0) own = await createWorld(3, dice)
        expect(await runTrace(own, number, restores), `CAIRN_TRACE=${number}`).toBeNull()
      }
    },
    600_000,
  )
})
