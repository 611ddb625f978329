import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createDice, type Dice } from '../../world/dice.ts'
import { barePostgres } from '../databases.ts'
import { demoJess, overHttp, startMain } from '../running.ts'
import {
  answer,
  enrolDevice,
  envelopeOf,
  push,
  type Reached,
  readHeads,
  readPage,
  START,
  saq,
  signIn,
  type Tablet,
} from '../world.ts'

const DEVICES = 50
const EACH = 5
const PAGE = 40

type Device = {
  readonly tablet: Tablet
  readonly made: Awaited<ReturnType<typeof makeAnswers>>
  /** What it read, in order, and the number of the last batch. */
  readonly seen: string[]
  at: number
}

const makeAnswers = (tablet: Tablet, space: string, device: number) =>
  Promise.all(
    Array.from({ length: EACH }, (_, index) =>
      envelopeOf(tablet, saq(space), [{ ...answer('q01/answer', 'yes'), at: START + device * EACH + index }]),
    ),
  )

test(`${DEVICES} devices at two processes on one PostgreSQL: nothing lost, nothing doubled, nothing skipped`, {
  timeout: 180_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-fifty-'))
  const environment = { DATABASE_URL: await barePostgres(), CAIRN_DATA: folder }
  const running = await Promise.all([startMain(environment), startMain(environment)])
  const servers = running.map(({ url }) => overHttp(url)) as [Reached, Reached]
  try {
    const devices: Device[] = []
    const signedIn = await signIn(servers[0], demoJess) // once: a password takes long to check, as it must
    let space = ''
    for (let number = 0; number < DEVICES; number++) {
      const tablet = await enrolDevice(servers[number % 2 === 0 ? 0 : 1], signedIn)
      space ||= (await readHeads(servers[0], tablet))[0]?.space ?? ''
      devices.push({ tablet, made: await makeAnswers(tablet, space, number), seen: [], at: 0 })
    }
    await Promise.all(devices.map((device, number) => live(device, servers, space, createDice(number))))
    for (const device of devices) await readOn(device, servers[0], space)

    const said = devices.flatMap(({ made }) => made.flatMap(({ ids }) => ids))
    for (const { seen } of devices) {
      expect(seen).toHaveLength(said.length)
      expect(new Set(seen)).toEqual(new Set(said))
    }
  } finally {
    await Promise.all(running.map(({ end }) => end('SIGTERM')))
    rmSync(folder, { recursive: true })
  }
})

/** Sends everything, now to one process and now to the other, some of it twice and at both at once, and reads on meanwhile. */
async function live(device: Device, servers: readonly [Reached, Reached], space: string, dice: Dice) {
  const waiting = device.made.map(({ envelope }) => envelope)
  while (waiting.length > 0) {
    const some = waiting.splice(dice.roll(waiting.length), 1 + dice.roll(3))
    const server = dice.pick(servers)
    const sent = [push(server, device.tablet, some)]
    if (dice.chance(0.3)) sent.push(push(dice.pick(servers), device.tablet, some.toReversed()))
    for (const { receipts } of await Promise.all(sent))
      for (const receipt of receipts)
        expect(receipt).toMatchObject({ statements: [{ status: expect.stringMatching(/^(stored|had)$/) }] })
    if (dice.chance(0.5)) await readOn(device, dice.pick(servers), space)
  }
}

/** Reads to the end. A number that is missing would be a batch that this device never gets. */
async function readOn(device: Device, server: Reached, space: string): Promise<void> {
  for (let more = true; more; ) {
    const query = `?after=${device.at}&limit=${PAGE}`
    const { batches } = await readPage(server, device.tablet, space, 'client', query)
    for (const { seq, ids } of batches) {
      expect(seq).toBe(device.at + 1)
      device.at = seq
      device.seen.push(...ids)
    }
    more = batches.length > 0
  }
}
