import { expect, test } from 'vitest'
import { startSyncLoop } from '../../src/app/device/sync-loop.ts'
import { createMemoryDisk } from '../world/memory-disk.ts'
import { createWorld } from '../world/world.ts'

/** A tablet's loop with a network that can be taken away, and the pauses it makes. */
async function loopOnTablet() {
  const world = await createWorld(1)
  const network = { there: false, asked: 0 }
  const [enrolled] = world.tablets
  if (!enrolled) throw new Error('The world needs a tablet.')
  const tablet = await enrolled.on(createMemoryDisk(), (path, init) => {
    network.asked++
    return network.there ? enrolled.fetch(path, init) : Promise.reject(new TypeError('no network'))
  })
  const pauses: number[] = []
  let due = (): void => undefined
  const loop = startSyncLoop({
    ...tablet,
    ...tablet.surroundings,
    after: (ms, call) => {
      pauses.push(ms)
      due = call
      return () => undefined
    },
    background: { pushSoon() {}, handOver: async () => null },
  })
  const settled = () => expect.poll(() => loop.state.now().working).toBe(false)
  await expect.poll(() => pauses.length).toBe(1)
  return {
    ...{ loop, pauses, network },
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
