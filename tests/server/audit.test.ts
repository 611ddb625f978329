import { beforeEach, expect, test } from 'vitest'
import { verifyAudit } from '../../src/server/audit/verify.ts'
import {
  answer,
  checkIn,
  enrol,
  jess,
  margaret,
  ORIGIN,
  postJson,
  push,
  pushBody,
  read,
  readPage,
  saq,
  say,
  seededRandom,
  startServer,
  type Tablet,
  type TestServer,
  usualService,
} from './world.ts'

let server: TestServer
let ours: string
let theirs: string
let jessId: string
beforeEach(async () => {
  const service = await usualService()
  server = service.server
  ours = service.ours
  theirs = service.theirs
  jessId = service.jessId
})

const serviceKey = seededRandom('service key')(32)
const verify = (kept?: Parameters<typeof verifyAudit>[2]) => verifyAudit(server.database, serviceKey, kept)
const rows = () =>
  server.database.selectFrom('audit').selectAll().orderBy('chain').orderBy('number').execute()
const entries = async (): Promise<readonly Record<string, unknown>[]> =>
  (await rows()).map(({ body }) => JSON.parse(body))
const lastEntry = async () => (await entries()).at(-1)
const again = () => startServer(server.database, server.clock)

test('signing in, enrolling, sending and reading each leave who, what and how it went', async () => {
  const tablet = await enrol(server, jess)
  await say(server, tablet, saq(ours), [answer('q01/answer', 'yes')])
  await readPage(server, tablet, ours, 'client')
  const noted = (await entries()).map(({ route, outcome }) => [route, outcome])
  expect(noted).toEqual([
    [undefined, undefined],
    ['sign-in', 'done'],
    ['enrol-device', 'done'],
    ['push', 'done'],
    ['statements', 'done'],
  ])
  const [, signedIn, enrolled, pushed, reading] = await entries()
  expect(signedIn).toEqual({ at: server.clock.now, route: 'sign-in', outcome: 'done', officer: jessId })
  expect(enrolled).toMatchObject({ officer: jessId, device: tablet.device })
  expect(pushed).toMatchObject({ device: tablet.device, batches: [expect.stringMatching(/^[\w-]{12}$/)] })
  expect(reading).toMatchObject({ officer: jessId, key: tablet.key.id, space: ours, compartment: 'client' })
})

test('a refusal is noted with its reason: another officer’s case, a locked device, a wrong password', async () => {
  const tablet = await enrol(server, jess)
  await read(server, tablet, `/api/spaces/${theirs}/officer/statements`)
  expect(await lastEntry()).toMatchObject({ outcome: 'no-access', officer: jessId, space: theirs })
  await server.ask('/api/heads', { headers: { cookie: tablet.cookie } })
  expect(await lastEntry()).toMatchObject({ route: 'heads', outcome: 'no-proof', officer: jessId })
  await server.ask('/api/sign-in', postJson({ name: 'jess', password: 'wrong' }))
  expect(await lastEntry()).toMatchObject({ route: 'sign-in', outcome: 'wrong-sign-in', officer: jessId })
})

test('asking what is new is not noted: it tells no content, and every device asks all day', async () => {
  const tablet = await enrol(server, jess)
  const before = (await rows()).length
  await read(server, tablet, '/api/heads')
  await server.ask('/api/health')
  expect(await rows()).toHaveLength(before)
})

test('no entry holds an answer, a name, a password or a cookie; control: the search finds what is there', async () => {
  const tablet = await enrol(server, jess)
  await say(server, tablet, checkIn(ours), [answer('safety/answer', 'yes'), answer('safety/words', 'CANARY')])
  await readPage(server, tablet, ours, 'officer')
  await server.ask('/api/sign-in', postJson({ name: 'CANARY', password: 'CANARY' }))
  await read(server, tablet, `/api/spaces/${'CANARY'.repeat(40)}/officer/statements`)
  const written = JSON.stringify(await rows())
  const secret = tablet.cookie.split('=')[1] ?? 'none'
  for (const canary of ['CANARY', 'Whitlock', 'correct horse', secret]) expect(written).not.toContain(canary)
  for (const there of [jessId, ours]) expect(written).toContain(there)
})

test('refusals that nobody stands behind are counted, and cannot fill the log', async () => {
  const ask = () => server.ask('/api/heads', { headers: { origin: ORIGIN } })
  for (let times = 0; times < 30; times++) await ask()
  expect(await rows()).toHaveLength(2)
  server.clock.now += 60_000
  await ask()
  expect(await lastEntry()).toMatchObject({ route: 'heads', outcome: 'signed-out', times: 30 })
  expect(await rows()).toHaveLength(3)
})

