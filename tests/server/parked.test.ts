import { beforeEach, describe, expect, test } from 'vitest'
import {
  addToDigest,
  type DecidedAnswer,
  emptyDigest,
  headerNames,
  makeProof,
  type Outcome,
  type ParkedAnswer,
  type SignedDecision,
  signDecision,
} from '#protocol'
import type { RecordHeader } from '#record'
import { addOfficer } from '#server'
import {
  answer,
  enrol,
  envelopeOf,
  imran,
  jess,
  margaret,
  postJson,
  push,
  read,
  readHeads,
  readPage,
  type Said,
  START,
  saq,
  say,
  sessionKey,
  startServer,
  type Tablet,
  type TestServer,
  usualService,
} from './world.ts'

let server: TestServer
let theirs: string
let jessId: string
let author: Tablet
let manager: Tablet
beforeEach(async () => {
  const service = await usualService()
  server = service.server
  theirs = service.theirs
  jessId = service.jessId
  author = await enrol(server, jess)
  manager = await enrol(server, margaret)
})

const yes = answer('q01/answer', 'yes')
const no = answer('q02/answer', 'no')
const nowhere = 'A'.repeat(22)
const diary = (space: string): RecordHeader => ({
  space,
  compartment: 'confidential',
  form: 'no-such-form',
  sitting: 'case',
})

const listOf = async (compartment = 'client', query = '', tablet = manager): Promise<ParkedAnswer> =>
  (await read(server, tablet, `/api/parked/${compartment}${query}`)).json()

/** Sends into somebody else's case: parked. Gives the ids. */
async function park(header: RecordHeader, said: readonly Said[] = [yes]): Promise<readonly string[]> {
  const { envelope, ids } = await envelopeOf(author, header, said)
  await push(server, author, [envelope])
  return ids
}

type Choice = {
  readonly outcome?: Outcome
  readonly reason?: string
  readonly by?: Tablet
  readonly at?: number
}

async function signed(
  ids: readonly string[],
  { outcome = 'accept', reason = 'She covered for him.', by = manager, at = START }: Choice = {},
): Promise<SignedDecision> {
  const rows = await server.database
    .selectFrom('statements')
    .innerJoin('batches', 'batches.number', 'statements.batch')
    .select('batches.id as batch')
    .where('statements.id', 'in', ids)
    .execute()
  const decision = {
    batch: rows[0]?.batch ?? '',
    statements: [...ids].sort(),
    outcome,
    reason,
    officer: by.officer,
    at,
  }
  return signDecision(decision, by.key)
}

const path = '/api/parked/decisions'

async function post(body: unknown, tablet = manager): Promise<readonly [number, Record<string, unknown>]> {
  const proof = await makeProof('POST', path, server.clock.now, tablet.key)
  const response = await server.ask(
    path,
    postJson(body, { cookie: tablet.cookie, [headerNames.proof]: proof }),
  )
  return [response.status, (await response.json()) as Record<string, unknown>]
}

const decide = async (ids: readonly string[], choice: Choice = {}) =>
  post(await signed(ids, choice), choice.by ?? manager)

const errorOf = ([status, { error }]: readonly [number, Record<string, unknown>]) => [status, error]

const statusOf = async (id: string) =>
  server.database.selectFrom('statements').select(['status', 'code']).where('id', '=', id).executeTakeFirst()

const secondManager = { ...margaret, name: 'Ruth Adeyemi', signInName: 'ruth' }

