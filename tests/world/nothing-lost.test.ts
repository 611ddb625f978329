import { beforeAll, describe, expect, test } from 'vitest'
import { heads, type RecordHeader, recordId, viewOf } from '#record'
import { createDice } from './dice.ts'
import { createMemoryDisk } from './memory-disk.ts'
import type { Fault } from './network.ts'
import type { Tablet } from './tablet.ts'
import { type CaseOf, createWorld, type World } from './world.ts'

/** More by `CAIRN_TRACES=5000 npx vitest run tests/world`; one again by `CAIRN_TRACE=<number>`. */
const TRACES = Number(process.env['CAIRN_TRACES'] ?? 120)
const only = process.env['CAIRN_TRACE']

/** A row id that any tablet may use, so that two of them meet on it. */
const ROW = 'cm93LW9uZS1mb3ItdGVzdA'

const dice = createDice(2_026)
let world: World
beforeAll(async () => {
  world = await createWorld(3, dice)
}, 60_000)

describe('a tablet and its server', () => {
  test('what is written offline arrives once the network is back, once', async () => {
    const { saq } = await world.newCase()
    const [tablet, other] = await freshTablets()
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
    const [tablet] = await freshTablets()
    await tablet.pull()
    await tablet.say(saq, 'q01/answer', 'yes')
    tablet.disk.failNext('failed')
    expect(await tablet.push()).toMatchObject({ problem: 'disk-failed' })
    expect((await tablet.outbox.state(tablet.vault.id)).unsent).toBe(1)
    expect(await tablet.push()).toEqual({ sent: 1, problem: null })
    expect(await storedStatements(saq)).toHaveLength(1)
  })

  test('two officers who answer without seeing each other: both answers stand, on both tablets', async () => {
    const { saq } = await world.newCase()
    const [tablet, other] = await freshTablets()
    await Promise.all([tablet.pull(), other.pull()])
    await tablet.say(saq, 'q07/answer', 'yes')
    await other.say(saq, 'q07/answer', 'no')
    await heal([tablet, other])
    for (const one of [tablet, other])
      expect((await valuesAt(one, saq, 'q07/answer')).sort()).toEqual(['no', 'yes'])
  })

  test('a value the form does not take is refused, kept on the tablet with its reason, and hides nothing', async () => {
    const { saq } = await world.newCase()
    const [tablet, other] = await freshTablets()
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
    const [tablet] = await freshTablets()
    await tablet.pull()
    await tablet.say(saq, 'q01/answer', 'yes', 2)
    await heal([tablet])
    expect((await tablet.records.open(saq)).needsYou).toMatchObject([
      { status: 'parked', code: 'newer-form' },
    ])
  })

  test('a full disk refuses the answer in words, and what was there stays', async () => {
    const { saq } = await world.newCase()
    const [tablet] = await freshTablets()
    await tablet.pull()
    await tablet.say(saq, 'q01/answer', 'yes')
    tablet.disk.failNext('full')
    await expect(tablet.say(saq, 'q01/answer', 'no')).rejects.toThrow('full')
    expect(await valuesAt(tablet, saq, 'q01/answer')).toEqual(['yes'])
  })

  test('damaged rows are told, and come back from the server', async () => {
    const { saq } = await world.newCase()
    const [tablet] = await freshTablets()
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
    const [tablet, other] = await freshTablets()
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
    const numbers = only === undefined ? Array.from({ length: TRACES }, (_, index) => index) : [Number(only)]
    for (const number of numbers) {
      const problem = await runTrace(number)
      expect(problem, `CAIRN_TRACE=${number}`).toBeNull()
    }
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
    const [tablet, other] = await freshTablets()
    await tablet.pull()
    await tablet.say(saq, 'q01/answer', 'yes')
    for (const row of await tablet.disk.all('outbox'))
      await tablet.disk.commit([{ table: 'outbox', remove: [[row.id]] }])
    await heal([tablet, other])
    expect(await difference([tablet, other], [saq])).toContain('differs')
  })
})

