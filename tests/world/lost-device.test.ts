import { beforeEach, describe, expect, test } from 'vitest'
import { systemRandom } from '#core'
import { chunkHash } from '#protocol'
import type { RecordHeader } from '#record'
import { addOfficer } from '#server'
import { createVaultRow, createVaults, type TableName, tables } from '#store'
import { type ChangeParts, createServerTime, readDevices, readParked, refuseDevice } from '#sync'
import { sealForPasskey, unlockByPasskey, unlockVault } from '#vault'
import { freshTablets, valuesAt } from './checks.ts'
import { createDice } from './dice.ts'
import { enrolTablet, PASSPHRASE, type Tablet } from './tablet.ts'
import { createWorld, type World } from './world.ts'

const q = (number: number): string => `q0${number}/answer`
const password = 'a password'
const HOUR = 3_600_000

let world: World
let saq: RecordHeader
let amy: Tablet
let ben: Tablet
let mia: Tablet
beforeEach(async () => {
  world = await createWorld(2, createDice(12))
  await addOfficer(world.server.service, {
    ...{ name: 'Mia Manager', signInName: 'mia', role: 'manager', grade: 'SPO', password },
  })
  mia = await enrolled('mia')
  saq = (await world.newCase()).saq
  const [first, second] = await freshTablets(world)
  amy = first
  ben = second
  for (const tablet of [amy, ben, mia]) await tablet.round()
}, 60_000)

const enrolled = (name: string): Promise<Tablet> =>
  enrolTablet({ fetch: world.network.connect(), clock: () => world.clock.now++ }, name, password)
const asking = ({ fetch, vault, surroundings }: Tablet): ChangeParts => ({
  fetch,
  proof: vault.proof,
  serverTime: createServerTime(surroundings.clock),
  proveAgain: async () => false,
})
const takeOut = (tablet: Tablet, by = mia) => refuseDevice(asking(by), tablet.stored.device)
const deviceOf = async (tablet: Tablet) => {
  const listed = await readDevices(asking(mia))
  if (!listed.ok) throw new Error(listed.error)
  return listed.value.find(({ id }) => id === tablet.stored.device)
}
/** How many rows of each table are left on the tablet. */
async function left({ disk }: Tablet): Promise<Readonly<Partial<Record<TableName, number>>>> {
  const names = Object.keys(tables) as TableName[]
  const counts = await Promise.all(names.map(async (name) => [name, (await disk.all(name)).length] as const))
  return Object.fromEntries(counts.filter(([, count]) => count > 0))
}
const unlocks = async ({ disk, stored }: Tablet): Promise<boolean> => {
  const [now = stored] = await disk.all('vaults')
  const keys = await createVaults(disk).spaceKeys(stored.id)
  return (await unlockVault(now, keys, PASSPHRASE, ['client'], systemRandom)).ok
}

