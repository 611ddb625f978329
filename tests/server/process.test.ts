import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { encodePush, parsePushAnswer } from '#protocol'
import { demoJess, overHttp, type Running, startMain } from './running.ts'
import { answer, enrol, envelopeOf, pushBody, readHeads, readPage, START, saq } from './world.ts'

let folder: string
let running: Running | null = null
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cairn-process-'))
})
afterEach(async () => {
  await running?.end('SIGKILL')
  rmSync(folder, { recursive: true })
})

async function start(more: { readonly DATABASE_URL?: string } = {}): Promise<Running> {
  running = await startMain({ CAIRN_DATA: join(folder, 'data'), ...more })
  return running
}

test('killed in the middle of a push and started again: everything is there once', {
  timeout: 60_000,
}, async () => {
  let server = await start()
  const tablet = await enrol(overHttp(server.url), demoJess)
  const [{ space } = { space: '' }] = await readHeads(overHttp(server.url), tablet)
  const said = Array.from({ length: 150 }, (_, index) =>
    answer(`q${String((index % 27) + 1).padStart(2, '0')}/answer`, 'yes'),
  )
  const made = await Promise.all(
    said.map((one, index) => envelopeOf(tablet, saq(space), [{ ...one, at: START + index }])),
  )
  const body = encodePush(made.map(({ envelope }) => envelope))
  const push = () => pushBody(overHttp(server.url), tablet, body)
  const stored = async () => {
    const { batches } = await readPage(overHttp(server.url), tablet, space, 'client')
    return batches.flatMap(({ ids }) => ids)
  }
  let cut = 0
  for (const wait of [15, 60, 120, 180, 260]) {
    const answered = push().then(
      (response) => response.json(),
      () => null,
    )
    await new Promise((resolve) => setTimeout(resolve, wait))
    await server.end('SIGKILL')
    if ((await answered) === null) cut++
    server = await start()
    expect(server.printed).toContain('ready')
    const ids = await stored()
    expect(new Set(ids).size).toBe(ids.length)
  }
  expect(cut).toBeGreaterThan(0)
  const receipts = parsePushAnswer(await (await push()).json())?.receipts ?? []
  expect(receipts).toHaveLength(said.length)
  for (const receipt of receipts)
    expect(receipt).toMatchObject({
      statements: [{ status: expect.stringMatching(/^(stored|had)$/) }],
      need: [],
    })
  const ids = await stored()
  expect(ids).toHaveLength(said.length)
  expect(new Set(ids)).toEqual(new Set(made.flatMap((one) => one.ids)))
})

test('stops when asked, prints how to sign in, and keeps its key to itself', {
  timeout: 30_000,
}, async () => {
  const server = await start()
  expect(server.printed).toMatch(/demo sign-in\s+jess\s+demo-maple-kettle\s+Jess Whitlock, PSO/)
  const key = join(folder, 'data/keys/service.key')
  expect(statSync(key).mode & 0o777).toBe(0o600)
  expect(await (await fetch(`${server.url}/api/health`)).json()).toEqual({ ok: true })
  expect(await server.end('SIGTERM')).toBe(0)
})

test('stops although a browser has a connection that it never asked anything on', {
  timeout: 30_000,
}, async () => {
  const server = await start()
  const socket = connect(Number(new URL(server.url).port), 'localhost')
  await once(socket, 'connect')
  socket.on('error', () => undefined)
  try {
    expect(await server.end('SIGTERM')).toBe(0)
  } finally {
    socket.destroy()
  }
})

test('does not start on a key file that is none, and says what is wrong', { timeout: 30_000 }, async () => {
  await (await start()).end('SIGKILL')
  writeFileSync(join(folder, 'data/keys/service.key'), 'not a key\n')
  await expect(start()).rejects.toThrow(/Cairn did not start\. .*service\.key does not hold a service key/)
})

test.each([
  [
    'postgres://cairn:secret@localhost:1/cairn',
    /Cairn did not start\. The database does not answer: .*ECONNREFUSED.*Check DATABASE_URL/,
  ],
  ['mysql://localhost/cairn', /Cairn did not start\. DATABASE_URL must begin with postgres:\/\//],
])(
  'does not start on a database that is not there, and does not repeat the password: %s',
  async (url, sentence) => {
    const failure = await start({ DATABASE_URL: url }).catch(String)
    expect(failure).toMatch(sentence)
    expect(failure).not.toContain('secret')
  },
)

test('the audit log of a service that runs is verified by command, and one that was shortened is found', {
  timeout: 60_000,
}, async () => {
  const { url } = await start()
  const tablet = await enrol(overHttp(url), demoJess)
  const [{ space } = { space: '' }] = await readHeads(overHttp(url), tablet)
  await readPage(overHttp(url), tablet, space, 'client')
  const ends = verifyAudit()
  expect(ends).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^end {2}.*\nAll \d+ entries are as/),
  })
  writeFileSync(join(folder, 'ends'), ends.stdout)
  await running?.end('SIGTERM')
  const database = new DatabaseSync(join(folder, 'data/cairn.sqlite'))
  database.exec('delete from audit where number = (select max(number) from audit)')
  database.close()
  expect(verifyAudit()).toMatchObject({ status: 0 })
  expect(verifyAudit(join(folder, 'ends'))).toMatchObject({
    status: 1,
    stdout: expect.stringMatching(/was there once and is not now.*Stop the service/s),
  })
})

const verifyAudit = (...kept: readonly string[]) =>
  spawnSync(
    process.execPath,
    [join(import.meta.dirname, '../../src/server/commands/audit-verify.ts'), ...kept],
    {
      env: { ...process.env, CAIRN_DATA: join(folder, 'data') },
      encoding: 'utf8',
    },
  )
