import { expect, test } from 'vitest'
import { emptyDigest } from '#protocol'
import { addCase } from '#server'
import { freshTablets, type Tablets } from './checks.ts'
import { createDice } from './dice.ts'
import { createMemoryDisk } from './memory-disk.ts'
import { createWorld, type World } from './world.ts'

const CASES = 70
/** And who works there: one record for each officer, in the service's own space. */
const BATCHES = CASES + 2

type Service = { readonly world: World; readonly spaces: readonly string[]; readonly tablets: Tablets }

/** Officers with seventy cases each, on empty tablets. */
async function serviceOfMany(): Promise<Service> {
  const world = await createWorld(2, createDice(17))
  const officers = world.tablets.map(({ vault }) => vault.author)
  const spaces: string[] = []
  for (let number = 0; number < CASES; number++)
    spaces.push(
      await addCase(world.server.service, { officers, caseFile: { 'name/answer': `Case ${number}` } }),
    )
  return { world, spaces, tablets: await freshTablets(world) }
}

/** How far each case is fetched, and who wrote in it. */
const fetched = async ({ streams }: Tablets[number], spaces: readonly string[]) =>
  (await streams.getAll(spaces.map((space) => ({ space, compartment: 'officer' })))).map(
    (stream) => stream && { after: stream.after, digest: stream.digest, people: stream.people },
  )

/** Which cases have nothing here. */
const missing = async (tablet: Tablets[number], spaces: readonly string[]) =>
  (await fetched(tablet, spaces)).flatMap((stream, index) => (stream?.digest === emptyDigest ? index : []))

test('a first round reads seventy cases with two requests, and stream by stream from an older server: the same is here', async () => {
  const { world, spaces, tablets } = await serviceOfMany()
  const [amy, ben] = tablets
  expect(await amy.pull()).toMatchObject({ received: BATCHES, problem: null })
  expect(world.network.asked.get('statements-of-many')).toBe(2)
  expect(world.network.asked.get('statements')).toBeUndefined()

  world.network.setOlderServer(true)
  expect(await ben.pull()).toMatchObject({ received: BATCHES, problem: null })
  expect(world.network.asked.get('statements')).toBe(CASES + 1)
  expect(await fetched(amy, spaces)).toEqual(await fetched(ben, spaces))
  expect(await missing(amy, spaces)).toEqual([])
})

test('what is written first waits for no answer: the next cases are asked for before', async () => {
  const { world, tablets } = await serviceOfMany()
  const [amy] = tablets
  const disk = createMemoryDisk()
  const asked: number[] = []
  const watched = await amy.on({
    ...disk,
    commit(changes) {
      const isPage = changes.some(({ table, put = [] }) => table === 'batches' && put.length > 0)
      if (isPage) asked.push(world.network.asked.get('statements-of-many') ?? 0)
      return disk.commit(changes)
    },
  })
  expect(await watched.pull()).toMatchObject({ received: BATCHES, problem: null })
  expect(asked).toEqual([2, 2])
})

test('a damaged body keeps no other case from coming', async () => {
  const { world, spaces, tablets } = await serviceOfMany()
  const [amy] = tablets
  const [damaged] = await world.database
    .selectFrom('batches')
    .innerJoin('streams', 'streams.number', 'batches.stream')
    .select(['batches.id', 'streams.space'])
    .where('streams.space', '=', spaces[3] ?? '')
    .execute()
  await world.database
    .updateTable('batches')
    .set({ body: new Uint8Array(64) })
    .where('id', '=', damaged?.id ?? '')
    .execute()
  expect((await amy.pull()).received).toBe(BATCHES - 1)
  expect(await missing(amy, spaces)).toEqual([3])
})

test.each([
  ['another value', (text: string) => text.replaceAll('"Case 3"', '"Case 300"'), 'server-error'],
  [
    'another signature',
    (text: string) => text.replaceAll(signatureOf(text, '"Case 3"'), 'A'.repeat(86)),
    'untrusted-answer',
  ],
])(
  'one case whose batch comes with %s: it is not taken, and every other case comes',
  async (_, forge, why) => {
    const { spaces, tablets } = await serviceOfMany()
    const [, ben] = tablets
    const forging = await ben.on(ben.disk, async (path, init) => {
      const response = await ben.fetch(path, init)
      return path.includes('statements') ? new Response(forge(await response.text()), response) : response
    })
    const { received, problem } = await forging.pull()
    expect({ received, problem }).toEqual({ received: BATCHES - 1, problem: why })
    expect(await missing(forging, spaces)).toEqual([3])
  },
)

/** Of the batch that holds this value. */
function signatureOf(text: string, value: string): string {
  const answer = JSON.parse(text) as {
    streams?: { batches: { signature: string }[] }[]
    batches?: { signature: string }[]
  }
  const batches = answer.streams?.flatMap((page) => page.batches) ?? answer.batches ?? []
  return batches.find((batch) => JSON.stringify(batch).includes(value))?.signature ?? 'there is none'
}

test('a disk that fails once in the middle: nothing is held by halves, and the round goes on', async () => {
  const { spaces, tablets } = await serviceOfMany()
  const [amy] = tablets
  await amy.streams.prepare(spaces.map((space) => ({ space, compartment: 'officer' })))
  amy.disk.failNext('failed')
  await amy.pull()
  await amy.pull()
  expect(await missing(amy, spaces)).toEqual([])
  expect(await amy.pull()).toMatchObject({ received: 0, problem: null })
})
