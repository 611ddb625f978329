import { beforeEach, expect, test } from 'vitest'
import { type Bytes, type Json, systemRandom } from '#core'
import {
  chunkHash,
  encodeChunks,
  headerNames,
  MAX_CHUNKS_BODY,
  makeProof,
  parseChunksAnswer,
  sealAttachment,
  signPush,
} from '#protocol'
import { type Attachment, PIECE_BYTES, type RecordHeader } from '#record'
import {
  answer,
  enrol,
  imran,
  jess,
  margaret,
  say,
  type Tablet,
  type TestServer,
  usualService,
} from './world.ts'

const ROW = 'cm93LW9uZS1mb3ItdGVzdA'

let server: TestServer
let ours: string
let theirs: string
let tablet: Tablet
beforeEach(async () => {
  const service = await usualService()
  server = service.server
  ours = service.ours
  theirs = service.theirs
  tablet = await enrol(server, jess)
})

const papers = (space: string): RecordHeader => ({
  ...{ space, compartment: 'officer' },
  ...{ form: 'paper-work', sitting: 'case' },
})
const seal = (bytes: Bytes) => sealAttachment(bytes, 'image/jpeg', systemRandom)
const named = (attachment: Attachment) => [answer(`rows/${ROW}/photo`, { ...attachment } as Json)]

const post = async (
  body: Bytes,
  by: Pick<Tablet, 'device' | 'deviceKey'> = tablet,
  headers: Record<string, string> = {},
): Promise<Response> =>
  server.ask('/api/chunks', {
    method: 'POST',
    headers: {
      [headerNames.device]: by.device,
      [headerNames.signature]: await signPush(body, by.deviceKey),
      ...headers,
    },
    body,
  })

const send = async (names: readonly string[], chunks: readonly Bytes[], by = tablet) =>
  parseChunksAnswer(await (await post(encodeChunks({ names, chunks }), by)).json())?.missing

const get = async (
  hash: string,
  { space = ours, compartment = 'officer', by = tablet } = {},
): Promise<Response> => {
  const path = `/api/spaces/${space}/${compartment}/chunks/${hash}`
  const proof = await makeProof('GET', path, server.clock.now, by.key)
  return server.ask(path, { headers: { cookie: by.cookie, [headerNames.proof]: proof } })
}
const statusAndError = async (response: Response) => [
  response.status,
  ((await response.json()) as { error: string }).error,
]

/** A photograph that is whole on the server, named in a case of ours. */
async function photograph() {
  const { attachment, chunks } = await seal(new Uint8Array(PIECE_BYTES + 5).fill(9))
  await send(attachment.chunks, chunks)
  expect(await say(server, tablet, papers(ours), named(attachment))).toEqual(['stored'])
  const [hash = ''] = attachment.chunks
  return { attachment, chunks, hash }
}

test('what is missing is told, and sending it in pieces, twice and in any order stores it once', async () => {
  const { attachment, chunks } = await seal(new Uint8Array(2 * PIECE_BYTES + 1))
  const [first = '', second = '', third = ''] = attachment.chunks
  const [one, two, three] = chunks as [Bytes, Bytes, Bytes]
  expect(await send(attachment.chunks, [])).toEqual([first, second, third])
  expect(await send(attachment.chunks, [three])).toEqual([first, second])
  expect(await send(attachment.chunks, [three, one])).toEqual([second])
  expect(await send(attachment.chunks, [two])).toEqual([])
  expect(await send(attachment.chunks, [])).toEqual([])
  expect(await server.database.selectFrom('chunks').select('id').execute()).toHaveLength(3)
})

test('a reader on the case gets the very bytes, as bytes and nothing else', async () => {
  const { hash, chunks } = await photograph()
  const response = await get(hash)
  expect(response.headers.get('content-type')).toBe('application/octet-stream')
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(chunks[0])
})

test('the manager reads it; an officer of another case does not, nor by naming the chunk in a case of their own', async () => {
  const { attachment, hash } = await photograph()
  expect((await get(hash, { by: await enrol(server, margaret) })).status).toBe(200)
  const other = await enrol(server, imran)
  expect(await statusAndError(await get(hash, { by: other }))).toEqual([403, 'no-access'])
  expect(await statusAndError(await get(hash, { by: other, space: theirs }))).toEqual([404, 'not-found'])
  // Whoever knows the key of an attachment has been given it already; the hash alone opens nothing.
  expect(await say(server, other, papers(theirs), named(attachment))).toEqual(['stored'])
  expect((await get(hash, { by: other, space: theirs })).status).toBe(200)
})

test('another compartment of the same case does not have it', async () => {
  const { hash } = await photograph()
  for (const compartment of ['client', 'confidential'])
    expect(await statusAndError(await get(hash, { compartment }))).toEqual([404, 'not-found'])
})

test('a chunk that no statement names is given to nobody, and to readers once one does', async () => {
  const { attachment, chunks } = await seal(new Uint8Array(8))
  const [hash = ''] = attachment.chunks
  await send(attachment.chunks, chunks)
  expect(await statusAndError(await get(hash))).toEqual([404, 'not-found'])
  await say(server, tablet, papers(ours), named(attachment))
  expect((await get(hash)).status).toBe(200)
})

