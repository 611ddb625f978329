import { beforeAll, describe, expect, test } from 'vitest'
import { newId, systemRandom } from '#core'
import { emptyDigest } from '#protocol'
import { createPlaces, createVaults, type Disk, removing, resealOutbox, type SessionPlace } from '#store'
import { freshTablets, valuesAt } from './checks.ts'
import type { Tablet } from './tablet.ts'
import { type CaseOf, createWorld, type World } from './world.ts'

// Every kind of write, on a disk without room for it: it says so, what was there stays, and it works once there is room.

const WORDS = 'The rent went up'
const TYPED = 'rows/cm93LW9uZS1mb3ItdGVzdA/problem'

let world: World
beforeAll(async () => {
  world = await createWorld(2)
}, 60_000)

/** A tablet in use: one answer on the server, one that waits, and words in hand. */
async function inUse(): Promise<{
  readonly tablet: Tablet
  readonly inCase: CaseOf
  readonly colleague: Tablet
}> {
  const inCase = await world.newCase()
  const [fresh, colleague] = await freshTablets(world)
  const tablet = await fresh.openAnother()
  await tablet.round()
  await tablet.say(inCase.saq, 'q01/answer', 'yes')
  await tablet.round()
  await tablet.say(inCase.saq, 'q02/answer', 'no')
  await tablet.records.saveDrafts(inCase.saq, [{ field: TYPED, text: WORDS, seen: [] }])
  await colleague.round()
  return { tablet, inCase, colleague }
}

/** What somebody who starts the tablet now finds missing of that, or null. */
async function missing({ openAnother }: Tablet, { saq }: CaseOf): Promise<string | null> {
  const next = await openAnother()
  const { drafts, damaged } = await next.records.open(saq)
  if (damaged > 0) return `${damaged} rows are damaged`
  for (const [field, value] of [
    ['q01/answer', 'yes'],
    ['q02/answer', 'no'],
  ] as const)
    if (!(await valuesAt(next, saq, field)).includes(value)) return `${field} is gone`
  if (!drafts.get(TYPED)?.some(({ text }) => text.startsWith(WORDS))) return 'the words in hand are gone'
  const waiting = (await next.outbox.ready(next.vault.id)).length
  return waiting > 0 ? null : 'the outbox is empty'
}

const place: SessionPlace = {
  state: 'open',
  session: 'session-1',
  startedAt: 0,
  until: 1,
  tasks: [],
  task: null,
  page: null,
  breakFrom: null,
  breakMs: 0,
}

type Write = (on: Tablet, inCase: CaseOf, colleague: Tablet) => Promise<unknown>

const FULL = { ok: false, error: 'full' }
const DISK_FULL = { problem: 'disk-full' }
const statement = { version: 1, field: 'q03/answer', value: 'yes', replaces: [] }
const longer = { version: 1, field: TYPED, value: `${WORDS} again. `.repeat(200), replaces: [] }

type KindOfWrite = {
  readonly what: string
  /** What it answers on a full disk. */
  readonly refusal: object
  /** What has to happen before the disk fills up. */
  readonly before?: Write
  readonly write: Write
}

const writes: readonly KindOfWrite[] = [
  {
    what: 'an answer',
    refusal: FULL,
    write: ({ records }, { saq }) => records.append(saq, [statement]),
  },
  {
    what: 'an answer longer than the words in hand',
    refusal: FULL,
    write: ({ records }, { saq }) => records.append(saq, [longer]),
  },
  {
    what: 'words in hand',
    refusal: FULL,
    write: ({ records }, { saq }) =>
      records.saveDrafts(saq, [{ field: TYPED, text: `${WORDS} and up`, seen: [] }]),
  },
  {
    what: 'what others wrote',
    refusal: DISK_FULL,
    async before(_tablet, { checkIn }, colleague) {
      await colleague.say(checkIn, 'police/answer', 'no')
      await colleague.push()
    },
    write: (tablet) => tablet.pull(),
  },
  {
    what: 'the keys of another case',
    refusal: FULL,
    write: ({ streams }) => streams.prepare([{ space: newId(systemRandom), compartment: 'client' }]),
  },
  {
    what: 'a stream read from the start',
    refusal: FULL,
    write: ({ streams }, { space }) => streams.restart(space, 'client'),
  },
  {
    what: 'batches that the server has lost',
    refusal: FULL,
    write: ({ streams }, { space }) =>
      streams.settle(space, 'client', { batches: [], upTo: 0, digest: emptyDigest }),
  },
  {
    what: 'how far the server’s backup is',
    refusal: FULL,
    write: ({ streams }) => streams.noteBackup(1_000),
  },
  {
    what: 'where a session stands',
    refusal: FULL,
    write: ({ vault, surroundings }, { space }) => createPlaces(vault, surroundings).put(space, place),
  },
  {
    what: 'another person’s set-up',
    refusal: FULL,
    write: ({ disk, stored }) => createVaults(disk).save({ ...stored, id: newId(systemRandom) }),
  },
  {
    what: 'a wrong try at the lock',
    refusal: FULL,
    write: ({ disk }) => createVaults(disk).noteWrongTry(1),
  },
]

