import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { concatBytes, textFromBytes } from '#core'
import type { RecordHeader } from '#record'
import { removing } from '#store'
import { handIn, makeCarryFile, unsentOn } from '#sync'
import { difference, freshTablets, heal, storedStatements, valuesAt } from './checks.ts'
import { createDice } from './dice.ts'
import type { Tablet } from './tablet.ts'
import { createWorld, type World } from './world.ts'

const q = (number: number): string => `q0${number}/answer`

let world: World
let saq: RecordHeader
let amy: Tablet
let ben: Tablet
beforeAll(async () => {
  world = await createWorld(2, createDice(11))
}, 60_000)
beforeEach(async () => {
  world.network.setDown(false)
  saq = (await world.newCase()).saq
  ;[amy, ben] = await freshTablets(world)
  for (const tablet of [amy, ben]) await tablet.round()
})

async function fileOf(tablet: Tablet) {
  const file = await makeCarryFile(tablet)
  if (!file) throw new Error('There is nothing to carry.')
  return file.bytes
}

/** On a machine that nobody ever enrolled or signed in on. */
const elsewhere = (file: Awaited<ReturnType<typeof fileOf>>) => handIn(file, world.network.connect())

/** How many statements were new, had, parked and refused. */
async function handedIn(file: Awaited<ReturnType<typeof fileOf>>): Promise<readonly number[]> {
  const outcome = await elsewhere(file)
  if (!outcome.ok) throw new Error(outcome.error)
  const { stored, had, parked, refused } = outcome.value.statements
  return [stored, had, parked, refused]
}

const unsent = async (tablet: Tablet): Promise<number> => (await tablet.outbox.state(tablet.vault.id)).unsent

async function writtenOffline(count: number): Promise<void> {
  world.network.setDown(true)
  for (let number = 1; number <= count; number++) await amy.say(saq, q(number), 'yes')
  world.network.setDown(false)
}

describe('what a tablet without a network carries out on a file', () => {
  test('reaches a second tablet; the first gets its receipts at its next contact; nothing is doubled', async () => {
    await writtenOffline(3)
    const file = await fileOf(amy)
    expect(await unsent(amy)).toBe(3)
    expect(await handedIn(file)).toEqual([3, 0, 0, 0])
    await ben.round()
    expect(await valuesAt(ben, saq, q(2))).toEqual(['yes'])
    expect(await unsent(amy)).toBe(3)
    await amy.round()
    expect(await unsent(amy)).toBe(0)
    expect((await amy.outbox.state(amy.vault.id)).lastReceiptAt).not.toBeNull()
    await heal([amy, ben])
    expect(await storedStatements(world, saq)).toHaveLength(3)
    expect(await difference([amy, ben], [saq])).toBeNull()
  })

  test('control: a tablet that took what it saved for sent would lose it with the file', async () => {
    await writtenOffline(1)
    await fileOf(amy)
    await amy.disk.commit([removing('outbox', await amy.outbox.ready(amy.vault.id))])
    await heal([amy, ben])
    expect(await difference([amy, ben], [saq])).toContain('differs')
  })

  test('may be handed in twice, and an old file after the tablet sent more', async () => {
    await writtenOffline(2)
    const old = await fileOf(amy)
    await amy.say(saq, q(3), 'no')
    const newer = await fileOf(amy)
    await amy.round()
    await amy.say(saq, q(1), 'no')
    await amy.round()
    expect(await handedIn(old)).toEqual([0, 2, 0, 0])
    expect(await handedIn(newer)).toEqual([0, 3, 0, 0])
    expect(await handedIn(old)).toEqual([0, 2, 0, 0])
    await heal([amy, ben])
    expect(await storedStatements(world, saq)).toHaveLength(4)
    expect(await valuesAt(ben, saq, q(1))).toEqual(['no'])
    expect(await difference([amy, ben], [saq])).toBeNull()
  })

  test('while what it replaces is still at home: taken, asked for, and whole in the end', async () => {
    await writtenOffline(1)
    const [first] = await amy.outbox.ready(amy.vault.id)
    await amy.say(saq, q(1), 'no')
    if (!first) throw new Error('Nothing waits.')
    const later = { ...amy.outbox, ready: async (vault: string) => (await amy.outbox.ready(vault)).slice(1) }
    const file = await makeCarryFile({ disk: amy.disk, outbox: later })
    expect(file && (await handedIn(file.bytes))).toEqual([1, 0, 0, 0])
    await heal([amy, ben])
    expect(await valuesAt(ben, saq, q(1))).toEqual(['no'])
    expect(await difference([amy, ben], [saq])).toBeNull()
  })

  test('says what a person has to decide, and the tablet hears the same', async () => {
    world.network.setDown(true)
    await amy.say(saq, q(1), 'maybe')
    await amy.say(saq, q(2), 'no', 2)
    await amy.say(saq, q(3), 'yes')
    world.network.setDown(false)
    expect(await handedIn(await fileOf(amy))).toEqual([1, 0, 1, 1])
    await heal([amy, ben])
    expect((await amy.records.open(saq)).needsYou.map(({ status }) => status).sort()).toEqual([
      'parked',
      'refused',
    ])
    expect(await difference([amy, ben], [saq])).toBeNull()
  })

  test('from a tablet that is no longer let in: kept for a person to decide', async () => {
    await writtenOffline(1)
    const refusedAt = (at: number | null) =>
      world.database
        .updateTable('devices')
        .set({ refused_at: at })
        .where('id', '=', amy.stored.device)
        .execute()
    await refusedAt(1)
    expect(await handedIn(await fileOf(amy))).toEqual([0, 0, 1, 0])
    await refusedAt(null)
  })

  test('of two officers on one tablet is one file', async () => {
    await writtenOffline(2)
    const both = await ben.on(amy.disk)
    await both.say(saq, q(4), 'no')
    const file = await makeCarryFile(both)
    expect(file).toMatchObject({ statements: 3, held: 0 })
    expect(file && (await handedIn(file.bytes))).toEqual([3, 0, 0, 0])
  })

  test('holds no word of what was written (control: the envelope’s own bytes are in it)', async () => {
    world.network.setDown(true)
    await amy.say(saq, 'rows/cm93LW9uZS1mb3ItdGVzdA/problem', 'A-CANARY-IN-THE-FILE')
    const [row] = await amy.outbox.ready(amy.vault.id)
    const text = Buffer.from(await fileOf(amy)).toString('latin1')
    for (const word of ['CANARY', 'saq', saq.space, amy.vault.author]) expect(text).not.toContain(word)
    expect(text).toContain(Buffer.from(row?.bytes ?? []).toString('latin1'))
  })
})