test('nothing is shown that could not be noted', async () => {
  const tablet = await enrol(server, jess)
  await say(server, tablet, saq(ours), [answer('q01/answer', 'yes')])
  await server.database.schema.alterTable('audit').renameTo('audit_away').execute()
  const refused = await read(server, tablet, `/api/spaces/${ours}/client/statements`)
  expect([refused.status, await refused.json()]).toMatchObject([500, { error: 'server-error' }])
  await server.database.schema.alterTable('audit_away').renameTo('audit').execute()
  expect((await readPage(server, tablet, ours, 'client')).batches).toHaveLength(1)
  expect(await verify()).toMatchObject({ faults: [] })
})

test('requests at the same time are all noted, without a gap', async () => {
  const tablet = await enrol(server, jess)
  await Promise.all(Array.from({ length: 40 }, () => readPage(server, tablet, ours, 'client')))
  expect((await rows()).map(({ number }) => number)).toEqual(Array.from({ length: 43 }, (_, at) => at + 1))
  expect(await verify()).toMatchObject({ entries: 43, faults: [] })
})

test('a server that starts again goes on in a chain of its own, which names the end of the one before', async () => {
  const tablet = await enrol(server, jess)
  const [before] = (await verify()).ends
  await readPage(await again(), tablet, ours, 'client')
  const beginning = (await entries()).find(({ after }) => Array.isArray(after) && after.length > 0)
  expect(beginning).toMatchObject({ after: [[before?.chain, before?.number, before?.mac]] })
  expect((await verify()).ends).toHaveLength(2)
})

const inMany = async (): Promise<Tablet> => {
  const tablet = await enrol(server, jess)
  for (let times = 0; times < 5; times++) await readPage(server, tablet, ours, 'client')
  return tablet
}
const atNumber = (number: number) => server.database.updateTable('audit').where('number', '=', number)

test('a log as it was written is whole', async () => {
  await inMany()
  expect(await verify()).toMatchObject({ entries: 8, faults: [] })
})

test('an entry that was changed, taken out or moved is found', async () => {
  await inMany()
  const [, , third] = await rows()
  const fault = [expect.stringMatching(/entry 3 is missing, or not as it was written/)]
  await atNumber(3)
    .set({ body: (third?.body ?? '').replace(jessId, 'A'.repeat(22)) })
    .execute()
  expect((await verify()).faults).toEqual(fault)
  await atNumber(3).set({ body: 'no JSON' }).execute()
  expect((await verify()).faults).toEqual(fault)
  await server.database.deleteFrom('audit').where('number', '=', 3).execute()
  expect((await verify()).faults).toEqual(fault)
})

test('a chain written anew without the service key does not fit', async () => {
  await inMany()
  expect((await verifyAudit(server.database, seededRandom('another key')(32))).faults).toHaveLength(1)
})

test('a shortened chain is found where a later one, or an end kept elsewhere, names what is gone', async () => {
  const tablet = await inMany()
  const kept = (await verify()).ends
  const shorten = () => server.database.deleteFrom('audit').where('number', '=', 8).execute()
  await readPage(await again(), tablet, ours, 'client')
  expect((await verify(kept)).faults).toEqual([])
  await shorten()
  expect((await verify()).faults).toEqual([expect.stringMatching(/entry 8 was there once and is not now/)])
  await server.database
    .deleteFrom('audit')
    .where('chain', '!=', kept[0]?.chain ?? '')
    .execute()
  expect((await verify()).faults).toEqual([]) // what nobody names is not missed: so ends are kept elsewhere
  expect((await verify(kept)).faults).toHaveLength(1)
})

test('a log that somebody broke does not stop the service', async () => {
  const tablet = await inMany()
  await atNumber(1).set({ body: '[' }).execute()
  const next = await again()
  expect((await readPage(next, tablet, ours, 'client')).batches).toEqual([])
})

test('a push is noted whoever’s it is; a body that is damaged too', async () => {
  const tablet = await enrol(server, margaret)
  await push(server, tablet, [])
  expect(await lastEntry()).toMatchObject({ route: 'push', device: tablet.device, batches: [] })
  await pushBody(server, tablet, Uint8Array.of(1, 2, 3))
  expect(await lastEntry()).toMatchObject({ route: 'push', outcome: 'damaged', device: tablet.device })
})