describe('the list', () => {
  test('says what waits, with its words, whose they are, and what may be decided', async () => {
    const [id] = await park(saq(theirs))
    const { batches, people, next } = await listOf()
    expect(batches).toMatchObject([
      {
        header: saq(theirs),
        claimed: true,
        receivedAt: START,
        statements: [
          { id, code: 'no-access', statement: { ...yes, author: jessId }, outcomes: ['accept', 'refuse'] },
        ],
      },
    ])
    expect([people, next]).toEqual([{ [jessId]: 'Jess Whitlock' }, null])
  })

  test('holds only what waits: not what was taken or refused beside it', async () => {
    const [taken] = await park(saq(theirs), [yes, no])
    if (taken) await decide([taken])
    const { batches } = await listOf()
    expect(batches.flatMap(({ statements }) => statements.map(({ statement }) => statement.field))).toEqual([
      no.field,
    ])
  })

  test('an unclaimed space may be refused only; a newer form is nobody’s to decide', async () => {
    await park(saq(nowhere))
    await park(saq(theirs), [{ ...yes, version: 2 }])
    const { batches } = await listOf()
    const told = batches.map(({ claimed, statements }) => [
      claimed,
      statements[0]?.code,
      statements[0]?.outcomes,
    ])
    expect(told.sort()).toEqual([
      [false, 'no-access', ['refuse']],
      [true, 'newer-form', []],
    ])
  })

  test('comes in pages, each batch once', async () => {
    for (const sitting of ['session-1', 'session-2', 'session-3']) await park(saq(theirs, sitting))
    const seen: string[] = []
    let after: string | null = ''
    while (after !== null) {
      const page: ParkedAnswer = await listOf('client', `?limit=2${after ? `&after=${after}` : ''}`)
      seen.push(...page.batches.map(({ header }) => header.sitting))
      after = page.next
    }
    expect(seen.sort()).toEqual(['session-1', 'session-2', 'session-3'])
  })

  test('no officer, service manager or auditor reads it, nor their own words in it; the manager does', async () => {
    await park(saq(theirs))
    for (const role of ['officer', 'service-manager', 'auditor'] as const) {
      const person = { ...jess, signInName: `a ${role}`, role }
      await addOfficer(server.service, person)
      const response = await read(server, await enrol(server, person), '/api/parked/client')
      expect([role, response.status]).toEqual([role, 403])
    }
    const own = await read(server, author, '/api/parked/client')
    expect(own.status).toBe(403)
    expect(await own.text()).not.toContain(theirs)
    expect(JSON.stringify(await listOf())).toContain(theirs) // the control
  })

  test('of one compartment holds nothing of another, not even how much waits there', async () => {
    const before = await listOf()
    await park(diary(theirs), [answer('words/answer', 'CANARY')])
    expect(await listOf()).toEqual(before)
    expect(JSON.stringify(await listOf('officer'))).not.toContain('CANARY')
    const confidential = await listOf('confidential')
    expect(JSON.stringify(confidential)).toContain('CANARY') // the control
    expect(confidential.people).toEqual({})
  })

  test('a damaged body is left out, and the rest is listed', async () => {
    await park(saq(theirs, 'session-1'))
    await park(saq(theirs, 'session-2'))
    const [first] = (await listOf()).batches
    await server.database
      .updateTable('batches')
      .set({ body: new Uint8Array(40) })
      .where('id', '=', first?.batch ?? '')
      .execute()
    const { batches } = await listOf()
    expect(batches.map(({ batch }) => batch)).not.toContain(first?.batch)
    expect(batches).toHaveLength(1)
  })
})

describe('accepting', () => {
  test('the batch comes again to every reader with its words, and the digest is theirs', async () => {
    const [id] = await park(saq(theirs))
    const other = await enrol(server, imran)
    const before = await readPage(server, other, theirs, 'client')
    expect(before.batches[0]?.withheld).toHaveLength(1)
    expect((await decide([id ?? '']))[0]).toBe(200)
    const after = await readPage(server, other, theirs, 'client', `?after=${before.upTo}`)
    expect(after.batches).toMatchObject([{ statements: [yes], withheld: [] }])
    const head = (await readHeads(server, other)).find(
      ({ space, compartment }) => space === theirs && compartment === 'client',
    )
    expect(head?.seq).toBe(before.upTo + 1)
    expect(head?.digest).toBe(addToDigest(emptyDigest, [{ id: id ?? '', status: 'accepted' }]))
  })

  test('one of a batch leaves the other waiting', async () => {
    const [first, second] = await park(saq(theirs), [yes, no])
    await decide([first ?? ''])
    expect(await statusOf(first ?? '')).toEqual({ status: 'accepted', code: null })
    expect(await statusOf(second ?? '')).toEqual({ status: 'parked', code: 'no-access' })
  })

  test('what a session wrote after its time', async () => {
    const { ours } = await usualCase()
    const { key, certificate } = await sessionKey(author, ours, { until: START + 1 })
    const late = { ...yes, via: 'session', at: START + 5 } as const
    const options = { key, certificates: [certificate] }
    expect(await say(server, author, saq(ours), [late], options)).toEqual(['parked certificate-expired'])
    const [parked] = (await listOf()).batches
    const [one] = parked?.statements ?? []
    expect((await decide([one?.id ?? '']))[0]).toBe(200)
    expect((await statusOf(one?.id ?? ''))?.status).toBe('accepted')
  })

  test('sent again afterwards, it is there already', async () => {
    const { envelope, ids } = await envelopeOf(author, saq(theirs), [yes])
    await push(server, author, [envelope])
    await decide(ids)
    expect((await push(server, author, [envelope])).receipts).toMatchObject([
      { statements: [{ status: 'had' }] },
    ])
  })

  test('not for a case nobody knows, nor under a form nobody knows: both wait on', async () => {
    for (const ids of [await park(saq(nowhere)), await park(saq(theirs), [{ ...yes, version: 2 }])]) {
      expect(errorOf(await decide(ids))).toEqual([409, 'cannot-accept'])
      expect((await statusOf(ids[0] ?? ''))?.status).toBe('parked')
    }
  })
})

