import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Bytes, concatBytes, systemRandom } from '#core'
import { type Attachment, PIECE_BYTES, type RecordHeader, stateField, viewOf } from '#record'
import { markBackup } from '#server'
import { type AttachedBytes, createRecords } from '#store'
import { type Fetch, pushAll } from '#sync'
import { openGrant } from '#vault'
import { freshTablets, heal, valuesAt } from './checks.ts'
import { createDice } from './dice.ts'
import { createMemoryDisk } from './memory-disk.ts'
import type { Tablet } from './tablet.ts'
import { createWorld, type World } from './world.ts'

const ROW = 'cm93LW9uZS1mb3ItdGVzdA'
const PHOTO = `rows/${ROW}/photo`

let world: World
let papers: RecordHeader
let amy: Tablet
let ben: Tablet
beforeAll(async () => {
  world = await createWorld(2, createDice(11))
}, 60_000)
beforeEach(async () => {
  papers = (await world.newCase()).papers
  const [first, second] = await freshTablets(world)
  amy = first
  ben = second
  for (const tablet of [amy, ben]) await tablet.round()
})

/** A picture of so many chunks, and no two the same. */
const picture = (chunks: number): Bytes =>
  concatBytes(Uint8Array.of(0xff, 0xd8, 0xff), ...pieces(chunks)).subarray(0, chunks * PIECE_BYTES)
const pieces = (count: number): readonly Bytes[] =>
  Array.from({ length: count * 4 }, () => systemRandom(PIECE_BYTES / 4))

async function photograph(
  { records }: Pick<Tablet, 'records'>,
  bytes: Bytes,
): Promise<{ readonly attachment: Attachment; readonly ok: boolean }> {
  const attachment = await records.attach(bytes, 'image/jpeg')
  const { set } = await records.open(papers)
  const said = await records.append(papers, [stateField(viewOf(set), PHOTO, { ...attachment }, 1)])
  return { attachment, ok: said.ok }
}

const seenBy = (tablet: Tablet, attachment: Attachment): Promise<AttachedBytes> =>
  tablet.records.read(attachment)
const unsentBy = async ({ outbox, vault }: Tablet): Promise<number> =>
  (await outbox.state(vault.id)).attachments
const chunksOnServer = async ({ chunks }: Attachment): Promise<number> =>
  (await world.server.service.db.selectFrom('chunks').select('id').where('id', 'in', chunks).execute()).length

/** Amy’s tablet as it would be with another network. */
const amyWith = (fetch: (path: string, init: RequestInit) => ReturnType<Fetch>): Promise<Tablet> =>
  amy.on(amy.disk, fetch)

