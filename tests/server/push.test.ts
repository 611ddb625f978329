import { beforeEach, expect, test } from 'vitest'
import { allocationHeader, caseFileHeader } from '#casework'
import { fromBase64url } from '#core'
import {
  addToDigest,
  emptyDigest,
  encodePush,
  headerNames,
  parsePushAnswer,
  type ReceivedBatch,
  signPush,
} from '#protocol'
import { heads } from '#record'
import {
  answer,
  checkIn,
  enrol,
  envelopeOf,
  imran,
  jess,
  margaret,
  push,
  pushBody,
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
  wordsOf,
} from './world.ts'

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

const yes = answer('q01/answer', 'yes')
const unknown = (letter: string) => `${letter.repeat(43 - 1)}A`

test('what was sent is stored, once, and read back as it was signed', async () => {
  const { envelope, ids } = await envelopeOf(tablet, saq(ours), [yes, answer('q02/answer', 'no')])
  const { receipts } = await push(server, tablet, [envelope])
  expect(receipts.map(wordsOf)).toEqual([['stored', 'stored']])
  const again = await push(server, tablet, [envelope, envelope])
  expect(again.receipts.map(wordsOf)).toEqual([
    ['had', 'had'],
    ['had', 'had'],
  ])
  const page = await readPage(server, tablet, ours, 'client')
  expect(page.batches).toHaveLength(1)
  expect(page.batches[0]).toMatchObject({ seq: 1, ids, withheld: [], header: saq(ours) })
  expect(page.batches[0]?.statements.map(({ value }) => value)).toEqual(['yes', 'no'])
})

test('the same envelope twice in one push is stored once', async () => {
  const { envelope } = await envelopeOf(tablet, saq(ours), [yes])
  const { receipts } = await push(server, tablet, [envelope, envelope])
  expect(receipts.map(wordsOf)).toEqual([['stored'], ['had']])
  expect((await readPage(server, tablet, ours, 'client')).batches).toHaveLength(1)
})

test('one push of several streams: each in gapless order, and an allocation holds for what comes after it', async () => {
  const manager = await enrol(server, margaret)
  const toJess = { id: tablet.officer, name: 'Jess Whitlock' }
  const envelopes = await Promise.all([
    envelopeOf(tablet, saq(ours), [yes]),
    envelopeOf(tablet, checkIn(theirs), [answer('police/answer', 'yes')]),
    envelopeOf(tablet, checkIn(ours), [answer('police/answer', 'no')]),
    envelopeOf(manager, allocationHeader(theirs), [{ ...answer('officer/answer', toJess), version: 2 }]),
    envelopeOf(tablet, checkIn(theirs), [answer('police/answer', 'no')]),
    envelopeOf(tablet, saq(ours), [answer('q02/answer', 'no')]),
  ])
  const { receipts } = await push(
    server,
    tablet,
    envelopes.map(({ envelope }) => envelope),
  )
  expect(receipts.map(wordsOf)).toEqual([
    ['stored'],
    ['parked no-access'],
    ['stored'],
    ['stored'],
    ['stored'],
    ['stored'],
  ])
  for (const { space, compartment, seq, digest } of await readHeads(server, tablet)) {
    const { batches } = await readPage(server, tablet, space, compartment)
    expect(batches.map((batch) => batch.seq)).toEqual(Array.from({ length: seq }, (_, at) => at + 1))
    expect(digest).toBe(digestOf(batches))
  }
})

test('pushes that cross each other are each stored once, in gapless order', async () => {
  const said = Array.from({ length: 12 }, (_, index) => ({ ...yes, at: START + index }))
  const made = await Promise.all(said.map((one) => envelopeOf(tablet, saq(ours), [one])))
  const envelopes = made.map(({ envelope }) => envelope)
  await Promise.all([
    push(server, tablet, envelopes),
    push(server, tablet, envelopes.toReversed()),
    ...envelopes.map((envelope) => push(server, tablet, [envelope])),
  ])
  const { batches } = await readPage(server, tablet, ours, 'client')
  expect(batches.map(({ seq }) => seq)).toEqual(said.map((_, index) => index + 1))
  expect(new Set(batches.flatMap(({ ids }) => ids))).toEqual(new Set(made.flatMap(({ ids }) => ids)))
})