/** Plays one numbered trace and says what is wrong at its end, or null. */
async function runTrace(number: number): Promise<string | null> {
  const trace = createDice(number)
  const { saq, checkIn }: CaseOf = await world.newCase()
  const tablets = await freshTablets()
  for (const tablet of tablets) await tablet.pull()
  let said = 0
  world.network.setFaults(0.35)
  for (let step = 0; step < 14; step++) {
    const tablet = tablets[trace.roll(tablets.length)] ?? tablets[0]
    const what = trace.roll(10)
    if (what < 5) {
      said++
      await sayAnything(tablet, trace.chance(0.8) ? saq : checkIn, trace)
    } else if (what < 8) {
      if (trace.chance(0.15)) tablet.disk.failNext('failed')
      await tablet.push()
      tablet.disk.mend()
    } else await tablet.pull()
    if (trace.chance(0.1)) await world.network.deliverLate()
  }
  world.network.setFaults(0)
  await world.network.deliverLate()
  await heal(tablets)
  const stored = (await storedStatements(saq)).length + (await storedStatements(checkIn)).length
  if (stored !== said) return `${said} statements were said, the server has ${stored}`
  return difference(tablets, [saq, checkIn])
}

async function sayAnything(
  tablet: Tablet,
  header: RecordHeader,
  trace: ReturnType<typeof createDice>,
): Promise<void> {
  if (header.form === 'check-in') return tablet.say(header, 'police/answer', trace.pick(['yes', 'no']))
  const kind = trace.roll(10)
  if (kind === 0) return tablet.say(header, 'q02/answer', `not an answer ${trace.roll(1_000)}`)
  if (kind === 1) return tablet.say(header, 'q02/answer', 'yes', 2)
  if (kind === 2) return tablet.say(header, `rows/${ROW}`, 'a0')
  if (kind === 3) return tablet.removeRow(header, ROW)
  if (kind < 6) return tablet.say(header, `rows/${ROW}/problem`, trace.pick(['rent', 'sleep', null]))
  return tablet.say(header, `q0${1 + trace.roll(3)}/answer`, trace.pick(['yes', 'no', 'dont-know', null]))
}

/** Two rounds for everybody on a sound network. */
async function heal(tablets: readonly Tablet[]): Promise<void> {
  for (let round = 0; round < 2; round++)
    for (const tablet of tablets) {
      await tablet.push()
      await tablet.pull()
    }
}

async function difference(
  tablets: readonly Tablet[],
  headers: readonly RecordHeader[],
): Promise<string | null> {
  for (const header of headers) {
    const pictures = await Promise.all(tablets.map(async (tablet) => picture(tablet, header)))
    if (new Set(pictures).size > 1) return `${header.form} differs: ${pictures.join(' | ')}`
  }
  for (const tablet of tablets) {
    const { unsent, held } = await tablet.outbox.state(tablet.vault.id)
    if (unsent + held > 0) return `${unsent} statements are still unsent`
    const again = await tablet.pull()
    if (again.problem !== null || again.received > 0)
      return `a third round brought ${again.received}, ${again.problem}`
  }
  return null
}

async function picture(tablet: Tablet, header: RecordHeader): Promise<string> {
  const { set } = await tablet.records.open(header)
  const fields = [...heads(set)].map(
    ([field, fieldHeads]) => `${field}=${fieldHeads.map(({ id }) => id).join()}`,
  )
  return fields.sort().join(' ')
}

async function valuesAt(tablet: Tablet, header: RecordHeader, field: string): Promise<unknown[]> {
  const state = viewOf((await tablet.records.open(header)).set).fields.get(field)
  if (state?.kind === 'value') return [state.value]
  return state?.kind === 'conflict' ? [...state.values] : []
}

/** What the server holds of a record: every statement, accepted or not. */
const storedStatements = (header: RecordHeader) =>
  world.server.service.db
    .selectFrom('statements')
    .innerJoin('batches', 'batches.id', 'statements.batch')
    .select(['statements.id'])
    .where('batches.record', '=', recordId(header))
    .execute()

async function freshTablets(): Promise<readonly [Tablet, Tablet, ...Tablet[]]> {
  const [first, second, ...rest] = await Promise.all(
    world.tablets.map((tablet) => tablet.on(createMemoryDisk())),
  )
  if (!first || !second) throw new Error('The world needs two tablets.')
  return [first, second, ...rest]
}
