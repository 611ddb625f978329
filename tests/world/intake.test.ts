import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { caseAnswers, caseFileHeader, stageOf } from '#casework'
import { systemRandom } from '#core'
import { readReferrals } from '../../src/app/intake/referral-file.ts'
import { takeIn, takeInByHand } from '../../src/app/intake/take-in.ts'
import { freshTablets, heal, valuesAt } from './checks.ts'
import type { Tablet } from './tablet.ts'
import { createWorld, type World } from './world.ts'

// Referrals from a file become cases on the manager's tablet, without a network and never by halves.

let world: World
let margaret: Tablet
let paul: Tablet

beforeAll(async () => {
  world = await createWorld(2)
  await world.server.service.db.updateTable('officers').set({ role: 'manager' }).execute()
}, 60_000)

beforeEach(async () => {
  ;[margaret, paul] = await freshTablets(world)
})

let files = 0
/** Of two people nobody has referred before. */
function twoReferrals() {
  files++
  const of = (client: string, more: object) => ({
    ...{
      client,
      reference: `${client}-${files}`,
      'social-worker': 'Helen Adeyemi',
      'asked-on': '2026-11-20',
    },
    ...more,
  })
  const referrals = readReferrals(
    JSON.stringify({
      format: 'cairn referrals 1',
      referrals: [
        of('Shanice Prewett', {
          ...{
            area: 'Northgate',
            team: 'central',
            police: 'yes',
            urgent: 'yes',
            'screening-probation': 'no',
          },
          children: 'Zofia, 7; Antek, 4',
        }),
        of('Olek Wrzesniak', { 'date-of-birth': '1981-03-03' }),
      ],
    }),
  )
  if (!referrals.ok) throw new Error(JSON.stringify(referrals.error))
  return referrals.value
}

const partsOf = ({ records, streams }: Tablet) => ({
  ...{ records, streams },
  ...{ random: systemRandom, today: '2026-11-23' },
})

const spacesOn = async (tablet: Tablet) => new Set((await tablet.vault.keyNames()).map(({ space }) => space))

const requestOf = (space: string) => ({ ...caseFileHeader(space), form: 'request-for-service' })

describe('referrals from a file', () => {
  test('are cases at once, with file, request and screening filled; the other manager has them after a sync', async () => {
    const { taken, failed } = await takeIn(partsOf(margaret), twoReferrals())
    expect([taken.length, failed]).toEqual([2, null])
    await heal([margaret, paul])
    const [space = ''] = taken
    for (const tablet of [margaret, paul]) {
      const file = await tablet.records.open(caseFileHeader(space))
      expect(stageOf(caseAnswers(file, []))).toBe('request')
      expect(await valuesAt(tablet, caseFileHeader(space), 'name/answer')).toEqual(['Shanice Prewett'])
      expect(await valuesAt(tablet, caseFileHeader(space), 'police-investigation/answer')).toEqual(['yes'])
      expect(await valuesAt(tablet, requestOf(space), 'urgent/answer')).toEqual(['yes'])
      const screening = { ...caseFileHeader(space), form: 'screening' }
      expect(await valuesAt(tablet, screening, 'probation/answer')).toEqual(['no'])
      const children = caseAnswers(file, [await tablet.records.open(requestOf(space))])
      expect(children.file.rows('name', 'age')).toEqual([
        { name: 'Zofia', age: '7' },
        { name: 'Antek', age: '4' },
      ])
      expect(children.of('request-for-service')[0]?.rows('child-name', 'child-age')).toEqual([
        { 'child-name': 'Zofia', 'child-age': '7' },
        { 'child-name': 'Antek', 'child-age': '4' },
      ])
    }
    expect((await margaret.outbox.state(margaret.vault.id)).needsYou).toBe(0)
  })

  test('taken in twice, here or by another manager who has heard of them, are taken in once', async () => {
    const referrals = twoReferrals()
    await takeIn(partsOf(margaret), referrals)
    expect(await takeIn(partsOf(margaret), referrals)).toEqual({ taken: [], before: 2, failed: null })
    await heal([margaret, paul])
    expect(await takeIn(partsOf(paul), referrals.toReversed())).toEqual({
      taken: [],
      before: 2,
      failed: null,
    })
  })

  test('taken in by two managers who have not heard of each other are one case each, and nothing in them is in conflict', async () => {
    const referrals = twoReferrals()
    const first = await takeIn(partsOf(margaret), referrals)
    const second = await takeIn(partsOf(paul), referrals)
    expect(second.taken).toEqual(first.taken)
    await heal([margaret, paul])
    const [space = ''] = first.taken
    expect(await valuesAt(paul, caseFileHeader(space), 'name/answer')).toEqual(['Shanice Prewett'])
  })

  test('on a full disk: what does not fit is told, nothing of it is there, and the file again takes in the rest', async () => {
    const referrals = twoReferrals()
    const before = await spacesOn(margaret)
    margaret.disk.failNext('full', 3) // after the keys and the records of the first, and the keys of the second
    const outcome = await takeIn(partsOf(margaret), referrals)
    expect([outcome.taken.length, outcome.failed]).toEqual([1, 'full'])
    expect((await spacesOn(margaret)).difference(before)).toEqual(new Set(outcome.taken))
    const again = await takeIn(partsOf(margaret), referrals)
    expect([again.taken.length, again.before, again.failed]).toEqual([1, 1, null])
  })
})

test('a referral that is typed in is a case with as much as is known', async () => {
  const space = await takeInByHand(partsOf(margaret), new Map([['client', 'Bethan Coldicott']]))
  if (!space.ok) throw new Error(space.error)
  await heal([margaret, paul])
  expect(await valuesAt(paul, caseFileHeader(space.value), 'name/answer')).toEqual(['Bethan Coldicott'])
  expect(await valuesAt(paul, requestOf(space.value), 'client/answer')).toEqual(['Bethan Coldicott'])
})
