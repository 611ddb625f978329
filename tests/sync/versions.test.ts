import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { headerNames, PROTOCOL } from '#protocol'
import type { RecordHeader } from '#record'
import type { Fetch } from '#sync'
import { freshTablets, storedStatements, valuesAt } from '../world/checks.ts'
import { createMemoryDisk } from '../world/memory-disk.ts'
import type { Tablet } from '../world/tablet.ts'
import { createWorld, type World } from '../world/world.ts'

// What a device of today makes of answers of another version: older ones, later ones, and ones that are none.

const q = (number: number): string => `q0${number}/answer`

let world: World
let saq: RecordHeader
/** Its server answers as `change` says. */
let amy: Tablet
let ben: Tablet
let change: (path: string, response: Response) => Response | Promise<Response>
beforeAll(async () => {
  world = await createWorld(2)
}, 60_000)
beforeEach(async () => {
  change = (_, response) => response
  saq = (await world.newCase()).saq
  const [first, second] = await freshTablets(world)
  const changing: Fetch = async (path, init) => change(path, await first.fetch(path, init))
  amy = await first.on(createMemoryDisk(), changing)
  ben = second
  for (const tablet of [amy, ben]) await tablet.round()
})

type Answer = { readonly [member: string]: unknown }

/** Answers of these paths, with another body; `protocol` as if it came from a later server. */
const answering =
  (path: RegExp, body: (answer: Answer) => unknown, protocol = PROTOCOL): typeof change =>
  async (asked, response) => {
    if (!path.test(asked) || !response.ok) return response
    const headers = new Headers(response.headers)
    headers.set(headerNames.protocol, String(protocol))
    return new Response(JSON.stringify(body((await response.json()) as Answer)), { headers })
  }

const refusing =
  (path: RegExp, status: number, error?: string): typeof change =>
  (asked, response) =>
    path.test(asked)
      ? new Response(error === undefined ? 'nothing here' : JSON.stringify({ error }), { status })
      : response

const receipts = (answer: Answer) => answer['receipts'] as readonly Answer[]
const state = () => amy.outbox.state(amy.vault.id)

describe('answers with more or less in them', () => {
  test('members that nobody here knows are left out', async () => {
    change = answering(/./, (answer) => ({ ...answer, mood: 'fair', spaces2: [] }), 7)
    await amy.say(saq, q(1), 'yes')
    expect(await amy.round()).toMatchObject({ problem: null })
    expect(await state()).toMatchObject({ unsent: 0, held: 0 })
    change = answering(/push/, (answer) => ({
      ...answer,
      receipts: receipts(answer).map((one) => ({ ...one, weather: 1 })),
    }))
    await amy.say(saq, q(2), 'yes')
    expect(await amy.round()).toMatchObject({ problem: null })
    expect(await state()).toMatchObject({ unsent: 0, held: 0 })
  })

  test('members that came later are done without', async () => {
    change = answering(/./, ({ backup, people, ...rest }) => rest)
    await ben.say(saq, q(1), 'yes')
    await ben.round()
    await amy.say(saq, q(2), 'yes')
    expect(await amy.round()).toMatchObject({ problem: null })
    expect(await valuesAt(amy, saq, q(1))).toEqual(['yes'])
    expect((await state()).backup).toBeNull()
  })

  test('a route that came later is done without', async () => {
    change = refusing(/\/batches\?/, 404)
    await amy.say(saq, q(1), 'yes')
    expect(await amy.round()).toMatchObject({ problem: null })
    expect(await state()).toMatchObject({ unsent: 0 })
  })
})

