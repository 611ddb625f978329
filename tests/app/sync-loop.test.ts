import { expect, test } from 'vitest'
import type { Signals } from '#store'
import { startSyncLoop } from '../../src/app/device/sync-loop.ts'
import { createMemoryDisk } from '../world/memory-disk.ts'
import { createWorld } from '../world/world.ts'

/** A tablet's loop with a network that can be taken away, and the pauses it makes. */
async function loopOnTablet() {
  const world = await createWorld(1)
  /** `onAsked`: what happens while a request is on its way. */
  const network = { there: false, asked: 0, onAsked: async (_path: string) => {} }
  let pushed = 0
  const [enrolled] = world.tablets
  if (!enrolled) throw new Error('The world needs a tablet.')
  const tablet = await enrolled.on(createMemoryDisk(), async (path, init) => {
    network.asked++
    await network.onAsked(path)
    return network.there ? enrolled.fetch(path, init) : Promise.reject(new TypeError('no network'))
  })
  const pauses: number[] = []
  let due = (): void => undefined
  let notice = (): void => undefined
  let hear: Parameters<Signals['subscribe']>[0] = () => undefined
  const loop = startSyncLoop({
    ...tablet,
    ...tablet.surroundings,
    signals: {
      post() {},
      subscribe(listen) {
        hear = listen
        return () => undefined
      },
    },
    after: (ms, call) => {
      if (ms < 1_000) notice = call
      else {
        pauses.push(ms)
        due = call
      }
      return () => undefined
    },
    background: { pushSoon: () => void pushed++, handOver: async () => null },
  })
  const settled = () => expect.poll(() => loop.state.now().working).toBe(false)
  await expect.poll(() => pauses.length).toBe(1)
  return {
    ...{ loop, pauses, network, tablet, world },
    /** How often something was to be sent at once. */
    pushes: () => pushed,
    /** As when another document of this device did something to the outbox: a moment later the loop looks at it. */
    noticed() {
      hear({ kind: 'outbox' })
      notice()
      return loop.state.now()
    },
    async whenDue(): Promise<void> {
      const before = pauses.length
      due()
      await expect.poll(() => pauses.length).toBeGreaterThan(before)
      await settled()
    },
  }
}

test('without a network it is tried soon, then ever later, and every half minute at last', async () => {
  const { whenDue, pauses, loop } = await loopOnTablet()
  for (let times = 0; times < 6; times++) await whenDue()
  expect(pauses.map((ms) => ms / 1_000)).toEqual([1, 2, 4, 8, 16, 30, 30])
  loop.stop()
})

test('the browser says that the network is back before it is: what waits goes a second later', async () => {
  const { whenDue, pauses, loop, network } = await loopOnTablet()
  for (let times = 0; times < 6; times++) await whenDue()
  await loop.round() // told too early
  expect(pauses.at(-1)).toBe(1_000)
  network.there = true
  await whenDue()
  expect(loop.state.now().problem).toBeNull()
  expect(pauses.at(-1)).toBe(30_000)
  loop.stop()
})

test('what another document of this device sent tells it that the network is back', async () => {
  const { whenDue, noticed, loop, network, tablet, world } = await loopOnTablet()
  const { saq } = await world.newCase()
  network.there = true
  await whenDue()
  network.there = false
  await whenDue()
  expect(loop.state.now().problem).toBe('offline')
  await tablet.say(saq, 'q01/answer', 'yes')
  await expect.poll(() => noticed().outbox.unsent).toBe(1)
  network.there = true
  expect(await tablet.push()).toMatchObject({ sent: 1 })
  await expect.poll(() => noticed().problem).toBeNull()
  loop.stop()
})

test('what is said while a round reads is sent at once, not half a minute later', async () => {
  const { whenDue, noticed, pushes, loop, network, tablet, world } = await loopOnTablet()
  const { saq } = await world.newCase()
  network.there = true
  await whenDue()
  let isSaid = false
  network.onAsked = async (path) => {
    if (path !== '/api/heads' || isSaid) return
    isSaid = true
    await tablet.say(saq, 'q01/answer', 'yes')
  }
  await whenDue()
  expect(isSaid).toBe(true)
  noticed() // hears of it when the round is over
  expect(pushes()).toBe(1)
  loop.stop()
})

test('what is said just after what waited was sent is sent at once too, although less waits than before', async () => {
  const { whenDue, noticed, pushes, loop, network, tablet, world } = await loopOnTablet()
  const { saq } = await world.newCase()
  network.there = true
  await whenDue()
  for (const question of ['q01', 'q02', 'q03']) await tablet.say(saq, `${question}/answer`, 'yes')
  await expect.poll(() => noticed().outbox.unsent).toBe(3)
  const before = pushes()
  expect(await tablet.push()).toMatchObject({ sent: 3 }) // as the service worker does
  world.clock.now += 100
  await tablet.say(saq, 'q04/answer', 'yes')
  await expect.poll(() => noticed().outbox.unsent).toBe(1)
  expect(pushes() - before).toBe(1)
  world.clock.now += 1_000
  expect(await tablet.push()).toMatchObject({ sent: 1 })
  await expect.poll(() => noticed().outbox.unsent).toBe(0)
  expect(pushes() - before).toBe(1)
  loop.stop()
})

test('a disk that fails where the meeting is noted stops no later round', async () => {
  const { whenDue, pauses, loop, network, tablet } = await loopOnTablet()
  network.there = true
  const { get } = tablet.disk
  tablet.disk.get = (table, key) =>
    table === 'marks' && key[1] === 'server-met' ? Promise.reject(new Error('closed')) : get(table, key)
  await whenDue()
  await whenDue()
  expect(pauses.at(-1)).toBe(30_000)
  expect(loop.state.now().working).toBe(false)
  loop.stop()
})
