import { expect, test } from 'vitest'
import { type AccessRule, accessTable, type RouteId } from '#casework'
import { type Bytes, concatBytes } from '#core'
import { encodePush, headerNames, makeProof, PROTOCOL, parsePushAnswer, signPush } from '#protocol'
import { createServer } from '#server'
import { places } from '../../src/server/http/app.ts'
import { everyProtocol, type Protocols } from '../../src/server/http/versions.ts'
import {
  answer,
  enrol,
  envelopeOf,
  jess,
  ORIGIN,
  saq,
  type Tablet,
  type TestServer,
  usualService,
  wordsOf,
} from './world.ts'

/** A server that is two protocols further on, and no longer answers the first. */
const later: Protocols = new Map([
  [1, 'retired'],
  [2, 'served'],
  [3, 'served'],
])

type Asked = { readonly server: TestServer; readonly tablet: Tablet; readonly space: string }

async function start(protocols = everyProtocol): Promise<Asked> {
  const { server, ours } = await usualService()
  const tablet = await enrol(server, jess)
  const pages = new Map([
    ['/index.html', { type: 'text/html', cache: 'no-cache', body: new Uint8Array(1), gzip: null }],
  ])
  const parts = { ...server.service, database: server.database, pages, protocols }
  const { app } = await createServer(parts)
  const ask: TestServer['ask'] = async (path, init) => app.fetch(new Request(ORIGIN + path, init))
  return { server: { ...server, app, ask }, tablet, space: ours }
}

type Spoken = string | null

const speaking = (spoken: Spoken) => (spoken === null ? {} : { [headerNames.protocol]: spoken })

/** A proper request of an unlocked tablet, from an app that says it speaks `spoken`. */
async function answerAt({ server, tablet, space }: Asked, id: RouteId, spoken: Spoken): Promise<string> {
  const [method, template] = places[id]
  const path = template.replace(':space', space).replace(':compartment', 'client').replace('*', '/')
  const proof = await makeProof(method, path, server.clock.now, tablet.key)
  const headers = {
    origin: ORIGIN,
    cookie: tablet.cookie,
    [headerNames.proof]: proof,
    'content-type': 'application/json',
    ...speaking(spoken),
  }
  const body =
    method === 'POST' ? { body: JSON.stringify({ name: jess.signInName, password: jess.password }) } : {}
  const response = await server.ask(path, { method, headers, ...body })
  if (response.ok) return 'answered'
  const { error, message } = (await response.json()) as { error: string; message: string }
  expect(message.length).toBeGreaterThan(40)
  return `${response.status} ${error}`
}

/** Whoever opens the app has no number, and a push needs none. */
const asked = (Object.keys(accessTable) as RouteId[]).filter((id) => {
  const { needs, navigation }: AccessRule = accessTable[id]
  return needs !== 'device-signature' && !navigation
})
const reading = ['sign-in', 'heads', 'statements', 'batches'] as const

const past = ['1', null]
const none = ['0', '-1', '1.0', '01', 'one', '', '1, 1']
const toCome = ['4', '999999999999999999999999']

test('the table knows every protocol up to the one that this code speaks, and serves that', () => {
  expect([...everyProtocol.keys()]).toEqual(Array.from({ length: PROTOCOL }, (_, index) => index + 1))
  expect(everyProtocol.get(PROTOCOL)).toBe('served')
})

test('an app of a protocol that is served is answered, whether or not it says which', async () => {
  const today = await start()
  for (const id of reading)
    for (const spoken of past) expect(`${id} ${await answerAt(today, id, spoken)}`).toBe(`${id} answered`)
  const tomorrow = await start(later)
  for (const id of reading)
    for (const spoken of ['2', '3'])
      expect(`${id} ${await answerAt(tomorrow, id, spoken)}`).toBe(`${id} answered`)
})

test('one of a retired protocol, or of none, has to update, whatever it asks for', async () => {
  const today = await start()
  const tomorrow = await start(later)
  for (const id of asked) {
    for (const spoken of [...past, ...none])
      expect(await answerAt(tomorrow, id, spoken)).toBe('426 update-needed')
    for (const spoken of none) expect(await answerAt(today, id, spoken)).toBe('426 update-needed')
  }
})

test('one that is newer than the server is told that, and not to update', async () => {
  for (const there of [await start(), await start(later)])
    for (const id of asked)
      for (const spoken of toCome) expect(await answerAt(there, id, spoken)).toBe('400 unknown-version')
})

test('the app itself is given to every browser, or no update would come; so is health', async () => {
  const tomorrow = await start(later)
  for (const id of ['pages', 'health'] as const)
    for (const spoken of [...past, ...none, ...toCome])
      expect(await answerAt(tomorrow, id, spoken)).toBe('answered')
})

/** What apps of all ages were answered for the same statement, where it was not that the server has it. */
async function pushesNotTaken({ server, tablet, space }: Asked): Promise<readonly string[]> {
  const { envelope } = await envelopeOf(tablet, saq(space), [answer('q01/answer', 'yes')])
  const wrong: string[] = []
  for (const spoken of [...past, '2', ...none, ...toCome]) {
    const words = await pushed(server, tablet, encodePush([envelope]), spoken)
    if (words !== 'stored' && words !== 'had') wrong.push(`${spoken}: ${words}`)
  }
  return wrong
}

async function pushed(
  server: TestServer,
  { device, deviceKey }: Tablet,
  body: Bytes,
  spoken: Spoken,
): Promise<string> {
  const response = await server.ask('/api/push', {
    method: 'POST',
    headers: {
      ...speaking(spoken),
      [headerNames.device]: device,
      [headerNames.signature]: await signPush(body, deviceKey),
    },
    body,
  })
  const receipts = parsePushAnswer(await response.json())?.receipts
  return receipts ? receipts.flatMap(wordsOf).join(', ') : `${response.status}`
}

test('every app can push, past and to come', async () => {
  expect(await pushesNotTaken(await start())).toEqual([])
  expect(await pushesNotTaken(await start(later))).toEqual([])
})

test('control: a server that asks a push for its number is caught', async () => {
  const there = await start(later)
  const ask: TestServer['ask'] = async (path, init) =>
    later.get(Number(new Headers(init?.headers).get(headerNames.protocol))) === 'served'
      ? there.server.ask(path, init)
      : new Response('{"error":"update-needed"}', { status: 426 })
  const wrong = await pushesNotTaken({ ...there, server: { ...there.server, ask } })
  expect(wrong).toContain('1: 426')
  expect(wrong).toHaveLength(past.length + none.length + toCome.length)
})

test('an envelope of a version still to come is answered by itself, and the others are stored', async () => {
  const { server, tablet, space } = await start()
  const { envelope } = await envelopeOf(tablet, saq(space), [answer('q01/answer', 'yes')])
  const toComeEnvelope = concatBytes(Uint8Array.of(3), envelope.slice(1))
  expect(await pushed(server, tablet, encodePush([toComeEnvelope, envelope]), '2')).toBe(
    'unknown-version, stored',
  )
})

test('a push of a shape still to come: kept by the device, which hears that the server is older', async () => {
  const { server, tablet } = await start()
  const body = new Uint8Array(encodePush([]))
  body[4] = 2
  expect(await pushed(server, tablet, body, '2')).toBe('400')
})
