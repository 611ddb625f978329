import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { latestClientForm } from '#catalogue/client'
import { alertsOf } from '#catalogue/officer'
import { systemRandom } from '#core'
import { historyOf, type RecordHeader, recordId, stateAside, stateCompletion, viewOf } from '#record'
import { createFolding, createRecords, createStreams, removing } from '#store'
import { openGrant } from '#vault'
import { createBatchRows } from '../../src/store/batch-rows.ts'
import { startProcess } from '../faults/killable.ts'
import { difference, freshTablets, heal, storedStatements, valuesAt } from '../world/checks.ts'
import { createDice } from '../world/dice.ts'
import type { Tablet } from '../world/tablet.ts'
import { type CaseOf, createWorld, type World } from '../world/world.ts'

const MINUTE = 60_000
const q = (number: number): string => `q0${number}/answer`

let world: World
let inCase: CaseOf
let saq: RecordHeader
let amy: Tablet
let ben: Tablet
beforeAll(async () => {
  world = await createWorld(2, createDice(5))
}, 60_000)
beforeEach(async () => {
  inCase = await world.newCase()
  saq = inCase.saq
  const [first, second] = await freshTablets(world)
  amy = first
  ben = second
  for (const tablet of [amy, ben]) await tablet.round()
})

const countOf = async (tablet: Tablet, table: 'batches' | 'packs' | 'snapshots') =>
  (await tablet.disk.list(table, { vault: tablet.vault.id, record: recordId(saq) })).length

/** Amy changes her mind several times, and both tablets hold it. */
async function answered(): Promise<void> {
  for (const value of ['yes', 'no', 'dont-know'])
    for (const number of [1, 2]) await amy.say(saq, q(number), value)
  await heal([amy, ben])
}

/** What a tablet shows of the record, whole or folded. */
async function shown(tablet: Tablet): Promise<unknown> {
  const { set, needsYou, isUnsent, damaged, drafts } = await tablet.records.open(saq)
  const { fields, rows, standing } = viewOf(set)
  return {
    fields: [...fields].map(([field, { heads }]) => [field, heads.map(({ id }) => id)]).sort(),
    ...{ rows, standing: standing.kind, needsYou, isUnsent, damaged, drafts },
  }
}

async function saidEver(tablet: Tablet): Promise<readonly string[]> {
  const { set, needsYou } = await tablet.records.history(saq)
  return [...set.accepted.keys(), ...needsYou.map(({ id }) => id)].sort()
}