describe.each(writes)('no room for $what', ({ refusal, before, write }) => {
  test('is said, and everything that was there stays; with room again it is written', async () => {
    const { tablet, inCase, colleague } = await inUse()
    await before?.(tablet, inCase, colleague)
    tablet.disk.fillUp()
    expect(await write(tablet, inCase, colleague)).toMatchObject(refusal)
    expect(await missing(tablet, inCase)).toBeNull()
    tablet.disk.mend()
    expect(await write(tablet, inCase, colleague)).not.toMatchObject(refusal)
  })
})

describe('on a full disk', () => {
  test('what waits still goes: its receipt takes less room than it did', async () => {
    const { tablet, inCase, colleague } = await inUse()
    tablet.disk.fillUp()
    expect(await tablet.push()).toEqual({ sent: 1, problem: null })
    await colleague.pull()
    expect(await valuesAt(colleague, inCase.saq, 'q02/answer')).toEqual(['no'])
  })

  test('a receipt that cannot be stored leaves the envelope, and is got again', async () => {
    const { tablet, inCase } = await inUse()
    tablet.disk.failNext('full')
    expect(await tablet.push()).toMatchObject(DISK_FULL)
    expect(await missing(tablet, inCase)).toBeNull()
    expect(await tablet.push()).toEqual({ sent: 1, problem: null })
  })

  test('an envelope that cannot be sealed again stays as it is', async () => {
    const { tablet, inCase } = await inUse()
    const [row] = await tablet.disk.all('outbox')
    if (!row) throw new Error('Nothing waits.')
    await tablet.disk.commit([{ table: 'outbox', put: [row, { ...row, id: 'damaged', error: 'damaged' }] }])
    tablet.disk.failNext('full')
    expect(await resealOutbox(tablet.vault, tablet.disk, 0)).toEqual(FULL)
    expect(await missing(tablet, inCase)).toBeNull()
    expect(await tablet.disk.all('outbox')).toHaveLength(2)
  })

  test('a case whose keys had no room is readable after the next start, once there was room', async () => {
    const inCase = await world.newCase()
    const [fresh] = await freshTablets(world)
    const tablet = await fresh.openAnother()
    tablet.disk.fillUp()
    expect(await tablet.round()).toMatchObject(DISK_FULL)
    tablet.disk.mend()
    await tablet.round()
    await tablet.say(inCase.saq, 'q01/answer', 'yes')
    expect(await valuesAt(await tablet.openAnother(), inCase.saq, 'q01/answer')).toEqual(['yes'])
  })

  test('the lock opens, and everything can be read', async () => {
    const { tablet, inCase } = await inUse()
    tablet.disk.fillUp()
    expect(await missing(tablet, inCase)).toBeNull()
  })
})

describe('the controls', () => {
  const spoilt: readonly (readonly [string, string, (disk: Disk) => Disk['commit']])[] = [
    [
      'a disk that drops the words in hand when there is no room',
      'the words in hand are gone',
      (disk) => async (changes) => {
        const committed = await disk.commit(changes)
        const drafts = committed.ok ? [] : await disk.all('drafts')
        await disk.commit([removing('drafts', drafts)])
        return committed
      },
    ],
    [
      'a disk that forgets what waits when there is no room',
      'the outbox is empty',
      (disk) => async (changes) => {
        const committed = await disk.commit(changes)
        const rows = committed.ok ? [] : await disk.all('outbox')
        await disk.commit([removing('outbox', rows)])
        return committed
      },
    ],
    [
      'a disk that does half of it when there is no room',
      'the words in hand are gone',
      (disk) => async (changes) => {
        const committed = await disk.commit(changes)
        if (!committed.ok) await disk.commit(changes.filter(({ put = [] }) => put.length === 0))
        return committed
      },
    ],
  ]
  test.each(spoilt)('%s is caught', async (_name, complaint, commitOf) => {
    const { tablet, inCase } = await inUse()
    tablet.disk.fillUp()
    const spoiltTablet = await tablet.on({ ...tablet.disk, commit: commitOf(tablet.disk) })
    expect(await spoiltTablet.records.append(inCase.saq, [longer], await rowsOf(tablet))).toEqual(FULL)
    expect(await missing(tablet, inCase)).toBe(complaint)
  })
  const rowsOf = async ({ disk }: Tablet) => (await disk.all('drafts')).map(({ id }) => id)
})
