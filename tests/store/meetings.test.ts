import { expect, test } from 'vitest'
import { createMeetings } from '#store'
import { createMemoryDisk } from '../world/memory-disk.ts'

const DAY = 86_400_000
const HOUR = 3_600_000
const START = Date.UTC(2026, 10, 23, 10)

const met = async (disk = createMemoryDisk()) => {
  const meetings = createMeetings('v', disk)
  await meetings.noteMet(START)
  return meetings
}

test('time counts from the last meeting, also for a document that is opened later', async () => {
  const disk = createMemoryDisk()
  await met(disk)
  expect(await createMeetings('v', disk).sinceMet(START + 15 * DAY)).toBe(15 * DAY)
  expect(await createMeetings('another vault', disk).sinceMet(START + 15 * DAY)).toBe(0)
})

test('a clock that is set back takes no time away: how long it was nobody can tell, until the server is met', async () => {
  const meetings = await met()
  expect(await meetings.sinceMet(START + 20 * DAY)).toBe(20 * DAY)
  expect(await meetings.sinceMet(START + 2 * DAY)).toBeNull()
  expect(await meetings.sinceMet(START - 400 * DAY)).toBeNull()
  await meetings.noteMet(START + 2 * DAY)
  expect(await meetings.sinceMet(START + 3 * DAY)).toBe(DAY)
})

test('set back right after a meeting, and kept there, it is noticed too', async () => {
  const meetings = await met()
  expect(await meetings.sinceMet(START - DAY)).toBeNull()
})

test('a clock that is put right by some minutes is no clock that was set back', async () => {
  const meetings = await met()
  await meetings.sinceMet(START + DAY + HOUR / 2)
  expect(await meetings.sinceMet(START + DAY)).toBe(DAY + HOUR / 2)
})

test('one that was far ahead by mistake is right again once the server was met', async () => {
  const meetings = await met()
  expect(await meetings.sinceMet(START + 400 * DAY)).toBe(400 * DAY)
  expect(await meetings.sinceMet(START + DAY)).toBeNull()
  await meetings.noteMet(START + DAY)
  expect(await meetings.sinceMet(START + DAY)).toBe(0)
})

test('a vault that was used before this was counted begins to count', async () => {
  const meetings = createMeetings('v', createMemoryDisk())
  expect(await meetings.sinceMet(START)).toBe(0)
  expect(await meetings.sinceMet(START + 15 * DAY)).toBe(15 * DAY)
})