describe('what stays at home', () => {
  test('an envelope that the server could not read waits for its officer to unlock', async () => {
    await writtenOffline(2)
    const [first] = await amy.outbox.ready(amy.vault.id)
    if (first) await amy.disk.commit([{ table: 'outbox', put: [{ ...first, error: 'damaged' }] }])
    expect(await unsentOn(amy.outbox)).toMatchObject({ statements: 1, held: 1 })
    expect(await handedIn(await fileOf(amy))).toEqual([1, 0, 0, 0])
    await heal([amy, ben])
    expect(await storedStatements(world, saq)).toHaveLength(2)
  })

  test('nothing to send is no file', async () => {
    expect(await makeCarryFile(amy)).toBeNull()
    expect(await unsentOn(amy.outbox)).toEqual({
      ...{ statements: 0, oldest: null },
      ...{ held: 0, attachments: 0 },
    })
  })
})

describe('a file that does not arrive as it was made', () => {
  test('without a network: nothing was handed in, and the same file goes later', async () => {
    await writtenOffline(1)
    const file = await fileOf(amy)
    world.network.setDown(true)
    expect(await elsewhere(file)).toMatchObject({ value: { problem: 'offline', left: 1 } })
    world.network.setDown(false)
    expect(await handedIn(file)).toEqual([1, 0, 0, 0])
  })

  test('damaged in one part: the others are handed in, and the tablet sends the rest itself', async () => {
    await writtenOffline(1)
    const both = await ben.on(amy.disk)
    await both.say(saq, q(4), 'no')
    const file = await fileOf(both)
    file[200] = (file[200] ?? 0) ^ 1
    const outcome = await elsewhere(file)
    expect(outcome).toMatchObject({ value: { statements: { stored: 1 }, damaged: [1], left: 0 } })
    await heal([amy, both])
    expect(await storedStatements(world, saq)).toHaveLength(2)
  })

  test('cut off, another kind of file, a newer one: told apart, and nothing of the last two is sent', async () => {
    await writtenOffline(1)
    const file = await fileOf(amy)
    const asked = world.network.asked.get('push')
    expect(await elsewhere(file.slice(0, 60))).toEqual({ ok: false, error: 'damaged' })
    expect(await elsewhere(file.slice(1))).toEqual({ ok: false, error: 'not-a-carry-file' })
    expect(await elsewhere(concatBytes(file.slice(0, 4), Uint8Array.of(2), file.slice(5)))).toEqual({
      ok: false,
      error: 'newer-format',
    })
    expect(world.network.asked.get('push')).toBe(asked)
    expect(textFromBytes(file.slice(0, 4))).toBe('CRNC')
  })

  test('at a server that does not know the tablet: told, and nothing is taken', async () => {
    await writtenOffline(1)
    const file = await fileOf(amy)
    const other = await createWorld(0)
    const outcome = await handIn(file, other.network.connect())
    expect(outcome).toMatchObject({ value: { strangers: 1, statements: { stored: 0 }, problem: null } })
  })

  test('signed by nobody’s device: not taken (its check says nothing about who made it)', async () => {
    await writtenOffline(1)
    const file = await makeCarryFile({
      outbox: amy.outbox,
      disk: {
        ...amy.disk,
        get: async (table, key) => {
          const row = await amy.disk.get(table, key)
          return row && table === 'vaults' ? { ...row, deviceKey: ben.stored.deviceKey } : row
        },
      },
    })
    const outcome = file && (await elsewhere(file.bytes))
    expect(outcome).toMatchObject({ value: { strangers: 1, statements: { stored: 0 } } })
  })

  test('larger than one push takes: in parts', async () => {
    world.network.setDown(true)
    const rows = Array.from({ length: 9 }, (_, row) => ({
      version: 1,
      field: `rows/${'A'.repeat(20)}${row}Q/problem`,
      value: Buffer.from(crypto.getRandomValues(new Uint8Array(60_000))).toString('base64'),
      replaces: [],
    }))
    for (let times = 0; times < 16; times++)
      expect(
        (
          await amy.records.append(
            saq,
            rows.map((row) => ({ ...row, value: `${times} ${row.value}` })),
          )
        ).ok,
      ).toBe(true)
    world.network.setDown(false)
    const file = await fileOf(amy)
    expect(file.length).toBeGreaterThan(8_388_608)
    const places: number[] = []
    const outcome = await handIn(file, world.network.connect(), (done) => void places.push(done))
    expect(places.length).toBeGreaterThan(1)
    expect(outcome).toMatchObject({ value: { problem: null, unread: 0, damaged: [], left: 0 } })
    if (!outcome.ok) throw new Error(outcome.error)
    const { stored, refused, parked, had } = outcome.value.statements
    expect(stored + refused + parked + had).toBe(9 * 16)
    await heal([amy])
    expect(await unsent(amy)).toBe(0)
  })
})