describe('a folded record', () => {
  test('reads the same, from one row, with everything ever said still there', async () => {
    await answered()
    const [before, ever] = [await shown(amy), await saidEver(amy)]
    await amy.fold(saq)
    expect([
      await countOf(amy, 'batches'),
      await countOf(amy, 'packs'),
      await countOf(amy, 'snapshots'),
    ]).toEqual([0, 1, 1])
    expect(await shown(amy)).toEqual(before)
    expect(await saidEver(amy)).toEqual(ever)
    const { set } = await amy.records.history(saq)
    expect(historyOf(set, q(1)).map(({ statement }) => statement.value)).toEqual(['yes', 'no', 'dont-know'])
    expect((await amy.records.open(saq)).set.accepted.size).toBeLessThan(ever.length + 1)
  })

  test('is listed with the others of its case', async () => {
    await answered()
    await amy.fold(saq)
    const { records, unreadable } = await amy.records.list(saq.space, 'client')
    expect(unreadable).toBe(0)
    expect(records.map(({ header, unfolded }) => [header, unfolded])).toEqual([[saq, 0]])
  })

  test('is written on, and folded again on top of what was', async () => {
    await answered()
    await amy.fold(saq)
    await amy.say(saq, q(1), 'yes')
    expect(await valuesAt(amy, saq, q(1))).toEqual(['yes'])
    await heal([amy, ben])
    await amy.fold(saq)
    expect([await countOf(amy, 'batches'), await countOf(amy, 'packs')]).toEqual([0, 1])
    expect(await valuesAt(amy, saq, q(1))).toEqual(['yes'])
    expect(await saidEver(amy)).toHaveLength(7)
  })

  test('with a late answer of somebody who had seen little is a conflict, as it would have been', async () => {
    await amy.say(saq, q(1), 'yes')
    await heal([amy, ben])
    await ben.say(saq, q(1), 'dont-know')
    for (const value of ['no', 'yes', 'no']) await amy.say(saq, q(1), value)
    await amy.round()
    await amy.fold(saq)
    expect(await valuesAt(amy, saq, q(1))).toEqual(['no'])
    await heal([ben, amy])
    expect((await valuesAt(amy, saq, q(1))).sort()).toEqual(['dont-know', 'no'])
    await amy.fold(saq)
    expect((await valuesAt(amy, saq, q(1))).sort()).toEqual(['dont-know', 'no'])
    expect(await difference([amy, ben], [saq])).toBeNull()
  })

  test('that is completed later shows what was frozen, and what came late', async () => {
    await answered()
    await amy.fold(saq)
    const { set } = await amy.records.open(saq)
    const completion = stateCompletion(viewOf(set), 'A'.repeat(43), 1)
    await amy.records.append(saq, [completion])
    await ben.say(saq, q(1), 'yes')
    await heal([amy, ben, amy])
    for (const fold of [false, true]) {
      if (fold) await amy.fold(saq)
      const view = viewOf((await amy.records.open(saq)).set)
      expect(view.fields.get(q(1))).toMatchObject({ value: 'dont-know' })
      expect(view.standing).toMatchObject({ kind: 'completed', late: [{ statement: { value: 'yes' } }] })
    }
  })

  test('keeps what the server did not take, with its words, until its author sets it aside', async () => {
    await amy.say(saq, q(1), 'maybe')
    await heal([amy])
    await amy.fold(saq)
    expect((await amy.records.open(saq)).needsYou).toMatchObject([{ status: 'refused', code: 'bad-value' }])
    const [{ id } = { id: '' }] = (await amy.records.open(saq)).needsYou
    await amy.records.append(saq, [stateAside(id, 1)])
    expect((await amy.records.open(saq)).needsYou).toEqual([])
    await heal([amy])
    await amy.fold(saq)
    expect((await amy.records.open(saq)).needsYou).toEqual([])
    expect(await countOf(amy, 'batches')).toBe(0)
  })

  test('keeps an alert raised that was answered otherwise since', async () => {
    const form = latestClientForm('saq')
    if (!form) throw new Error('There is no SAQ.')
    for (const value of ['yes', 'no', 'yes', 'no']) await amy.say(saq, 'q10/answer', value)
    await heal([amy])
    const raised = alertsOf(form, (await amy.records.open(saq)).set)
    expect(raised).toHaveLength(1)
    await amy.fold(saq)
    expect(await countOf(amy, 'batches')).toBe(0)
    expect(alertsOf(form, (await amy.records.open(saq)).set)).toEqual(raised)
  })
})

describe('what is not folded', () => {
  test('is what is unsent, and what has a receipt and did not come in the stream yet', async () => {
    await answered()
    await amy.say(saq, q(3), 'yes')
    await amy.push()
    await amy.say(saq, q(4), 'yes')
    const before = await shown(amy)
    await amy.fold(saq)
    expect(await countOf(amy, 'batches')).toBe(2)
    expect(await shown(amy)).toEqual(before)
    expect((await amy.outbox.state(amy.vault.id)).unsent).toBe(1)
    await heal([amy])
    await amy.fold(saq)
    expect(await countOf(amy, 'batches')).toBe(0)
  })

  test('is a record with few new batches, unless it is asked for', async () => {
    await answered()
    const folding = createFolding(amy.vault, amy.surroundings)
    expect(await folding.fold(saq, 7)).toEqual({ ok: true, value: 0 })
    expect(await folding.fold(saq)).toEqual({ ok: true, value: 6 })
    await amy.say(saq, q(1), 'no')
    await heal([amy, ben])
    expect(await folding.fold(saq)).toEqual({ ok: true, value: 0 })
  })
})