test('out of order: the one that replaces comes first and asks for the other', async () => {
  const first = await envelopeOf(tablet, saq(ours), [yes])
  const second = await envelopeOf(tablet, saq(ours), [{ ...answer('q01/answer', 'no'), replaces: first.ids }])
  const early = await push(server, tablet, [second.envelope])
  expect(early.receipts).toMatchObject([{ need: first.ids }])
  const late = await push(server, tablet, [first.envelope])
  expect(late.receipts).toMatchObject([{ need: [] }])
  const both = await push(server, tablet, [second.envelope, first.envelope])
  expect(both.receipts).toMatchObject([{ need: [] }, { need: [] }])
})

test('what comes later in the same push is not asked for', async () => {
  const first = await envelopeOf(tablet, saq(ours), [yes])
  const said = Array.from({ length: 40 }, (_, index) => ({
    ...yes,
    at: START + 1 + index,
    replaces: first.ids,
  }))
  const others = await Promise.all(said.map((one) => envelopeOf(tablet, saq(ours), [one])))
  const { receipts } = await push(server, tablet, [...others.map(({ envelope }) => envelope), first.envelope])
  expect(receipts).toHaveLength(41)
  for (const receipt of receipts) expect(receipt).toMatchObject({ need: [] })
})

test('a replaced statement nobody ever sent is needed; one that was withheld is not', async () => {
  const bad = await envelopeOf(tablet, saq(ours), [answer('q01/answer', 'perhaps')])
  expect((await push(server, tablet, [bad.envelope])).receipts.flatMap(wordsOf)).toEqual([
    'refused bad-value',
  ])
  const replaces = [...bad.ids, unknown('x')].sort()
  const { envelope } = await envelopeOf(tablet, saq(ours), [{ ...yes, replaces }])
  expect((await push(server, tablet, [envelope])).receipts).toMatchObject([{ need: [unknown('x')] }])
})

test.each<[string, Said, string]>([
  ['a value its kind does not have', answer('q01/answer', 'perhaps'), 'refused bad-value'],
  ['a number for yes', answer('q01/answer', 1), 'refused bad-value'],
  ['a question there is not', answer('q99/answer', 'yes'), 'refused unknown-field'],
  ['a part there is not', answer('q01/secret', 'yes'), 'refused unknown-field'],
  ['a field named like something built in', answer('constructor', 'yes'), 'refused unknown-field'],
  ['a version of the form still to come', { ...yes, version: 2 }, 'parked newer-form'],
  ['as if it had been imported', { ...yes, via: 'import' }, 'refused not-allowed'],
  ['taking an answer back', answer('q01/answer', null), 'stored'],
])('one statement: %s', async (_, said, words) => {
  expect(await say(server, tablet, saq(ours), [answer('q02/answer', 'no'), said])).toEqual(['stored', words])
  expect(await say(server, tablet, saq(ours), [answer('q02/answer', 'no'), said])).toEqual([
    'had',
    words === 'stored' ? 'had' : words,
  ])
})

test('a form the server does not know, or knows in another compartment', async () => {
  expect(await say(server, tablet, { ...saq(ours), form: 'still-to-come' }, [yes])).toEqual([
    'parked newer-form',
  ])
  expect(await say(server, tablet, { ...saq(ours), compartment: 'officer' }, [yes])).toEqual([
    'refused not-allowed',
  ])
  const shown = { ...checkIn(ours), compartment: 'client' } as const
  expect(await say(server, tablet, shown, [answer('police/answer', 'yes')])).toEqual(['refused not-allowed'])
})

test('a confidential form is taken in its own compartment, and in no other', async () => {
  const header = { space: ours, form: 'risk-assessment-confidential', sitting: 'case' } as const
  const said = [answer('information/answer', 'She moves on Friday.')]
  for (const compartment of ['client', 'officer'] as const)
    expect(await say(server, tablet, { ...header, compartment }, said)).toEqual(['refused not-allowed'])
  expect(await say(server, tablet, { ...header, compartment: 'confidential' }, said)).toEqual(['stored'])
})

