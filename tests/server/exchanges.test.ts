import { describe, expect, test } from 'vitest'
import { fromBase64url } from '#core'
import {
  headerNames,
  PROTOCOL,
  parseBatchesAnswer,
  parseChunksAnswer,
  parseDecidedAnswer,
  parseDecisionAnswer,
  parseHeadsAnswer,
  parseParkedAnswer,
  parsePushAnswer,
  parseStatementsAnswer,
} from '#protocol'
import { migrate } from '../../src/server/database/migrations.ts'
import { everyProtocol } from '../../src/server/http/versions.ts'
import {
  type Exchange,
  type Recording,
  readRecording,
  writeRecording,
} from '../protocol/exchanges/exchange.ts'
import { fill } from '../protocol/exchanges/given.ts'
import { record } from '../protocol/exchanges/record.ts'
import { type Asked, differences } from '../protocol/exchanges/replay.ts'
import { bareDatabase } from './databases.ts'
import { START, startServer } from './world.ts'

/** The steps that a database had behind it when this was recorded. */
const RECORDED = '0004-chunks'

/** A server of today that was brought up from what one held then. */
async function serverWith({ given, serviceKey }: Recording, level = RECORDED): Promise<Asked> {
  const database = await bareDatabase()
  await migrate(database, level)
  await fill(database, given)
  const clock = { now: START }
  const { ask } = await startServer(database, clock, fromBase64url(serviceKey) ?? undefined)
  return { ask, setClock: (now) => Object.assign(clock, { now }) }
}

/** A variant of a server, by what it makes of an answer. */
const changing = (
  { ask, setClock }: Asked,
  change: (path: string, init: RequestInit, response: Response) => Promise<Response>,
): Asked => ({
  setClock,
  ask: async (path, init) => change(path, init, await ask(path, init)),
})

const isJson = ({ headers }: Response): boolean =>
  headers.get('content-type')?.startsWith('application/json') === true

const parsers = {
  heads: parseHeadsAnswer,
  statements: parseStatementsAnswer,
  batches: parseBatchesAnswer,
  push: parsePushAnswer,
  chunks: parseChunksAnswer,
  client: parseParkedAnswer,
  decisions: parseDecisionAnswer,
  decided: parseDecidedAnswer,
}
const parserOf = ({ request: { path } }: Exchange) =>
  Object.entries(parsers).find(([last]) => path.split('?')[0]?.endsWith(`/${last}`))?.[1]

if (process.env['CAIRN_EXCHANGES'] === 'record') writeRecording(await record())

describe.each([...everyProtocol.keys()])('protocol %i', (protocol) => {
  const recording = readRecording(protocol)

  test('everything that its apps asked for is still answered so', async () => {
    expect(await differences(recording, await serverWith(recording))).toEqual([])
  })

  test.each(['0001-start', '0002-exchange', '0003-decisions'])(
    'also by a server whose database stood at %s before',
    async (level) => {
      expect(await differences(recording, await serverWith(recording, level))).toEqual([])
    },
  )

  test('an app of today reads what servers answered then', () => {
    const answers = recording.exchanges.filter((one) => one.answer.status === 200 && parserOf(one))
    for (const one of answers) expect(parserOf(one)?.(one.answer.body), one.what).not.toBeNull()
    expect(new Set(answers.map(parserOf)).size).toBe(Object.keys(parsers).length)
  })

  test('control: a server that refuses pushes of old apps is caught', async () => {
    const server = changing(await serverWith(recording), async (path, init, response) =>
      path === '/api/push' && new Headers(init.headers).get(headerNames.protocol) === String(protocol)
        ? new Response('{"error":"update-needed"}', { status: 426 })
        : response,
    )
    const pushes = recording.exchanges.filter(({ request }) => request.path === '/api/push')
    expect(
      (await differences(recording, server)).filter((one) => one.includes('answer.status')),
    ).toHaveLength(pushes.length)
  })

  test.each([
    'need',
    'code',
    'keys',
    'people',
    'digest',
    'serverPublicKey',
    'missing',
    'outcomes',
    'decided',
  ])('control: a server that no longer says `%s` is caught', async (member) => {
    const without = async (_path: string, _init: RequestInit, response: Response) =>
      isJson(response)
        ? new Response(
            JSON.stringify(await response.json(), (key, value) => (key === member ? undefined : value)),
            response,
          )
        : response
    expect(await differences(recording, changing(await serverWith(recording), without))).not.toEqual([])
  })
})

test('what is recorded is the whole surface of an app of today', () => {
  const { exchanges } = readRecording(PROTOCOL)
  const routes = new Set(
    exchanges.map(
      ({ request: { method, path } }) => `${method} ${path.replace(/\?.*|[\w-]{22}(?=\/)|[\w-]{43}$/g, '')}`,
    ),
  )
  expect([...routes].sort()).toEqual([
    'GET /api/decided',
    'GET /api/heads',
    'GET /api/parked/client',
    'GET /api/spaces//client/batches',
    'GET /api/spaces//client/chunks/',
    'GET /api/spaces//client/statements',
    'GET /api/spaces//officer/batches',
    'GET /api/spaces//officer/chunks/',
    'GET /api/spaces//officer/statements',
    'GET /api/still-to-come',
    'POST /api/chunks',
    'POST /api/devices',
    'POST /api/parked/decisions',
    'POST /api/push',
    'POST /api/sign-in',
    'POST /api/sign-out',
  ])
})