describe('a record that is long when it first comes', () => {
  const countsOf = async (tablet: Tablet) => [
    await countOf(tablet, 'batches'),
    await countOf(tablet, 'packs'),
    await countOf(tablet, 'snapshots'),
  ]

  test('is folded where it stands, and says the same as where it was written', async () => {
    await answered()
    expect([await countsOf(amy), await countsOf(ben)]).toEqual([
      [6, 0, 0],
      [0, 1, 1],
    ])
    expect(await shown(ben)).toEqual(await shown(amy))
    expect(await saidEver(ben)).toEqual(await saidEver(amy))
    expect(await difference([amy, ben], [saq])).toBeNull()
  })

  test('is written on like any other', async () => {
    await answered()
    await ben.say(saq, q(1), 'yes')
    await heal([amy, ben])
    expect(await countsOf(ben)).toEqual([1, 1, 1])
    expect(await valuesAt(amy, saq, q(1))).toEqual(['yes'])
    expect(await difference([amy, ben], [saq])).toBeNull()
  })

  test('has rows where something of it was here before, or where it is short', async () => {
    await ben.say(saq, q(3), 'yes')
    await answered()
    expect(await countsOf(ben)).toEqual([7, 0, 0])
    const short = { ...saq, sitting: 'session-2' }
    await amy.say(short, q(1), 'yes')
    await heal([amy, ben])
    expect(await ben.disk.list('packs', { vault: ben.vault.id, record: recordId(short) })).toEqual([])
    expect(await valuesAt(ben, short, q(1))).toEqual(['yes'])
  })

  test('is not half there when the disk is full, and comes once there is room', async () => {
    for (const value of ['yes', 'no', 'yes', 'no']) await amy.say(saq, q(1), value)
    await amy.round()
    ben.disk.fillUp()
    await ben.round()
    expect(await countsOf(ben)).toEqual([0, 0, 0])
    ben.disk.mend()
    await heal([amy, ben])
    expect(await countsOf(ben)).toEqual([0, 1, 1])
    expect(await shown(ben)).toEqual(await shown(amy))
  })
})

