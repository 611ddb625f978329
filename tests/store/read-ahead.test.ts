import { beforeAll, beforeEach, expect, test } from 'vitest'
import { newId, systemRandom } from '#core'
import { fieldStateOf, isSameRecord, type RecordHeader, stateField, viewOf } from '#record'
import {
  createFolding,
  createReadAhead,
  createRecords,
  type Disk,
  type Records,
  type Signal,
  type Signals,
  type Surroundings,
} from '#store'
import type { SealedRow } from '#vault'
import { freshTablets, heal } from '../world/checks.ts'
import type { MemoryDisk } from '../world/memory-disk.ts'
import type { Tablet } from '../world/tablet.ts'
import { createWorld, type World } from '../world/world.ts'

// While a passphrase is typed, what its vault will ask for first is read. Whatever happens until then, what is shown is what is on the disk.

const FIELD = 'q01/answer'

let world: World
let amy: Tablet
let saq: RecordHeader
let surroundings: Surroundings
let readings: number
beforeAll(async () => {
  world = await createWorld(2)
}, 60_000)
beforeEach(async () => {
  saq = (await world.newCase()).saq
  const [first] = await freshTablets(world)
  amy = first
  await amy.round()
  await amy.say(saq, FIELD, 'yes')
  await heal([amy])
  readings = 0
  surroundings = {
    ...amy.surroundings,
    disk: counting(amy.disk),
    signals: channel(),
    document: newId(systemRandom),
  }
})

/** Counts how often the batches of many records were read. */
const counting = (disk: MemoryDisk): Disk => ({
  ...disk,
  read(questions, onSome) {
    const { batches = [] } = questions
    if (!('namesOf' in batches) && batches.some((where) => !('record' in where))) readings++
    return disk.read(questions, onSome)
  },
})

function channel(): Signals {
  const listeners = new Set<(signal: Signal) => void>()
  return {
    post(signal) {
      for (const listen of listeners) listen(signal)
    },
    subscribe(listen) {
      listeners.add(listen)
      return () => void listeners.delete(listen)
    },
  }
}

/** A document at the lock, in which somebody has begun to type. */
async function begun() {
  const ahead = createReadAhead(surroundings)
  const expected: SealedRow[] = []
  ahead.begin(amy.vault.id, (rows) => void expected.push(...rows))
  await expect.poll(() => expected.length).toBeGreaterThan(0)
  const records = createRecords(amy.vault, { ...surroundings, disk: ahead.disk })
  return { ahead, expected, records, answer: () => answerIn(records) }
}

/** As at an unlock: all that the vault holds. */
async function listed(records: Records) {
  const all = await records.listAll(await amy.vault.keyNames())
  return all.flatMap((one) => one.records).find(({ header }) => isSameRecord(header, saq))
}

async function answerIn(records: Records) {
  const record = await listed(records)
  return record && fieldStateOf(viewOf(record.set), FIELD)
}

/** What another document of this tablet says meanwhile. */
async function sayElsewhere(value: string): Promise<void> {
  const records = createRecords(amy.vault, { ...surroundings, document: newId(systemRandom) })
  const { set } = await records.open(saq)
  const said = await records.append(saq, [stateField(viewOf(set), FIELD, value, 1)])
  if (!said.ok) throw new Error(said.error)
}

test('it is read once, and given once', async () => {
  const { answer, expected } = await begun()
  expect(expected.map(({ kind, record }) => [kind, record])).toContainEqual(['batch', expect.any(String)])
  expect(readings).toBe(1)
  expect(await answer()).toMatchObject({ value: 'yes' })
  expect(readings).toBe(1)
  expect(await answer()).toMatchObject({ value: 'yes' })
  expect(readings).toBe(2)
})

test('what is in hand, on its way and answered by the server is read when it is asked for', async () => {
  const { records } = await begun()
  await createRecords(amy.vault, { ...surroundings, document: newId(systemRandom) }).saveDrafts(saq, [
    { field: FIELD, text: 'in hand', seen: [] },
  ])
  const record = await listed(records)
  expect(readings).toBe(1)
  expect(record?.drafts.get(FIELD)).toMatchObject([{ text: 'in hand' }])
})

test('what another document said meanwhile is there', async () => {
  const { answer } = await begun()
  await sayElsewhere('no')
  expect(await answer()).toMatchObject({ value: 'no' })
  expect(readings).toBe(2)
})

test('what another document said while it was being read is there', async () => {
  const ahead = createReadAhead(surroundings)
  const expected: SealedRow[] = []
  ahead.begin(amy.vault.id, (rows) => void expected.push(...rows))
  await sayElsewhere('no')
  const records = createRecords(amy.vault, { ...surroundings, disk: ahead.disk })
  expect(await answerIn(records)).toMatchObject({ value: 'no' })
})

test('what this document wrote meanwhile is there', async () => {
  const { records, answer } = await begun()
  const { set } = await records.open(saq)
  await records.append(saq, [stateField(viewOf(set), FIELD, 'no', 1)])
  expect(await answer()).toMatchObject({ value: 'no' })
})

test('a record that was folded meanwhile is whole', async () => {
  const { answer } = await begun()
  const folded = await createFolding(amy.vault, surroundings).fold(saq, 1)
  expect(folded).toMatchObject({ ok: true, value: 1 })
  expect(await answer()).toMatchObject({ value: 'yes' })
})

test('a disk that does not answer then is asked again', async () => {
  let isDown = true
  const { disk } = surroundings
  const failing: Disk = {
    ...disk,
    read: (questions, onSome) => (isDown ? Promise.reject(new Error('down')) : disk.read(questions, onSome)),
  }
  surroundings = { ...surroundings, disk: failing }
  const ahead = createReadAhead(surroundings)
  ahead.begin(amy.vault.id, () => undefined)
  await new Promise((resolve) => setTimeout(resolve))
  isDown = false
  const records = createRecords(amy.vault, { ...surroundings, disk: ahead.disk })
  expect(await answerIn(records)).toMatchObject({ value: 'yes' })
})

test('another vault, and one that gave it up, read for themselves', async () => {
  const { ahead, answer } = await begun()
  expect(
    await ahead.disk.read({ batches: [{ vault: 'another' }], snapshots: [{ vault: 'another' }] }),
  ).toEqual({
    batches: [],
    snapshots: [],
  })
  ahead.end()
  readings = 0
  expect(await answer()).toMatchObject({ value: 'yes' })
  expect(readings).toBe(1)
})