test('another officer’s case, and a case nobody knows: kept aside, not shown to anybody', async () => {
  const nowhere = `${unknown('y').slice(0, 21)}A`
  expect(await say(server, tablet, saq(theirs), [yes])).toEqual(['parked no-access'])
  expect(await say(server, tablet, saq(nowhere), [yes])).toEqual(['parked no-access'])
  const owner = await enrol(server, imran)
  const page = await readPage(server, owner, theirs, 'client')
  expect(page.batches[0]).toMatchObject({
    statements: [],
    withheld: [{ status: 'parked', code: 'no-access' }],
  })
  const manager = await enrol(server, margaret)
  expect((await readHeads(server, manager)).map(({ space }) => space)).not.toContain(nowhere)
})

test('the manager keeps every case file and writes no officer’s form', async () => {
  const manager = await enrol(server, margaret)
  expect(await say(server, manager, caseFileHeader(ours), [answer('stage/answer', 'allocated')])).toEqual([
    'stored',
  ])
  expect(await say(server, manager, checkIn(ours), [answer('police/answer', 'yes')])).toEqual([
    'refused not-allowed',
  ])
})

test('withheld statements travel to others without their value and pass on what they replaced', async () => {
  const canary = 'CANARY-withheld-value'
  const first = await envelopeOf(tablet, saq(ours), [yes])
  const bad = await envelopeOf(tablet, saq(ours), [
    { ...answer('q01/answer', canary), replaces: first.ids },
    answer('q03/answer', 'no'),
  ])
  const third = await envelopeOf(tablet, saq(ours), [
    { ...answer('q01/answer', 'no'), replaces: bad.ids.slice(0, 1) },
  ])
  await push(server, tablet, [first.envelope, bad.envelope, third.envelope])
  const page = await readPage(server, await enrol(server, margaret), ours, 'client')
  expect(JSON.stringify(page)).not.toContain(canary)
  expect(page.batches[1]).toMatchObject({
    ids: bad.ids,
    withheld: [
      { id: bad.ids[0], field: 'q01/answer', replaces: first.ids, status: 'refused', code: 'bad-value' },
    ],
  })
  expect(headsOf(page.batches).get('q01/answer')).toEqual(['no'])
  expect(headsOf(page.batches.filter((_, index) => index !== 2)).get('q01/answer')).toEqual(['yes'])
})

test('the digest is the one a device computes from what it read', async () => {
  await say(server, tablet, saq(ours), [yes, answer('q02/answer', 'perhaps')])
  await say(server, tablet, saq(ours), [answer('q03/answer', 'no')])
  await say(server, tablet, checkIn(ours), [answer('police/answer', 'yes')])
  const places = (await readHeads(server, tablet)).filter(({ space }) => space === ours)
  expect(places.map(({ compartment, seq }) => [compartment, seq])).toEqual([
    ['client', 2],
    ['officer', 2], // the case file came first
    ['confidential', 0],
  ])
  for (const { space, compartment, digest } of places)
    expect(digest).toBe(digestOf((await readPage(server, tablet, space, compartment)).batches))
  expect(new Set(places.map(({ digest }) => digest)).size).toBe(3)
})

test('one bad envelope does not stop the others', async () => {
  const good = await envelopeOf(tablet, saq(ours), [yes])
  const other = await envelopeOf(tablet, saq(ours), [answer('q02/answer', 'no')])
  const flipped = good.envelope.slice()
  flipped[100] = (flipped[100] ?? 0) ^ 1
  const foreign = good.envelope.slice()
  foreign[3] = (foreign[3] ?? 0) ^ 1
  const newer = good.envelope.slice()
  newer[0] = 3
  const envelopes = [flipped, good.envelope, foreign, new Uint8Array(0), newer, other.envelope]
  const { receipts } = await push(server, tablet, envelopes)
  expect(receipts.flatMap(wordsOf)).toEqual([
    'damaged',
    'stored',
    'unknown-key',
    'unknown-version',
    'unknown-version',
    'stored',
  ])
})

test('a batch signed by a key the server does not know, or for somebody else', async () => {
  const stranger = await sessionKey(tablet, ours)
  expect(await say(server, tablet, saq(ours), [yes], { key: stranger.key })).toEqual(['bad-signature'])
  const manager = await enrol(server, margaret)
  expect(await say(server, tablet, saq(ours), [yes], { key: manager.key })).toEqual(['refused wrong-author'])
  // The forger leaves no trace: what the author says is taken afterwards.
  expect(await say(server, tablet, saq(ours), [yes])).toEqual(['stored'])
})