describe('after a fold, the exchange', () => {
  test('sends a server that forgot all the same batches, as they were signed, also those of others', async () => {
    const before = await world.copyServer()
    await answered()
    const { rows: sent } = await serverBatches()
    expect(await countOf(ben, 'batches')).toBe(0)
    await world.restoreServer(before)
    await ben.round()
    expect((await storedStatements(world, saq)).map(({ status }) => status)).toEqual(
      Array(6).fill('accepted'),
    )
    const { rows } = await serverBatches()
    expect(rows).toEqual(sent)
    await heal([amy, ben])
    expect(await difference([amy, ben], [saq])).toBeNull()
  })

  test('brings the certificate of a session with its batch', async () => {
    const before = await world.copyServer()
    const grant = await amy.vault.grantSession(saq.space, 0, world.clock.now + 60 * MINUTE)
    if (!grant) throw new Error('Amy holds the client key.')
    const inSession = createRecords(openGrant(grant, systemRandom), amy.surroundings)
    await inSession.append(saq, [{ version: 1, field: q(1), value: 'yes', replaces: [] }])
    await heal([amy, ben])
    await ben.fold(saq)
    await world.restoreServer(before)
    await ben.round()
    expect((await storedStatements(world, saq)).map(({ status }) => status)).toEqual(['accepted'])
  })

  test('sends what was refused as well, with the words that only its author has', async () => {
    const before = await world.copyServer()
    for (const value of ['yes', 'maybe', 'no']) await amy.say(saq, q(1), value)
    await heal([amy, ben])
    await amy.fold(saq)
    await ben.fold(saq)
    await world.restoreServer(before)
    await heal([amy, ben])
    const statuses = (await storedStatements(world, saq)).map(({ status }) => status).sort()
    expect(statuses).toEqual(['accepted', 'accepted', 'refused'])
    expect((await amy.records.open(saq)).needsYou).toMatchObject([{ statement: { value: 'maybe' } }])
    expect(await difference([amy, ben], [saq])).toBeNull()
  })

  test('forgets, out of the pack, what nobody holds the words of', async () => {
    const before = await world.copyServer()
    for (const value of ['yes', 'maybe', 'no']) await amy.say(saq, q(1), value)
    await heal([amy, ben])
    await ben.fold(saq)
    await world.restoreServer(before)
    await heal([ben])
    expect(await storedStatements(world, saq)).toHaveLength(2)
    // What was between them is gone, and with it that the one had been seen by the other's author.
    for (const fold of [false, true]) {
      if (fold) await ben.fold(saq)
      expect((await valuesAt(ben, saq, q(1))).sort()).toEqual(['no', 'yes'])
    }
    expect((await ben.records.history(saq)).set.withheld.size).toBe(0)
  })

  test('finds nothing to do when nothing is different', async () => {
    await answered()
    await amy.fold(saq)
    const asked = world.network.asked.get('batches')
    for (let round = 0; round < 3; round++)
      expect(await amy.round()).toMatchObject({ received: 0, problem: null })
    expect(world.network.asked.get('batches')).toBe(asked)
  })

  test('a batch that the server asks for is found in its pack', async () => {
    await answered()
    await amy.fold(saq)
    const [{ id } = { id: '' }] = await storedStatements(world, saq)
    const needed = {
      vault: amy.vault.id,
      id,
      record: recordId(saq),
      status: 'needed',
      code: '',
      at: 0,
    } as const
    await amy.disk.commit([{ table: 'receipts', put: [needed] }])
    await amy.push()
    expect(await amy.disk.all('receipts')).toMatchObject([{ status: 'awaited' }])
  })
})

describe('when the server says something new of a batch that is folded', () => {
  /** As if the server gave Amy's only batch of these values again. */
  async function givenAgain(change: 'withheld' | 'accepted'): Promise<void> {
    const [row] = (await ben.disk.list('batches', { vault: ben.vault.id, record: recordId(saq) })).slice(-1)
    if (!row) throw new Error('Ben holds it in a row.')
    const [held] = await createBatchRows(ben.vault, ben.disk).find([row])
    const ids = held?.stored?.batch.ids ?? []
    const { set } = await amy.records.history(saq)
    const statements = ids.flatMap((id) => set.accepted.get(id) ?? [])
    const withheld = ids.map((id) => {
      const { field = '', replaces = [] } = set.accepted.get(id) ?? set.withheld.get(id) ?? {}
      return { id, field, replaces, status: 'parked', code: 'no-access' } as const
    })
    const batch = {
      ...{ header: saq, ids, key: 'A'.repeat(43), signature: '' },
      statements: change === 'accepted' ? statements : [],
      withheld: change === 'accepted' ? [] : withheld,
    }
    const streams = createStreams(amy.vault, amy.surroundings)
    await streams.apply([
      {
        space: saq.space,
        compartment: 'client',
        fetched: [{ batch, certificates: [] }],
        after: null,
        people: {},
      },
    ])
  }

  test('it counts at once, and again after the next fold', async () => {
    for (const value of ['yes', 'no']) await amy.say(saq, q(1), value)
    await heal([amy, ben])
    await amy.fold(saq)
    await givenAgain('withheld')
    for (const fold of [false, true]) {
      if (fold) await amy.fold(saq)
      expect(await valuesAt(amy, saq, q(1))).toEqual(['yes'])
      expect((await amy.records.open(saq)).needsYou).toMatchObject([{ status: 'parked' }])
    }
    expect(await countOf(amy, 'batches')).toBe(0)
    expect(await saidEver(amy)).toHaveLength(2)
  })
})