test('a chunk that has not come is not found, and then it is', async () => {
  const { attachment, chunks } = await seal(new Uint8Array(8))
  const [hash = ''] = attachment.chunks
  await say(server, tablet, papers(ours), named(attachment))
  expect(await statusAndError(await get(hash))).toEqual([404, 'not-found'])
  await send(attachment.chunks, chunks)
  expect((await get(hash)).status).toBe(200)
})

test('the cookie without a proof gets nothing, nor does the address bar', async () => {
  const { hash } = await photograph()
  const path = `/api/spaces/${ours}/officer/chunks/${hash}`
  const { cookie } = tablet
  expect((await server.ask(path, { headers: { cookie } })).status).toBe(401)
  const typed = { cookie, 'sec-fetch-mode': 'navigate' }
  expect((await server.ask(path, { headers: typed })).status).toBe(401)
  expect((await server.ask(path)).status).toBe(401)
})

test('a device must sign what it sends; one that was refused still can', async () => {
  const { attachment, chunks } = await seal(new Uint8Array(8))
  const body = encodeChunks({ names: attachment.chunks, chunks })
  const unknown = { ...tablet, device: 'A'.repeat(22) }
  expect(await statusAndError(await post(body, unknown))).toEqual([401, 'unknown-device'])
  const other = encodeChunks({ names: [], chunks: [] })
  const wrong = { [headerNames.signature]: await signPush(other, tablet.deviceKey) }
  expect(await statusAndError(await post(body, tablet, wrong))).toEqual([401, 'bad-signature'])
  expect(await server.database.selectFrom('chunks').select('id').execute()).toEqual([])
  await server.database.updateTable('devices').set({ refused_at: 1 }).execute()
  expect(await send(attachment.chunks, chunks)).toEqual([])
})

test('another site’s page cannot have a device’s chunks stored or read', async () => {
  const { hash } = await photograph()
  const path = `/api/spaces/${ours}/officer/chunks/${hash}`
  const headers = { cookie: tablet.cookie, origin: 'https://elsewhere.example' }
  expect((await server.ask(path, { headers })).status).toBe(401)
  const response = await get(hash)
  expect(response.headers.get('access-control-allow-origin')).toBeNull()
  expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin')
})

test('bodies that are damaged, too long or from a later app are refused whole, in words', async () => {
  const { attachment, chunks } = await seal(new Uint8Array(8))
  const sound = encodeChunks({ names: attachment.chunks, chunks })
  const later = new Uint8Array(sound)
  later[4] = 2
  const long = encodeChunks({ names: [], chunks: [new Uint8Array(PIECE_BYTES + 17)] })
  const answers = [
    [sound.subarray(0, sound.length - 1), [400, 'damaged']],
    [new Uint8Array(0), [400, 'damaged']],
    [later, [400, 'unknown-version']],
    [long, [400, 'damaged']],
    [new Uint8Array(MAX_CHUNKS_BODY + 1), [413, 'too-large']],
  ] as const
  for (const [body, expected] of answers)
    expect(await statusAndError(await post(new Uint8Array(body)))).toEqual(expected)
  expect(await server.database.selectFrom('chunks').select('id').execute()).toEqual([])
  expect(await send(attachment.chunks, chunks)).toEqual([]) // the control
})

test('an address that names no chunk is refused', async () => {
  for (const hash of ['x', 'A'.repeat(44), '..%2f..%2fheads'])
    expect((await get(hash)).status).toBeGreaterThanOrEqual(400)
})

test('two devices sending the same chunk at once store it once', async () => {
  const other = await enrol(server, jess)
  const { attachment, chunks } = await seal(new Uint8Array(PIECE_BYTES))
  const answers = await Promise.all(
    [tablet, other, tablet, other].map((by) => send(attachment.chunks, chunks, by)),
  )
  expect(answers).toEqual([[], [], [], []])
  expect(await server.database.selectFrom('chunks').select('id').execute()).toEqual([
    { id: chunkHash(chunks[0] ?? new Uint8Array()) },
  ])
})

test('nothing that a server stores of a photograph opens without the statement that names it', async () => {
  const picture = new TextEncoder().encode('CANARY of a photograph')
  const { attachment, chunks } = await seal(picture)
  await send(attachment.chunks, chunks)
  await say(server, tablet, papers(ours), named(attachment))
  const rows = [
    ...(await server.database.selectFrom('chunks').selectAll().execute()),
    ...(await server.database.selectFrom('batches').selectAll().execute()),
  ].map(({ body }) => Buffer.from(body).toString('latin1'))
  expect(rows.some((row) => row.includes('CANARY'))).toBe(false)
  expect(rows.some((row) => row.includes(attachment.key))).toBe(false)
  expect(Buffer.from(picture).toString('latin1').includes('CANARY')).toBe(true) // the control
})