describe('a tablet that is lost', () => {
  test('sends what it holds, erases everything, and the manager sees both', async () => {
    world.network.setDown(true)
    await amy.say(saq, q(1), 'yes')
    world.network.setDown(false)
    expect(await takeOut(amy)).toBeNull()
    expect(await deviceOf(amy)).toMatchObject({ refusedAt: expect.any(Number), erasedAt: null })
    expect(await amy.push()).toEqual({ sent: 1, problem: null })
    expect(await left(amy)).toEqual({ marks: 1 })
    expect(await createVaults(amy.disk).wasErased()).toBe(true)
    expect(await deviceOf(amy)).toMatchObject({ erasedAt: expect.any(Number) })
    const waiting = await readParked(asking(mia), 'client')
    expect(waiting.ok && waiting.value.batches.at(-1)?.statements).toMatchObject([
      { statement: { field: q(1), value: 'yes' } },
    ])
  })

  test('with nothing to send hears of it within the hour, locked', async () => {
    await amy.push() // asks, and is in service
    await takeOut(amy)
    await amy.push()
    expect(await unlocks(amy)).toBe(true)
    world.clock.now += HOUR
    await amy.push()
    expect(await left(amy)).toEqual({ marks: 1 })
  })

  test('control: one that is in service asks and keeps everything', async () => {
    await amy.say(saq, q(1), 'yes')
    await amy.push()
    world.clock.now += HOUR
    await amy.push()
    expect(await unlocks(amy)).toBe(true)
    expect(await valuesAt(amy, saq, q(1))).toEqual(['yes'])
    expect(await createVaults(amy.disk).wasErased()).toBe(false)
  })

  test('erases nothing while an answer or a photograph is still to go', async () => {
    const { vault, disk } = amy
    const body = new Uint8Array(1_000)
    const hash = chunkHash(body)
    await disk.commit([
      { table: 'chunks', put: [{ vault: vault.id, id: hash, body }] },
      {
        table: 'attachments',
        put: [
          {
            vault: vault.id,
            id: hash,
            key: 'a key',
            record: 'a record',
            chunks: [hash],
            state: 'unsent',
            at: 1,
          },
        ],
      },
    ])
    await amy.say(saq, q(1), 'yes')
    await takeOut(amy)
    for (const cut of ['/api/push', '/api/chunks']) {
      expect(await (await amy.on(disk, without(cut))).push()).toMatchObject({ problem: 'offline' })
      expect(await unlocks(amy)).toBe(true)
    }
    world.clock.now += HOUR
    await amy.push()
    expect(await left(amy)).toEqual({ marks: 1 })
    expect(await world.database.selectFrom('chunks').select('id').execute()).toEqual([{ id: hash }])
  })

  test('whose erasing was not heard says it again, and cannot be opened meanwhile', async () => {
    await amy.say(saq, q(1), 'yes')
    await takeOut(amy)
    const unheard = await amy.on(amy.disk, without('/api/devices/erased'))
    expect(await unheard.push()).toEqual({ sent: 1, problem: 'offline' })
    expect(await unlocks(amy)).toBe(false)
    expect(await createVaults(amy.disk).all()).toEqual([])
    expect(await left(amy)).toMatchObject({ vaults: 1 })
    await unheard.push()
    expect(await deviceOf(amy)).toMatchObject({ erasedAt: null })
    expect((await amy.disk.all('vaults')).map(({ root }) => root.length)).toEqual([0])
    await amy.pushLocked()
    expect(await left(amy)).toEqual({ marks: 1 })
    expect(await deviceOf(amy)).toMatchObject({ erasedAt: expect.any(Number) })
  })

  test('has nothing left that its passkey opens, whatever else stood in its row', async () => {
    const output = () => new Uint8Array(32).fill(7)
    const made = { credential: 'a credential', salt: 'a salt' }
    const passkey = await sealForPasskey(amy.stored, PASSPHRASE, made, output(), systemRandom)
    if (!passkey.ok) throw new Error(passkey.error)
    const row = createVaultRow(amy.vault.id, amy.surroundings)
    expect((await row.keepPasskey(passkey.value)).ok).toBe(true)
    const opensByPasskey = async () => {
      const [now = amy.stored] = await amy.disk.all('vaults')
      return (await unlockByPasskey(now, [], output(), systemRandom)).ok
    }
    expect(await opensByPasskey()).toBe(true) // before
    await amy.say(saq, q(1), 'yes')
    await takeOut(amy)
    await (await amy.on(amy.disk, without('/api/devices/erased'))).push()
    expect(await opensByPasskey()).toBe(false)
    expect((await amy.disk.all('vaults')).map((row) => Object.keys(row).sort())).toEqual([
      ['authorKey', 'device', 'deviceKey', 'id', 'kdf', 'profile', 'root', 'serverPublicKey'],
    ])
    // What was read from the row before it was erased does not come back into it.
    expect(await row.keepPasskey(passkey.value)).toEqual({ ok: false, error: 'failed' })
    expect(await opensByPasskey()).toBe(false)
    await amy.pushLocked()
    expect(await left(amy)).toEqual({ marks: 1 })
  })

  test('keeps, sealed, what the server could not take', async () => {
    world.network.setDown(true)
    await amy.say(saq, q(1), 'yes')
    const [envelope] = await amy.disk.all('outbox')
    await amy.disk.commit([{ table: 'outbox', put: envelope ? [{ ...envelope, error: 'bad-batch' }] : [] }])
    world.network.setDown(false)
    await takeOut(amy)
    world.clock.now += HOUR
    await amy.pushLocked()
    expect(await left(amy)).toEqual({ vaults: 1, outbox: 1, marks: expect.any(Number) })
    expect(await unlocks(amy)).toBe(false)
  })

  test('leaves another officer’s work on the same tablet alone', async () => {
    await amy.say(saq, q(1), 'yes')
    const shared = await ben.on(amy.disk)
    await shared.round()
    await shared.say(saq, q(2), 'no')
    await takeOut(amy)
    world.clock.now += HOUR
    await shared.push()
    expect((await createVaults(amy.disk).all()).map(({ id }) => id)).toEqual([ben.vault.id])
    expect(await valuesAt(shared, saq, q(2))).toEqual(['no'])
  })

  test('on a full or failing disk keeps everything, and erases the next time', async () => {
    await amy.round()
    await takeOut(amy)
    world.clock.now += HOUR
    amy.disk.failNext('failed', 1)
    expect(await amy.push()).toMatchObject({ problem: 'disk-failed' })
    expect(await unlocks(amy)).toBe(true)
    world.clock.now += HOUR
    await amy.push()
    expect(await left(amy)).toEqual({ marks: 1 })
  })
})

describe('taking a device out of service', () => {
  test('is a manager’s: an officer is refused, and so is who is signed out', async () => {
    expect(await takeOut(amy, ben)).toBe('server-error')
    expect(await readDevices(asking(ben))).toMatchObject({ ok: false })
    expect(await deviceOf(amy)).toMatchObject({ refusedAt: null })
  })

  test('ends every sign-in of its officer: a cookie left in it enrols no new device', async () => {
    await takeOut(amy)
    expect(await amy.round()).toMatchObject({ problem: 'signed-out' })
    expect(await ben.round()).toMatchObject({ problem: null })
  })

  test('twice is once', async () => {
    await takeOut(amy)
    const first = await deviceOf(amy)
    await takeOut(amy)
    expect(await deviceOf(amy)).toEqual(first)
  })
})

/** Her network, with one way cut. */
const without =
  (cut: string): Tablet['fetch'] =>
  (path, init) =>
    path === cut ? Promise.reject(new TypeError('cut')) : amy.fetch(path, init)