test('a session’s key: its own case, client forms, in its time', async () => {
  const { key, certificate } = await sessionKey(tablet, ours)
  const options = { key, certificates: [certificate] }
  const inSession = { ...yes, via: 'session' } as const
  expect(await say(server, tablet, saq(theirs), [inSession], options)).toEqual(['refused not-allowed'])
  expect(await say(server, tablet, saq(ours), [{ ...yes, via: 'officer' }], options)).toEqual([
    'refused not-allowed',
  ])
  const aloud = { ...answer('police/answer', 'yes'), via: 'session' } as const
  expect(await say(server, tablet, checkIn(ours), [aloud], options)).toEqual(['refused not-allowed'])
  expect(await say(server, tablet, saq(ours), [inSession], options)).toEqual(['stored'])
  const later = { ...inSession, at: certificate.certificate.until + 1 }
  expect(await say(server, tablet, saq(ours), [later], { key })).toEqual(['parked certificate-expired'])
  const earlier = { ...inSession, at: certificate.certificate.from - 1 }
  expect(await say(server, tablet, saq(ours), [earlier], { key })).toEqual(['parked certificate-expired'])
  const page = await readPage(server, tablet, ours, 'client')
  expect(Object.keys(page.keys).sort()).toEqual([key.id, tablet.key.id].sort())
  expect(page.keys[key.id]).toEqual({ kind: 'session', ...certificate })
})

test('a certificate that its officer did not sign', async () => {
  const { key, certificate } = await sessionKey(tablet, ours)
  const manager = await enrol(server, margaret)
  const forged = await sessionKey({ ...tablet, key: { ...manager.key, id: tablet.key.id } }, ours)
  const stretched = { ...certificate, certificate: { ...certificate.certificate, until: START * 2 } }
  const inSession = { ...yes, via: 'session' } as const
  const attempts = [
    { key: forged.key, certificates: [forged.certificate] },
    { key, certificates: [stretched] },
    { key, certificates: [] },
  ]
  for (const options of attempts)
    expect(await say(server, tablet, saq(ours), [inSession], options)).toEqual(['bad-signature'])
  expect(await say(server, tablet, saq(ours), [inSession], { key, certificates: [certificate] })).toEqual([
    'stored',
  ])
})

test('a device that was refused loses nothing and adds nothing', async () => {
  await server.database
    .updateTable('devices')
    .set({ refused_at: START })
    .where('id', '=', tablet.device)
    .execute()
  expect(await say(server, tablet, saq(ours), [yes])).toEqual(['parked no-access'])
})

test('a push cut short anywhere is refused as a whole', async () => {
  const { envelope } = await envelopeOf(tablet, saq(ours), [yes])
  const body = encodePush([envelope])
  for (let length = 0; length < body.length; length++) {
    const cut = body.slice(0, length)
    const unsigned = await server.ask('/api/push', {
      method: 'POST',
      headers: {
        [headerNames.device]: tablet.device,
        [headerNames.signature]: await signPush(body, tablet.deviceKey),
      },
      body: cut,
    })
    expect(unsigned.status).toBe(401)
    const signed = await pushBody(server, tablet, cut)
    if (length === 5) expect(parsePushAnswer(await signed.json())).toMatchObject({ receipts: [] })
    else expect(signed.status).toBe(400)
  }
  expect((await readPage(server, tablet, ours, 'client')).batches).toEqual([])
  expect(
    parsePushAnswer(await (await pushBody(server, tablet, body)).json())?.receipts.flatMap(wordsOf),
  ).toEqual(['stored'])
})

test('an envelope cut short anywhere is an error of that envelope alone', async () => {
  const { envelope } = await envelopeOf(tablet, saq(ours), [yes])
  const cuts = Array.from({ length: envelope.length }, (_, length) => envelope.slice(0, length))
  const { receipts } = await push(server, tablet, cuts)
  expect(receipts).toHaveLength(envelope.length)
  for (const receipt of receipts) expect(receipt).toHaveProperty('error')
  expect((await readPage(server, tablet, ours, 'client')).batches).toEqual([])
})