describe('a photograph', () => {
  test('taken without a network is there at once, goes by itself, and comes to a colleague with its statement', async () => {
    world.network.setDown(true)
    const bytes = picture(3)
    const { attachment } = await photograph(amy, bytes)
    expect(await amy.round()).toMatchObject({ problem: 'offline' })
    expect(await seenBy(amy, attachment)).toEqual(bytes)
    expect(await unsentBy(amy)).toBe(1)
    world.network.setDown(false)
    await amy.round()
    expect(await unsentBy(amy)).toBe(0)
    await ben.round()
    expect(await valuesAt(ben, papers, PHOTO)).toEqual([attachment])
    expect(await seenBy(ben, attachment)).toEqual(bytes)
  })

  test('stays on the tablet through lock and restart before it has gone', async () => {
    const bytes = picture(2)
    const { attachment } = await photograph(amy, bytes)
    const again = await amy.openAnother()
    expect(await seenBy(again, attachment)).toEqual(bytes)
    expect(await unsentBy(again)).toBe(1)
  })

  test('goes from a locked tablet, whose service worker holds no key', async () => {
    const bytes = picture(2)
    const { attachment } = await photograph(amy, bytes)
    const { surroundings, outbox, fetch } = amy
    expect(await pushAll({ ...surroundings, outbox, fetch })).toMatchObject({ problem: null })
    await ben.round()
    expect(await seenBy(ben, attachment)).toEqual(bytes)
  })

  test('can be taken in a session, with the session’s own key', async () => {
    const bytes = picture(1)
    const now = amy.surroundings.clock()
    const grant = await amy.vault.grantSession(papers.space, now, now + 1_000_000)
    if (!grant) throw new Error('An officer on the case holds its client key.')
    const records = createRecords(openGrant(grant, systemRandom), amy.surroundings)
    const attachment = await records.attach(bytes, 'image/jpeg')
    const saq: RecordHeader = { ...papers, compartment: 'client', form: 'saq', sitting: 'session-1' }
    const { set } = await records.open(saq)
    // No form of a client has a photograph yet: a later one will, and its bytes must not be lost for that.
    const said = await records.append(saq, [stateField(viewOf(set), 'photo/answer', { ...attachment }, 2)])
    expect(said.ok).toBe(true)
    await amy.round()
    expect(await unsentBy(amy)).toBe(0)
    expect(await chunksOnServer(attachment)).toBe(1)
  })

  test('does not hold up its statement: a colleague reads that it is still to come, then sees it', async () => {
    const bytes = picture(5)
    const cut = await amyWith(async (path, init) => {
      if (path === '/api/chunks') throw new TypeError('no network')
      return amy.fetch(path, init)
    })
    const { attachment } = await photograph(cut, bytes)
    expect(await cut.round()).toMatchObject({ problem: 'offline' })
    await ben.round()
    expect(await valuesAt(ben, papers, PHOTO)).toEqual([attachment])
    expect(await seenBy(ben, attachment)).toBe('not-here')
    await (await amyWith(amy.fetch)).round()
    await ben.round()
    expect(await seenBy(ben, attachment)).toEqual(bytes)
  })

  test('whose upload breaks off goes on where it stopped', async () => {
    const bytes = picture(7)
    let sent = 0
    let left = 2
    const poor: Fetch = async (path, init) => {
      if (path === '/api/chunks') {
        if (left-- === 0) throw new TypeError('lost')
        sent += (init.body as Bytes).length
      }
      return amy.fetch(path, init)
    }
    const tablet = await amyWith(poor)
    const { attachment } = await photograph(tablet, bytes)
    for (let round = 0; round < 4; round++) {
      left = 2
      await tablet.round()
    }
    expect(await unsentBy(tablet)).toBe(0)
    expect(await chunksOnServer(attachment)).toBe(7)
    // Every chunk once, and a broken round’s first two twice at most: never all of it again.
    expect(sent).toBeLessThan(2 * bytes.length)
  })

  test('survives every fault of the network', async () => {
    const taken: { readonly attachment: Attachment; readonly bytes: Bytes }[] = []
    world.network.setFaults(0.35)
    for (let count = 0; count < 6; count++) {
      const bytes = picture(1 + (count % 3))
      taken.push({ bytes, attachment: (await photograph(amy, bytes)).attachment })
      for (const tablet of [amy, ben, amy]) await tablet.round()
    }
    world.network.setFaults(0)
    await world.network.deliverLate()
    await heal([amy, ben])
    for (const { attachment, bytes } of taken)
      for (const tablet of [amy, ben]) expect(await seenBy(tablet, attachment)).toEqual(bytes)
  })
})

describe('a full disk', () => {
  test('takes neither a photograph nor the answer that names it, and both once there is room', async () => {
    const bytes = picture(2)
    amy.disk.fillUp()
    const { attachment, ok } = await photograph(amy, bytes)
    expect(ok).toBe(false)
    expect(await valuesAt(amy, papers, PHOTO)).toEqual([])
    expect(await amy.disk.all('chunks')).toEqual([])
    amy.disk.mend()
    const { set } = await amy.records.open(papers)
    await amy.records.append(papers, [stateField(viewOf(set), PHOTO, { ...attachment }, 1)])
    expect(await seenBy(await amy.openAnother(), attachment)).toEqual(bytes)
  })

  test('fetches it later', async () => {
    const bytes = picture(2)
    const { attachment } = await photograph(amy, bytes)
    await amy.round()
    await ben.pull()
    ben.disk.fillUp()
    expect(await ben.round()).toMatchObject({ problem: 'disk-full' })
    ben.disk.mend()
    await ben.round()
    expect(await seenBy(ben, attachment)).toEqual(bytes)
  })
})

