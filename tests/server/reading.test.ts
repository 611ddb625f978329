import { beforeEach, expect, test } from 'vitest'
import { serviceSpace } from '#casework'
import { toBase64url } from '#core'
import { headerNames, isReceivedBatch, makeProof, type StatementsOfManyAnswer, verifyBatch } from '#protocol'
import { addCase, addOfficer } from '#server'
import {
  answer,
  checkIn,
  enrol,
  imran,
  jess,
  margaret,
  read,
  readHeads,
  readPage,
  START,
  saq,
  say,
  sessionKey,
  type Tablet,
  type TestServer,
  usualService,
} from './world.ts'

let server: TestServer
let ours: string
let theirs: string
let jessId: string
let tablet: Tablet
beforeEach(async () => {
  const service = await usualService()
  server = service.server
  ours = service.ours
  theirs = service.theirs
  jessId = service.jessId
  tablet = await enrol(server, jess)
})

const client = () => `/api/spaces/${ours}/client/statements`
const yes = answer('q01/answer', 'yes')
const ask = (headers: Record<string, string>, path = client()) => server.ask(path, { headers })
const proofOf = (path: string, { method = 'GET', at = server.clock.now, key = tablet.key } = {}) =>
  makeProof(method, path, at, key)
const errorOf = async (response: Response) => [
  response.status,
  ((await response.json()) as { error: string }).error,
]

test('an officer sees all compartments of their own cases and no other case', async () => {
  const seen = (await readHeads(server, tablet)).map(({ space, compartment }) => `${space} ${compartment}`)
  const service = `${serviceSpace} officer`
  expect(new Set(seen)).toEqual(
    new Set([`${ours} client`, `${ours} officer`, `${ours} confidential`, service]),
  )
  const foreign = await read(server, tablet, `/api/spaces/${theirs}/officer/statements`)
  expect(await errorOf(foreign)).toEqual([403, 'no-access'])
  const nowhere = await read(server, tablet, `/api/spaces/${'A'.repeat(22)}/officer/statements`)
  expect(await errorOf(nowhere)).toEqual([403, 'no-access'])
})

test('the manager sees every case; a service manager and an auditor without sight none', async () => {
  const manager = await enrol(server, margaret)
  expect(new Set((await readHeads(server, manager)).map(({ space }) => space))).toEqual(
    new Set([ours, theirs, serviceSpace]),
  )
  expect((await readPage(server, manager, theirs, 'officer')).batches).toHaveLength(1)
  for (const role of ['service-manager', 'auditor'] as const) {
    const person = { ...jess, signInName: role, role }
    await addOfficer(server.service, person)
    const other = await enrol(server, person)
    const spaces = (await readHeads(server, other)).map(({ space }) => space)
    expect(spaces).toEqual([serviceSpace])
    expect((await read(server, other, client())).status).toBe(403)
  }
})

test('access is asked again for every page', async () => {
  for (const index of [1, 2, 3]) await say(server, tablet, saq(ours, `session-${index}`), [yes])
  const first = await readPage(server, tablet, ours, 'client', '?limit=1')
  expect(first.next).toBe(1)
  await server.database.deleteFrom('memberships').where('officer', '=', jessId).execute()
  const second = await read(server, tablet, `${client()}?limit=1&after=${first.next}`)
  expect(await errorOf(second)).toEqual([403, 'no-access'])
  expect((await readHeads(server, tablet)).map(({ space }) => space)).toEqual([serviceSpace])
})

test('pages follow each other without a gap or a repeat, and say where the end is', async () => {
  for (let index = 1; index <= 7; index++) await say(server, tablet, saq(ours, `session-${index}`), [yes])
  const seqs: number[] = []
  let after: number | null = 0
  while (after !== null) {
    const page = await readPage(server, tablet, ours, 'client', `?after=${after}&limit=3`)
    expect(page.upTo).toBe(7)
    expect(page.batches.length).toBeLessThanOrEqual(3)
    seqs.push(...page.batches.map(({ seq }) => seq))
    after = page.next
  }
  expect(seqs).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect(await readPage(server, tablet, ours, 'client', '?after=7')).toMatchObject({
    batches: [],
    next: null,
    upTo: 7,
  })
  expect(await readPage(server, tablet, ours, 'confidential')).toMatchObject({
    batches: [],
    next: null,
    upTo: 0,
  })
})