describe('receipts of a later server', () => {
  const withStatus = (status: string) =>
    answering(/push/, (answer) => ({
      ...answer,
      receipts: receipts(answer).map((receipt, index) =>
        index > 0
          ? receipt
          : {
              ...receipt,
              statements: (receipt['statements'] as Answer[]).map((one) => ({ ...one, status })),
            },
      ),
    }))

  test('a status it does not know: that envelope is kept, the others are settled, and it needs an update', async () => {
    await amy.say(saq, q(1), 'yes')
    await amy.say(saq, q(2), 'no')
    change = withStatus('embargoed')
    await amy.round()
    expect(await state()).toMatchObject({ unsent: 1, held: 1, notUnderstood: 1 })
    expect(await valuesAt(amy, saq, q(1))).toEqual(['yes'])
  })

  test('it is not sent again and again, but at each unlock; an app that knows the answer gets it', async () => {
    await amy.say(saq, q(1), 'yes')
    change = withStatus('embargoed')
    await amy.round()
    const before = world.network.asked.get('push')
    for (let round = 0; round < 3; round++) await amy.round()
    expect(world.network.asked.get('push')).toBe(before)
    const again = await amy.on(amy.disk)
    await again.round()
    expect(await state()).toMatchObject({ unsent: 1, notUnderstood: 1 })
    change = (_, response) => response
    const updated = await again.on(amy.disk)
    await updated.round()
    expect(await state()).toMatchObject({ unsent: 0, held: 0, notUnderstood: 0 })
    expect(await storedStatements(world, saq)).toHaveLength(1)
  })

  test.each([
    ['of another shape', (receipt: Answer) => ({ envelope: receipt['envelope'], statement: {} })],
    [
      'with an error it does not know',
      (receipt: Answer) => ({ envelope: receipt['envelope'], error: 'too-early' }),
    ],
  ] as [string, (receipt: Answer) => Answer][])(
    'a receipt %s: the envelope is kept and it needs an update',
    async (_, receipt) => {
      await amy.say(saq, q(1), 'yes')
      change = answering(/push/, (answer) => ({ ...answer, receipts: receipts(answer).map(receipt) }))
      await amy.round()
      expect(await state()).toMatchObject({ unsent: 1, notUnderstood: 1 })
    },
  )

  test('a receipt for nothing that was sent does no harm', async () => {
    await amy.say(saq, q(1), 'yes')
    change = answering(/push/, (answer) => ({ ...answer, receipts: [...receipts(answer), { news: true }] }))
    expect(await amy.round()).toMatchObject({ problem: null })
    expect(await state()).toMatchObject({ unsent: 0 })
  })

  test('no receipt at all: the envelope is kept and sent again', async () => {
    await amy.say(saq, q(1), 'yes')
    change = answering(/push/, (answer) => ({ ...answer, receipts: [] }))
    await amy.push()
    expect(await state()).toMatchObject({ unsent: 1, held: 0 })
    change = (_, response) => response
    await amy.round()
    expect(await state()).toMatchObject({ unsent: 0 })
  })

  test.each(['parked', 'refused'])(
    '%s with a code it does not know: its text is kept for the officer',
    async (status) => {
      await amy.say(saq, q(1), 'maybe')
      change = answering(/push/, (answer) => ({
        ...answer,
        receipts: receipts(answer).map((receipt) => ({
          ...receipt,
          statements: (receipt['statements'] as Answer[]).map((one) => ({
            ...one,
            status,
            code: 'full-moon',
          })),
        })),
      }))
      await amy.push()
      expect(await state()).toMatchObject({ unsent: 0, needsYou: 1 })
      expect((await amy.records.open(saq)).needsYou).toMatchObject([{ status, code: 'full-moon' }])
    },
  )

  test('an envelope whose version the server does not know is kept', async () => {
    await amy.say(saq, q(1), 'yes')
    change = answering(/push/, (answer) => ({
      ...answer,
      receipts: receipts(answer).map(({ envelope }) => ({ envelope, error: 'unknown-version' })),
    }))
    await amy.round()
    expect(await state()).toMatchObject({ unsent: 1, held: 1, notUnderstood: 0 })
    change = (_, response) => response
    await amy.round()
    expect(await state()).toMatchObject({ unsent: 0, held: 0 })
  })
})

describe('a server that no longer reads this protocol', () => {
  test('says so: what is written still goes, and the round says that an update is needed', async () => {
    await amy.say(saq, q(1), 'yes')
    change = refusing(/heads|statements/, 426, 'update-needed')
    expect(await amy.round()).toMatchObject({ problem: 'update-needed' })
    expect(await state()).toMatchObject({ unsent: 0 })
  })

  test('begins to say so between two pages: the rest of the round is not tried', async () => {
    await ben.say(saq, q(1), 'yes')
    await ben.round()
    const before = world.network.asked.get('statements') ?? 0
    change = refusing(/statements/, 426, 'update-needed')
    expect(await amy.round()).toMatchObject({ problem: 'update-needed' })
    expect((world.network.asked.get('statements') ?? 0) - before).toBe(1)
  })

  test('answers in a way that cannot be read, under a later number: an update is needed', async () => {
    change = answering(/heads/, () => ({ cases: [] }), PROTOCOL + 1)
    expect(await amy.round()).toMatchObject({ problem: 'update-needed' })
  })

  test('the same under this number is a server that is not well', async () => {
    change = answering(/heads/, () => ({ cases: [] }))
    expect(await amy.round()).toMatchObject({ problem: 'server-error' })
  })

  test.each([426, 404, 400])('a bare %i comes from something in between', async (status) => {
    change = refusing(/heads/, status)
    expect(await amy.round()).toMatchObject({ problem: 'server-error' })
  })

  test('refuses even the push, against the protocol: nothing is lost', async () => {
    await amy.say(saq, q(1), 'yes')
    change = refusing(/./, 426, 'update-needed')
    expect(await amy.round()).toMatchObject({ problem: 'update-needed' })
    expect(await state()).toMatchObject({ unsent: 1, held: 0 })
  })
})

test('a server that is older than this app: said as that, and tried again', async () => {
  await amy.say(saq, q(1), 'yes')
  change = refusing(/heads/, 400, 'unknown-version')
  expect(await amy.round()).toMatchObject({ problem: 'server-behind' })
  expect(await state()).toMatchObject({ unsent: 0 })
  change = (_, response) => response
  expect(await amy.round()).toMatchObject({ problem: null })
})