describe('damage', () => {
  const damage = async (tablet: Tablet, { chunks }: Attachment): Promise<void> => {
    const id = chunks.at(-1) ?? ''
    const row = await tablet.disk.get('chunks', [tablet.vault.id, id])
    const body = new Uint8Array(row?.body ?? new Uint8Array())
    body[body.length >> 1] = (body[body.length >> 1] ?? 0) ^ 1
    await tablet.disk.commit([{ table: 'chunks', put: [{ vault: tablet.vault.id, id, body }] }])
  }

  test('to a photograph that the server has is found when it is shown, and mended', async () => {
    const bytes = picture(2)
    const { attachment } = await photograph(amy, bytes)
    await amy.round()
    await damage(amy, attachment)
    expect(await seenBy(amy, attachment)).toBe('damaged')
    await amy.round()
    expect(await seenBy(amy, attachment)).toEqual(bytes)
  })

  test('to one that nobody else has is told, sends nothing wrong, and holds up no other', async () => {
    const lost = await photograph(amy, picture(2))
    await damage(amy, lost.attachment)
    const bytes = picture(1)
    const sound = await photograph(amy, bytes)
    expect(await amy.round()).toMatchObject({ problem: null })
    expect(await seenBy(amy, lost.attachment)).toBe('damaged')
    expect(await unsentBy(amy)).toBe(1)
    await ben.round()
    expect(await seenBy(ben, sound.attachment)).toEqual(bytes)
    expect(await seenBy(ben, lost.attachment)).toBe('not-here')
  })

  test('on the way is not kept', async () => {
    const bytes = picture(1)
    const { attachment } = await photograph(amy, bytes)
    await amy.round()
    const spoiled = await ben.on(createMemoryDisk(), async (path, init) => {
      const response = await ben.fetch(path, init)
      if (!path.includes('/chunks/')) return response
      const body = new Uint8Array(await response.arrayBuffer())
      body[5] = (body[5] ?? 0) ^ 1
      return new Response(body, response)
    })
    expect(await spoiled.round()).toMatchObject({ problem: 'server-error' })
    expect(await seenBy(spoiled, attachment)).toBe('not-here')
  })

  test('what is no picture is not shown as one, whatever its author’s tablet said', async () => {
    const page = new TextEncoder().encode('<script>alert(1)</script>')
    const { attachment } = await photograph(amy, page)
    expect(await seenBy(amy, attachment)).toBe('damaged')
  })
})

describe('a server that is set back', () => {
  test('to before the photograph gets both back', async () => {
    const before = await world.copyServer()
    const bytes = picture(3)
    const { attachment } = await photograph(amy, bytes)
    await heal([amy, ben])
    await world.restoreServer(before)
    expect(await chunksOnServer(attachment)).toBe(0)
    await heal([amy])
    expect(await chunksOnServer(attachment)).toBe(3)
    const anew = await ben.on(createMemoryDisk())
    await anew.round()
    expect(await seenBy(anew, attachment)).toEqual(bytes)
  })

  test('gets it from whoever holds it, when its author’s tablet is gone', async () => {
    const before = await world.copyServer()
    const bytes = picture(2)
    const { attachment } = await photograph(amy, bytes)
    await heal([amy, ben])
    await world.restoreServer(before)
    await heal([ben])
    expect(await chunksOnServer(attachment)).toBe(2)
  })

  /** The statement was in time for the backup, its photograph was not: the two sides agree on every statement. */
  async function backedUpInBetween(): Promise<Attachment> {
    const noChunks = await amyWith(async (path, init) => {
      if (path === '/api/chunks') throw new TypeError('no network')
      return amy.fetch(path, init)
    })
    const { attachment } = await photograph(noChunks, picture(2))
    await noChunks.round()
    await markBackup(world.server.service, world.clock.now)
    const copy = await world.copyServer()
    world.clock.now += 1_000
    amy = await amyWith(amy.fetch)
    await amy.round()
    expect(await chunksOnServer(attachment)).toBe(2)
    await world.restoreServer(copy)
    expect(await chunksOnServer(attachment)).toBe(0)
    return attachment
  }

  test('to between a statement and its photograph gets it when the tablet is next opened', async () => {
    const attachment = await backedUpInBetween()
    await (await amy.openAnother()).round()
    expect(await chunksOnServer(attachment)).toBe(2)
  })

  test('control: it would not come back by comparing statements', async () => {
    const attachment = await backedUpInBetween()
    await heal([amy, amy])
    expect(await chunksOnServer(attachment)).toBe(0)
  })

  test('what a backup holds is not named again at every opening', async () => {
    const { attachment } = await photograph(amy, picture(1))
    await amy.round()
    await markBackup(world.server.service, world.clock.now + 1)
    await amy.round()
    const asked = world.network.asked.get('chunks') ?? 0
    await (await amy.openAnother()).round()
    expect(world.network.asked.get('chunks') ?? 0).toBe(asked)
    expect(await chunksOnServer(attachment)).toBe(1)
  })
})

test('a tablet that is set back fetches what it had', async () => {
  const before = amy.disk.copy()
  const bytes = picture(2)
  const { attachment } = await photograph(amy, bytes)
  await amy.round()
  const setBack = await amy.on(before)
  await setBack.round()
  expect(await seenBy(setBack, attachment)).toEqual(bytes)
})

test('a server that knows no attachments yet is not troubled, and gets them once it does', async () => {
  const older = await amyWith(async (path, init) =>
    path === '/api/chunks' ? new Response('not found', { status: 404 }) : amy.fetch(path, init),
  )
  const { attachment } = await photograph(older, picture(1))
  expect(await older.round()).toMatchObject({ problem: null })
  expect(await unsentBy(older)).toBe(1)
  await (await amyWith(amy.fetch)).round()
  expect(await chunksOnServer(attachment)).toBe(1)
})