test('a device the server does not know, and another device’s signature', async () => {
  const other = await enrol(server, jess)
  const { envelope } = await envelopeOf(tablet, saq(ours), [yes])
  const body = encodePush([envelope])
  const nobody = await pushBody(server, { ...tablet, device: 'nobody' }, body)
  expect(await nobody.json()).toMatchObject({ error: 'unknown-device' })
  const mixed = await pushBody(server, { device: other.device, deviceKey: tablet.deviceKey }, body)
  expect(await mixed.json()).toMatchObject({ error: 'bad-signature' })
  expect(mixed.status).toBe(401)
  // The carrier does not matter, the author does.
  expect((await push(server, other, [envelope])).receipts.flatMap(wordsOf)).toEqual(['stored'])
})

test('a push over the limit is refused while it is read', async () => {
  let sent = 0
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 65_536
      controller.enqueue(new Uint8Array(65_536))
    },
  })
  const response = await server.ask('/api/push', {
    method: 'POST',
    headers: { [headerNames.device]: tablet.device, [headerNames.signature]: 'x' },
    body: endless,
    duplex: 'half',
  } as RequestInit)
  expect(response.status).toBe(413)
  expect(sent).toBeLessThan(9_000_000)
})

test('a push is taken from an app of any protocol', async () => {
  const { envelope } = await envelopeOf(tablet, saq(ours), [yes])
  const body = encodePush([envelope])
  const response = await server.ask('/api/push', {
    method: 'POST',
    headers: {
      [headerNames.protocol]: '99',
      [headerNames.device]: tablet.device,
      [headerNames.signature]: await signPush(body, tablet.deviceKey),
    },
    body,
  })
  expect(response.status).toBe(200)
})

test('a server that stopped after storing and before answering had it', async () => {
  const { envelope } = await envelopeOf(tablet, saq(ours), [yes])
  await push(server, tablet, [envelope])
  server = await startServer(server.database, { now: START + 1 })
  expect((await push(server, tablet, [envelope])).receipts.flatMap(wordsOf)).toEqual(['had'])
  expect((await readPage(server, tablet, ours, 'client')).batches).toHaveLength(1)
})

/** What a device shows from what it read: the heads' values by field. */
function headsOf(batches: readonly ReceivedBatch[]): ReadonlyMap<string, readonly unknown[]> {
  const set = {
    accepted: new Map(
      batches.flatMap(({ ids, statements, withheld }) => {
        const kept = ids.filter((id) => !withheld.some((one) => one.id === id))
        return statements.map((statement, index) => [kept[index] ?? '', statement] as const)
      }),
    ),
    withheld: new Map(batches.flatMap(({ withheld }) => withheld.map((one) => [one.id, one] as const))),
  }
  return new Map(
    [...heads(set)].map(([field, found]) => [field, found.map(({ statement }) => statement.value)]),
  )
}

function digestOf(batches: readonly ReceivedBatch[]): string {
  const withheldIds = new Set(batches.flatMap(({ withheld }) => withheld.map(({ id }) => id)))
  const ids = [...new Set(batches.flatMap((batch) => batch.ids))]
  const entries = ids.map((id) => ({
    id,
    status: withheldIds.has(id) ? ('withheld' as const) : ('accepted' as const),
  }))
  expect(fromBase64url(emptyDigest)).toHaveLength(32)
  return addToDigest(emptyDigest, entries)
}

test('what was not taken comes back with its words to who wrote it, and to nobody else', async () => {
  const manager = await enrol(server, margaret)
  expect(await say(server, tablet, saq(ours), [answer('q01/answer', 'maybe')])).toEqual(['refused bad-value'])
  const [own] = (await readPage(server, tablet, ours, 'client')).batches
  expect(own?.withheld).toMatchObject([{ code: 'bad-value', statement: { value: 'maybe' } }])
  const [others] = (await readPage(server, manager, ours, 'client')).batches
  expect(others?.withheld).toMatchObject([{ code: 'bad-value' }])
  expect(JSON.stringify(others)).not.toContain('maybe')
})

test('a device that says it was erased in bytes that are no text is answered with a word', async () => {
  const body = new Uint8Array([0xff, 0xfe])
  const response = await server.ask('/api/devices/erased', {
    method: 'POST',
    headers: {
      [headerNames.device]: tablet.device,
      [headerNames.signature]: await signPush(body, tablet.deviceKey),
    },
    body,
  })
  expect([response.status, await response.json()]).toEqual([
    400,
    expect.objectContaining({ error: 'bad-request' }),
  ])
})