test('a page ends before it grows too large, but never without a batch', async () => {
  const prose = (): string => toBase64url(crypto.getRandomValues(new Uint8Array(2_400)))
  const fields = ['police-what', 'relationship-what', 'safety-what'].map((id) => `${id}/answer`)
  const rounds = Array.from({ length: 20 }, (_, round) =>
    fields.map((field) => ({ ...answer(field, prose()), at: START + round })),
  )
  // 20 versions of three long answers: 190 kB that hardly shrink.
  for (let index = 0; index < 8; index++)
    expect(await say(server, tablet, { ...checkIn(ours), sitting: `s${index}` }, rounds.flat())).toHaveLength(
      60,
    )
  const first = await readPage(server, tablet, ours, 'officer')
  expect(first).toMatchObject({ upTo: 9, next: first.batches.length })
  expect(first.batches.length).toBeGreaterThan(1)
  expect(first.batches.length).toBeLessThan(9)
  const second = await readPage(server, tablet, ours, 'officer', `?after=${first.next}`)
  expect(second.next).toBeNull()
  expect([...first.batches, ...second.batches].map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
})

const ofMany = async (who: Tablet, compartment: string, from: readonly string[]) => {
  const answered = await read(server, who, `/api/statements/${compartment}/${from.join()}`)
  return answered.ok
    ? ((await answered.json()) as StatementsOfManyAnswer).streams
    : answered.json().then(({ error }: { error: string }) => error)
}

test('pages of several cases come in one answer, in the order that was asked for, each as it comes alone', async () => {
  const manager = await enrol(server, margaret)
  await say(server, tablet, checkIn(ours), [answer('police/answer', 'no')])
  const alone = async (space: string) => {
    const { protocol: _, ...page } = await readPage(server, manager, space, 'officer', '?after=1')
    return { space, ...page }
  }
  expect(await ofMany(manager, 'officer', [`${theirs}.1`, `${ours}.1`])).toEqual([
    await alone(theirs),
    await alone(ours),
  ])
  expect((await alone(ours)).batches).toHaveLength(1)
})

test('one case of several that an officer is not on: none of them is answered, and each is noted', async () => {
  expect(await ofMany(tablet, 'officer', [`${ours}.0`, `${theirs}.0`])).toBe('no-access')
  expect(await ofMany(tablet, 'officer', [`${ours}.0`])).toHaveLength(1)
  const rows = await server.database.selectFrom('audit').select('body').orderBy('number').execute()
  const noted = rows
    .map(({ body }) => JSON.parse(body) as { route: string; outcome: string; space: string; after: number })
    .filter(({ route }) => route === 'statements-of-many')
    .map(({ outcome, space, after }) => `${outcome} ${space} ${after}`)
  expect(noted).toEqual([`no-access ${ours} 0`, `no-access ${theirs} 0`, `done ${ours} 0`])
})

test('an answer of several cases ends before it grows too large; whoever asks on gets the rest', async () => {
  const prose = (): string => toBase64url(crypto.getRandomValues(new Uint8Array(7_000)))
  const spaces: string[] = []
  for (let index = 0; index < 12; index++) {
    const space = await addCase(server.service, {
      officers: [jessId],
      caseFile: { 'name/answer': 'Kai Nakamura' },
    })
    const rounds = Array.from({ length: 20 }, (_, round) => ({
      ...answer('police-what/answer', prose()),
      at: START + round,
    }))
    await say(server, tablet, checkIn(space), rounds)
    spaces.push(space)
  }
  const first = await ofMany(
    tablet,
    'officer',
    spaces.map((space) => `${space}.0`),
  )
  expect(first.length).toBeGreaterThan(1)
  expect(first.length).toBeLessThan(12)
  const rest = await ofMany(
    tablet,
    'officer',
    spaces.slice(first.length).map((space) => `${space}.0`),
  )
  expect([...first, ...rest].map((page) => (typeof page === 'string' ? page : page.space))).toEqual(spaces)
})

test.each([
  ['no number', (space: string) => [space]],
  ['no case', () => ['x.1']],
  ['a number that is none', (space: string) => [`${space}.1e3`]],
  ['one word more', (space: string) => [`${space}.1.2`]],
  ['more than fifty', (space: string) => Array.from({ length: 51 }, () => `${space}.0`)],
])('pages of several cases with %s are not answered', async (_, from) => {
  expect(await ofMany(tablet, 'officer', from(ours))).toBe('bad-request')
})

test('what a reader gets proves itself: shape, every signature, every key', async () => {
  await say(server, tablet, saq(ours), [yes, answer('q02/answer', 'perhaps')])
  for (const compartment of ['client', 'officer'] as const) {
    const { batches, keys } = await readPage(server, tablet, ours, compartment)
    expect(batches).toHaveLength(1)
    for (const batch of batches) {
      expect(isReceivedBatch(batch)).toBe(true)
      const key = keys[batch.key]
      expect(key?.kind).toBe(compartment === 'client' ? 'author' : 'import')
      expect(await verifyBatch(batch, key && 'publicKey' in key ? key.publicKey : '')).toBe(true)
      expect(
        await verifyBatch(
          { ...batch, ids: batch.ids.slice(1) },
          key && 'publicKey' in key ? key.publicKey : '',
        ),
      ).toBe(false)
    }
  }
})

test.each<[string, () => Promise<Record<string, string>>, number, string]>([
  ['neither cookie nor proof', async () => ({}), 401, 'signed-out'],
  [
    'a proof without the cookie',
    async () => ({ [headerNames.proof]: await proofOf(client()) }),
    401,
    'signed-out',
  ],
  ['the cookie of a locked device', async () => ({ cookie: tablet.cookie }), 401, 'no-proof'],
  ['a made-up proof', async () => ({ cookie: tablet.cookie, [headerNames.proof]: 'a.1.b' }), 401, 'no-proof'],
  [
    'a proof for another page',
    async () => ({ cookie: tablet.cookie, [headerNames.proof]: await proofOf(`${client()}?after=1`) }),
    401,
    'no-proof',
  ],
  [
    'a proof for another method',
    async () => ({ cookie: tablet.cookie, [headerNames.proof]: await proofOf(client(), { method: 'POST' }) }),
    401,
    'no-proof',
  ],
  [
    'a proof by another officer',
    async () => {
      const { key } = await enrol(server, imran)
      return { cookie: tablet.cookie, [headerNames.proof]: await proofOf(client(), { key }) }
    },
    401,
    'no-proof',
  ],
  [
    'a proof with the time changed',
    async () => {
      const proof = await proofOf(client())
      return { cookie: tablet.cookie, [headerNames.proof]: proof.replace(String(START), String(START + 1)) }
    },
    401,
    'no-proof',
  ],
  [
    'the address bar',
    async () => ({
      cookie: tablet.cookie,
      [headerNames.proof]: await proofOf(client()),
      'sec-fetch-mode': 'navigate',
    }),
    401,
    'no-proof',
  ],
])('refused: %s', async (_, headers, status, code) => {
  const response = await ask(await headers())
  expect(await errorOf(response)).toEqual([status, code])
  expect(response.headers.get('cache-control')).toBe('no-store')
})

test('both together are let in, and only on this device and until it is refused', async () => {
  const headers = { cookie: tablet.cookie, [headerNames.proof]: await proofOf(client()) }
  expect((await ask(headers)).status).toBe(200)
  await server.database
    .updateTable('devices')
    .set({ refused_at: START })
    .where('id', '=', tablet.device)
    .execute()
  expect(await errorOf(await ask(headers))).toEqual([403, 'device-refused'])
})

test('a key of a session opens nothing', async () => {
  const { key, certificate } = await sessionKey(tablet, ours)
  const inSession = { ...yes, via: 'session' } as const
  expect(await say(server, tablet, saq(ours), [inSession], { key, certificates: [certificate] })).toEqual([
    'stored',
  ])
  const headers = { cookie: tablet.cookie, [headerNames.proof]: await proofOf(client(), { key }) }
  expect(await errorOf(await ask(headers))).toEqual([401, 'no-proof'])
})

test.each([
  [-60_001, 401],
  [-60_000, 200],
  [60_000, 200],
  [60_001, 401],
])('a proof %i ms off is answered %i, with the time to use', async (off, status) => {
  const proof = await proofOf(client(), { at: server.clock.now + off })
  const response = await ask({ cookie: tablet.cookie, [headerNames.proof]: proof })
  expect(response.status).toBe(status)
  expect(response.headers.get(headerNames.time)).toBe(String(server.clock.now))
  if (status === 401)
    expect(await response.json()).toMatchObject({ error: 'stale-proof', at: server.clock.now })
})

test.each(['?after=-1', '?after=x', '?limit=0', '?limit=201', '?limit=1e2', '?after=9999999999999999'])(
  'a page that cannot be: %s',
  async (query) => {
    expect((await read(server, tablet, client() + query)).status).toBe(400)
  },
)

test('a compartment that does not exist, an address that does not', async () => {
  expect((await read(server, tablet, `/api/spaces/${ours}/secret/statements`)).status).toBe(400)
  const nothing = await read(server, tablet, '/api/officers')
  expect(await errorOf(nothing)).toEqual([404, 'not-found'])
  expect(nothing.headers.get(headerNames.protocol)).toBe('1')
})

test('a stored body that was changed, or moved to another row, is not passed on', async () => {
  await say(server, tablet, saq(ours, 'a'), [yes])
  await say(server, tablet, saq(ours, 'b'), [answer('q01/answer', 'no')])
  expect((await read(server, tablet, client())).status).toBe(200)
  const [first, second] = await server.database
    .selectFrom('batches')
    .innerJoin('streams', 'streams.number', 'batches.stream')
    .select(['id', 'body'])
    .where('compartment', '=', 'client')
    .orderBy('batches.seq')
    .execute()
  if (!first || !second) throw new Error('Two batches were stored.')
  const put = (body: Uint8Array) =>
    server.database.updateTable('batches').set({ body }).where('id', '=', first.id).execute()
  await put(second.body)
  expect((await read(server, tablet, client())).status).toBe(500)
  for (const at of [0, 1, 13, first.body.length - 1]) {
    const flipped = first.body.slice()
    flipped[at] = (flipped[at] ?? 0) ^ 1
    await put(flipped)
    expect((await read(server, tablet, client())).status).toBe(500)
  }
  await put(first.body)
  expect((await read(server, tablet, client())).status).toBe(200)
  expect(server.logged).toHaveLength(5)
  expect(JSON.stringify(server.logged)).not.toMatch(/damaged|q01|yes/)
})
