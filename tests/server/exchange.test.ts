import { beforeEach, describe, expect, test } from 'vitest'
import { toBase64url } from '#core'
import {
  addToDigest,
  batchId,
  emptyDigest,
  parseBatchesAnswer,
  parseHeadsAnswer,
  parseStatementsAnswer,
  sumOfDigests,
} from '#protocol'
import type { Compartment } from '#record'
import { addOfficer, markBackup } from '#server'
import {
  answer,
  checkIn,
  enrol,
  envelopeOf,
  jess,
  margaret,
  push,
  read,
  readHeads,
  readPage,
  START,
  saq,
  say,
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

const yes = answer('q01/answer', 'yes')
const client = (query = '') => `/api/spaces/${ours}/client/batches${query}`
const ofIds = (ids: readonly string[], query = '') =>
  `/api/spaces/${ours}/client/statements?ids=${ids.join()}${query}`
const errorOf = async (response: Response) => [
  response.status,
  ((await response.json()) as { error: string }).error,
]

async function list(space = ours, compartment: Compartment = 'client', query = '', reader = tablet) {
  const path = `/api/spaces/${space}/${compartment}/batches${query}`
  const answered = parseBatchesAnswer(await (await read(server, reader, path)).json())
  if (!answered) throw new Error('Not a list of ids.')
  return answered
}

async function pageOf(path: string) {
  const answered = parseStatementsAnswer(await (await read(server, tablet, path)).json())
  if (!answered) throw new Error('Not a statements answer.')
  return answered
}

/** Batches of one answer each; answers their ids in order. */
async function sayTimes(times: number): Promise<readonly string[]> {
  const ids: string[] = []
  for (let index = 1; index <= times; index++) {
    const made = await envelopeOf(tablet, saq(ours, `session-${index}`), [yes])
    await push(server, tablet, [made.envelope])
    ids.push(batchId(made.ids))
  }
  return ids
}

const damage = async (batch: string): Promise<void> => {
  await server.database
    .updateTable('batches')
    .set({ body: new Uint8Array(64) })
    .where('id', '=', batch)
    .execute()
}

describe('the list of ids', () => {
  test('is read by those who read the statements, and by nobody else', async () => {
    for (const compartment of ['client', 'officer', 'confidential'] as const)
      expect((await read(server, tablet, `/api/spaces/${ours}/${compartment}/batches`)).status).toBe(200)
    for (const space of [theirs, 'A'.repeat(22)])
      expect(await errorOf(await read(server, tablet, `/api/spaces/${space}/client/batches`))).toEqual([
        403,
        'no-access',
      ])
    const manager = await enrol(server, margaret)
    expect((await list(theirs, 'officer', '', manager)).batches).toHaveLength(1)
    for (const role of ['service-manager', 'auditor'] as const) {
      const person = { ...jess, signInName: role, role }
      await addOfficer(server.service, person)
      expect((await read(server, await enrol(server, person), client())).status).toBe(403)
    }
  })

  test('is asked for access again at every page', async () => {
    await sayTimes(3)
    const { next } = await list(ours, 'client', '?limit=1')
    await server.database.deleteFrom('memberships').where('officer', '=', jessId).execute()
    expect(await errorOf(await read(server, tablet, client(`?limit=1&after=${next}`)))).toEqual([
      403,
      'no-access',
    ])
  })

  test('needs the proof of an open vault, and refuses the address bar', async () => {
    const { cookie } = tablet
    expect(await errorOf(await server.ask(client()))).toEqual([401, 'signed-out'])
    expect(await errorOf(await server.ask(client(), { headers: { cookie } }))).toEqual([401, 'no-proof'])
    const typed = await server.ask(client(), { headers: { cookie, 'sec-fetch-mode': 'navigate' } })
    expect(await errorOf(typed)).toEqual([401, 'no-proof'])
  })

  test('comes in pages without a gap or a repeat, in the order of the stream', async () => {
    const said = await sayTimes(7)
    const listed: { readonly seq: number; readonly batch: string }[] = []
    for (let after: number | null = 0; after !== null; ) {
      const page: Awaited<ReturnType<typeof list>> = await list(ours, 'client', `?after=${after}&limit=3`)
      expect(page.upTo).toBe(7)
      expect(page.batches.length).toBeLessThanOrEqual(3)
      listed.push(...page.batches)
      after = page.next
    }
    expect(listed.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(listed.map(({ batch }) => batch)).toEqual(said)
  })

  test('of a stream without a statement is empty and whole', async () => {
    expect(await list(ours, 'confidential')).toEqual({
      protocol: 1,
      batches: [],
      next: null,
      upTo: 0,
      digest: emptyDigest,
    })
  })

  test('says which statements are accepted and which are withheld, and adds up to the head', async () => {
    await say(server, tablet, saq(ours), [yes, answer('q02/answer', 'perhaps')])
    await sayTimes(2)
    const { batches, digest } = await list()
    const [first] = (await readPage(server, tablet, ours, 'client')).batches
    const [accepted = '', withheld = ''] = first?.ids ?? []
    expect(batches[0]?.digest).toBe(
      addToDigest(emptyDigest, [
        { id: accepted, status: 'accepted' },
        { id: withheld, status: 'withheld' },
      ]),
    )
    const head = (await readHeads(server, tablet)).find(({ compartment }) => compartment === 'client')
    expect(sumOfDigests(batches.map((one) => one.digest))).toBe(head?.digest)
    expect(digest).toBe(head?.digest)
  })

  test('names a batch whose body is damaged like any other', async () => {
    const said = await sayTimes(3)
    const before = await list()
    await damage(said[1] ?? '')
    expect(await list()).toEqual(before)
    expect(server.logged).toEqual([])
  })

  test.each(['?after=-1', '?after=x', '?limit=0', '?limit=501', '?limit=1e2', '?after=9999999999999999'])(
    'that cannot be: %s',
    async (query) => {
      expect(await errorOf(await read(server, tablet, client(query)))).toEqual([400, 'bad-request'])
    },
  )

  test('of a compartment that does not exist', async () => {
    expect((await read(server, tablet, `/api/spaces/${ours}/secret/batches`)).status).toBe(400)
  })
})

describe('batches by their ids', () => {
  test('are those and no others, with the keys that signed them', async () => {
    const said = await sayTimes(5)
    const page = await pageOf(ofIds([said[3] ?? '', said[1] ?? '']))
    expect(page.batches.map(({ seq }) => seq)).toEqual([2, 4])
    expect(page).toMatchObject({ next: null, upTo: 5 })
    expect(Object.keys(page.keys)).toEqual([tablet.key.id])
  })

  test('one whose body is damaged, or that is elsewhere or nowhere, is left out, and no other', async () => {
    const said = await sayTimes(3)
    await damage(said[0] ?? '')
    const elsewhere = (await list(ours, 'officer')).batches[0]?.batch ?? ''
    const page = await pageOf(ofIds([...said, elsewhere, emptyDigest]))
    expect(page.batches.map(({ seq }) => seq)).toEqual([2, 3])
    expect(page.next).toBeNull()
    expect(server.logged).toEqual([{ event: 'damaged-body' }])
    expect((await read(server, tablet, `/api/spaces/${ours}/client/statements`)).status).toBe(500)
  })

  test('come in pages too, which end before they grow too large', async () => {
    const said = await sayTimes(4)
    await damage(said[2] ?? '')
    const seqs: number[] = []
    for (let after: number | null = 0; after !== null; ) {
      const page: Awaited<ReturnType<typeof pageOf>> = await pageOf(ofIds(said, `&limit=1&after=${after}`))
      seqs.push(...page.batches.map(({ seq }) => seq))
      after = page.next
    }
    expect(seqs).toEqual([1, 2, 4])
    const prose = (): string => toBase64url(crypto.getRandomValues(new Uint8Array(2_400)))
    const rounds = Array.from({ length: 60 }, (_, round) => ({
      ...answer('police-what/answer', prose()),
      at: START + round,
    }))
    for (let index = 0; index < 8; index++)
      await say(server, tablet, { ...checkIn(ours), sitting: `s${index}` }, rounds)
    const large = (await list(ours, 'officer')).batches.map(({ batch }) => batch)
    const path = `/api/spaces/${ours}/officer/statements?ids=${large.join()}`
    const first = await pageOf(path)
    expect(first.next).toBe(first.batches.at(-1)?.seq)
    const second = await pageOf(`${path}&after=${first.next}`)
    expect([...first.batches, ...second.batches].map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  test('of another case are refused like its pages', async () => {
    const path = `/api/spaces/${theirs}/officer/statements?ids=${emptyDigest}`
    expect(await errorOf(await read(server, tablet, path))).toEqual([403, 'no-access'])
  })

  test.each([
    ['none', ''],
    ['not an id', 'abc'],
    ['an empty one', `${emptyDigest},`],
    ['more than 100', Array.from({ length: 101 }, () => emptyDigest).join()],
  ])('that cannot be: %s', async (_, ids) => {
    expect(await errorOf(await read(server, tablet, ofIds([ids])))).toEqual([400, 'bad-request'])
  })

  test('a hundred at once fit', async () => {
    const ids = Array.from({ length: 100 }, () => emptyDigest)
    expect((await pageOf(ofIds(ids))).batches).toEqual([])
  })
})

describe('the backup mark', () => {
  const inHeads = async () =>
    parseHeadsAnswer(await (await read(server, tablet, '/api/heads')).json())?.backup
  const inReceipts = async () => (await push(server, tablet, [])).backup

  test('is null before the first backup, and then its time, in heads and receipts', async () => {
    expect([await inHeads(), await inReceipts()]).toEqual([null, null])
    await markBackup(server.service, START)
    expect([await inHeads(), await inReceipts()]).toEqual([START, START])
  })

  test('does not go back when an older backup is done later', async () => {
    await markBackup(server.service, START)
    await markBackup(server.service, START - 1)
    expect(await inHeads()).toBe(START)
    await markBackup(server.service, START + 1)
    expect(await inHeads()).toBe(START + 1)
  })
})