describe('refusing', () => {
  test('its author, and nobody else, reads who, when and why', async () => {
    const [id] = await park(saq(theirs))
    await decide([id ?? ''], { outcome: 'refuse', reason: 'Not about this client.' })
    const decided = { by: 'Margaret Osei', at: START, reason: 'Not about this client.' }
    const other = await enrol(server, imran)
    const [seen] = (await readPage(server, other, theirs, 'client')).batches
    expect(seen?.withheld).toMatchObject([{ id, status: 'refused', code: 'set-aside' }])
    expect(JSON.stringify(seen)).not.toContain('Not about')
    await server.database.insertInto('memberships').values({ space: theirs, officer: jessId }).execute()
    const [own] = (await readPage(server, author, theirs, 'client')).batches
    expect(own?.withheld).toMatchObject([
      { id, status: 'refused', code: 'set-aside', statement: yes, decided },
    ])
  })

  test('an author who is not on the case is told too, of their own words only', async () => {
    const [id] = await park(saq(theirs))
    await decide([id ?? ''], { outcome: 'refuse', reason: 'Not about this client.' })
    const told = async (tablet: Tablet): Promise<DecidedAnswer> =>
      (await read(server, tablet, `/api/decided?ids=${id}`)).json()
    expect((await told(author)).statements).toEqual([
      {
        id,
        status: 'refused',
        code: 'set-aside',
        decided: { by: 'Margaret Osei', at: START, reason: 'Not about this client.' },
      },
    ])
    expect((await told(await enrol(server, imran))).statements).toEqual([])
  })

  test('needs a reason; in an unclaimed space too it can be done', async () => {
    const ids = await park(saq(nowhere))
    for (const reason of ['', '   ', 'a'.repeat(1_001), '\ud800'])
      expect(
        errorOf(
          await decide(ids, { outcome: 'refuse', reason }).catch(
            () => [400, { error: 'bad-request' }] as const,
          ),
        ),
      ).toEqual([400, 'bad-request'])
    expect((await decide(ids, { outcome: 'refuse' }))[0]).toBe(200)
    expect((await listOf()).batches).toEqual([])
  })

  test('the reason is nowhere in plain at rest', async () => {
    const ids = await park(saq(theirs))
    await decide(ids, { outcome: 'refuse', reason: 'CANARY reason' })
    const rows = await server.database.selectFrom('decisions').selectAll().execute()
    const text = rows
      .map(({ body, ...row }) => Buffer.from(body).toString('latin1') + JSON.stringify(row))
      .join()
    expect(text).not.toContain('CANARY')
    expect(text).toContain('refuse') // the control: the rest of the row is in plain
  })
})

describe('twice', () => {
  test('the same decision again is the same decision; another of the same outcome too', async () => {
    const ids = await park(saq(theirs))
    const body = await signed(ids)
    const first = await post(body)
    expect(first[0]).toBe(200)
    expect((await post(body))[1]['decision']).toBe(first[1]['decision'])
    expect((await decide(ids, { at: START + 9 }))[1]['decision']).toBe(first[1]['decision'])
    const [head] = (await readHeads(server, manager)).filter(
      ({ space, compartment }) => space === theirs && compartment === 'client',
    )
    expect(head?.seq).toBe(2) // once for the push, once for the decision
  })

  test('of two managers at once the first counts, and the second is told by whom and how', async () => {
    await addOfficer(server.service, secondManager)
    const other = await enrol(server, secondManager)
    const ids = await park(saq(theirs))
    const answers = await Promise.all([decide(ids), decide(ids, { outcome: 'refuse', by: other })])
    const [won, lost] = answers.toSorted(([a], [b]) => a - b)
    expect(won?.[0]).toBe(200)
    const accepted = (await statusOf(ids[0] ?? ''))?.status === 'accepted'
    expect(lost).toMatchObject([
      409,
      {
        error: 'already-decided',
        decided: accepted
          ? { by: 'Margaret Osei', outcome: 'accept', at: START }
          : { by: 'Ruth Adeyemi', outcome: 'refuse', at: START },
      },
    ])
    expect(await server.database.selectFrom('decisions').select('id').execute()).toHaveLength(1)
  })

  test('one that is decided among several: nothing of the second is done', async () => {
    const ids = await park(saq(theirs), [yes, no])
    await decide(ids.slice(0, 1))
    expect(errorOf(await decide(ids, { outcome: 'refuse' }))).toEqual([409, 'already-decided'])
    expect((await statusOf(ids[1] ?? ''))?.status).toBe('parked')
  })

  test('what nobody decided and is not parked: no name is made up', async () => {
    const { ours } = await usualCase()
    const ids = await park(saq(ours))
    expect(await decide(ids)).toMatchObject([409, { error: 'already-decided', decided: null }])
  })
})