describe('a device that fails', () => {
  test('killed at any step of a fold, or with a disk that refuses it, shows the same and folds later', async () => {
    await answered()
    const before = await shown(amy)
    for (const after of [false, true])
      for (let steps = 0; steps < 6; steps++) {
        const disk = amy.disk.copy()
        const process = startProcess(disk)
        process.dieIn({ steps, after })
        const dying = await amy.on(process.disk).catch(() => null)
        await dying?.fold(saq).catch(() => undefined)
        const next = await amy.on(disk)
        expect(await shown(next)).toEqual(before)
        await next.fold(saq)
        expect(await shown(next)).toEqual(before)
        expect(await countOf(next, 'batches')).toBe(0)
      }
    const full = await amy.on(amy.disk.copy())
    full.disk.failNext('full')
    expect(await createFolding(full.vault, full.surroundings).fold(saq, 1)).toEqual({
      ok: false,
      error: 'full',
    })
    expect(await shown(full)).toEqual(before)
  })

  test('with a damaged snapshot reads the packs, and nothing is lost', async () => {
    await answered()
    await amy.fold(saq)
    const before = await shown(amy)
    amy.disk.damage('snapshots')
    expect(await shown(amy)).toEqual(before)
    await amy.fold(saq)
    expect((await amy.records.open(saq)).unfolded).toBe(0)
    expect(await shown(amy)).toEqual(before)
  })

  test('with a damaged pack says so once the history was read, gets it again, and is whole', async () => {
    await answered()
    await amy.fold(saq)
    const [before, ever] = [await shown(amy), await saidEver(amy)]
    amy.disk.damage('packs')
    expect(await shown(amy)).toEqual(before) // what stands is in the snapshot
    expect(await saidEver(amy)).toEqual([])
    expect((await amy.records.open(saq)).damaged).toBe(1)
    await amy.fold(saq)
    expect(await countOf(amy, 'packs')).toBe(1) // kept: it may be all there is
    await createStreams(amy.vault, amy.surroundings).doubt(saq.space, 'client')
    await amy.round()
    expect(await shown(amy)).toEqual(before)
    expect(await saidEver(amy)).toEqual(ever)
    await amy.fold(saq)
    expect(await shown(amy)).toEqual(before)
    expect(await saidEver(amy)).toEqual(ever)
    expect([await countOf(amy, 'batches'), await countOf(amy, 'packs')]).toEqual([0, 1])
  })

  test('forgets nothing when a fold loses its packs: that would be noticed (the control)', async () => {
    await answered()
    await amy.fold(saq)
    await amy.disk.commit([removing('packs', await amy.disk.all('packs'))])
    expect(await difference([amy, ben], [saq])).toContain('of everything')
  })
})

test('a hundred records are read with one question to the disk and one to the vault', async () => {
  for (let number = 0; number < 100; number++)
    await amy.say(
      { ...saq, form: 'check-in', compartment: 'officer', sitting: `s-${number}` },
      'police/answer',
      'yes',
    )
  let [reads, messages] = [0, 0]
  const counting = await amy.on({
    ...amy.disk,
    read: (questions) => {
      reads++
      return amy.disk.read(questions)
    },
  })
  const records = createRecords(
    {
      ...amy.vault,
      openRows: (rows) => {
        messages++
        return amy.vault.openRows(rows)
      },
    },
    counting.surroundings,
  )
  const { records: listed } = await records.list(saq.space, 'officer')
  expect(listed.length).toBeGreaterThanOrEqual(100)
  expect([reads, messages]).toEqual([1, 1])
})

/** Ids of the batches that the server holds of the client’s part of the case. */
async function serverBatches(): Promise<{ readonly rows: readonly string[] }> {
  const rows = await world.database
    .selectFrom('batches')
    .innerJoin('streams', 'streams.number', 'batches.stream')
    .select('id')
    .where('space', '=', saq.space)
    .where('compartment', '=', saq.compartment)
    .execute()
  return { rows: rows.map(({ id }) => id).sort() }
}