describe('who may not', () => {
  test('an officer, though the words are their own', async () => {
    const ids = await park(saq(theirs))
    expect(errorOf(await decide(ids, { by: author }))).toEqual([403, 'no-access'])
    expect((await statusOf(ids[0] ?? ''))?.status).toBe('parked')
  })

  test('a decision signed by another key, for another officer, or changed afterwards', async () => {
    const ids = await park(saq(theirs))
    const mine = await signed(ids)
    const others = await signed(ids, { by: author })
    const bad = [
      others,
      { ...others, key: mine.key },
      { ...mine, signature: others.signature },
      { ...mine, decision: { ...mine.decision, outcome: 'refuse' } },
      { ...mine, decision: { ...mine.decision, reason: 'Another.' } },
    ]
    for (const body of bad) expect(errorOf(await post(body))).toEqual([401, 'bad-signature'])
    expect((await statusOf(ids[0] ?? ''))?.status).toBe('parked')
    expect((await post(mine))[0]).toBe(200) // the control
  })

  test('a locked device, or another site’s page', async () => {
    const ids = await park(saq(theirs))
    const body = await signed(ids)
    const locked = await server.ask(path, postJson(body, { cookie: manager.cookie }))
    expect(locked.status).toBe(401)
    const proof = await makeProof('POST', path, server.clock.now, manager.key)
    const foreign = await server.ask(
      path,
      postJson(body, { cookie: manager.cookie, [headerNames.proof]: proof, origin: 'http://other.test' }),
    )
    expect(foreign.status).toBe(403)
  })

  test('what is no decision at all', async () => {
    const good = await signed(await park(saq(theirs), [yes, no]))
    const { decision } = good
    const spoilt: readonly unknown[] = [
      null,
      {},
      { ...good, more: 1 },
      ...[
        { batch: 'x' },
        { statements: [] },
        { statements: decision.statements.toReversed() },
        { statements: [decision.statements[0], decision.statements[0]] },
        { outcome: 'maybe' },
        { at: 0.5 },
        { officer: '' },
      ].map((change) => ({ ...good, decision: { ...decision, ...change } })),
    ]
    for (const body of spoilt) expect(errorOf(await post(body))).toEqual([400, 'bad-request'])
  })
})

describe('a form that was newer than the server', () => {
  /** As a server left it that did not know this version. */
  const unknownThen = (id: string) =>
    server.database.updateTable('statements').set({ code: 'newer-form' }).where('id', '=', id).execute()

  test('is judged again when a server starts that knows it, and comes again to readers', async () => {
    const [id = ''] = await park(saq(theirs))
    const [still = ''] = await park(saq(theirs, 'session-2'), [{ ...yes, version: 2 }])
    await unknownThen(id)
    await server.database.insertInto('memberships').values({ space: theirs, officer: jessId }).execute()
    const before = await readPage(server, author, theirs, 'client')
    server = await startServer(server.database, server.clock)
    expect(await statusOf(id)).toEqual({ status: 'accepted', code: null })
    expect(await statusOf(still)).toEqual({ status: 'parked', code: 'newer-form' })
    const after = await readPage(server, author, theirs, 'client', `?after=${before.upTo}`)
    expect(after.batches).toMatchObject([{ statements: [yes], withheld: [] }])
    const head = (await readHeads(server, author)).find(
      ({ space, compartment }) => space === theirs && compartment === 'client',
    )
    expect(head?.digest).toBe(
      addToDigest(emptyDigest, [
        { id, status: 'accepted' },
        { id: still, status: 'withheld' },
      ]),
    )
  })

  test('by somebody who is not on the case it then waits for a manager', async () => {
    const [id = ''] = await park(saq(theirs))
    await unknownThen(id)
    server = await startServer(server.database, server.clock)
    expect(await statusOf(id)).toEqual({ status: 'parked', code: 'no-access' })
    expect((await decide([id]))[0]).toBe(200)
  })

  test('two servers that start at once judge it once', async () => {
    const [id = ''] = await park(saq(theirs))
    await unknownThen(id)
    await server.database.insertInto('memberships').values({ space: theirs, officer: jessId }).execute()
    await Promise.all([1, 2].map(() => startServer(server.database, server.clock)))
    const [head] = (await readHeads(server, manager)).filter(
      ({ space, compartment }) => space === theirs && compartment === 'client',
    )
    expect(head?.seq).toBe(2)
  })
})

/** A case that Jess is on. */
async function usualCase(): Promise<{ readonly ours: string }> {
  const row = await server.database
    .selectFrom('memberships')
    .select('space')
    .where('officer', '=', jessId)
    .executeTakeFirstOrThrow()
  return { ours: row.space }
}
