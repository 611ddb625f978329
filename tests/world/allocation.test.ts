import { beforeAll, expect, test } from 'vitest'
import { caseAnswers, caseFileHeader, holdersOf, noticesOf } from '#casework'
import type { RecordHeader } from '#record'
import { difference, freshTablets, heal, type Tablets } from './checks.ts'
import type { Tablet } from './tablet.ts'
import { createWorld, type World } from './world.ts'

// Two managers and the officer who has the case, on the real store, sync and server.

let world: World
beforeAll(async () => {
  world = await createWorld(3)
  const ids = await world.server.service.db.selectFrom('officers').select('id').orderBy('name').execute()
  for (const { id } of ids.slice(0, 2))
    await world.server.service.db
      .updateTable('officers')
      .set({ role: 'manager' })
      .where('id', '=', id)
      .execute()
}, 60_000)

const OFFICER = 'officer/answer'

async function allocated(): Promise<{ readonly tablets: Tablets; readonly header: RecordHeader }> {
  const { space } = await world.newCase()
  const header: RecordHeader = { space, compartment: 'officer', form: 'allocation', sitting: 'case' }
  const tablets = await freshTablets(world)
  await heal(tablets)
  await tablets[0].say(header, OFFICER, 'Siân Pritchard')
  await heal(tablets)
  return { tablets, header }
}

const holdersOn = async (tablet: Tablet, header: RecordHeader) =>
  holdersOf((await tablet.records.open(header)).set)

test('two managers allocating the same case offline: a conflict shown to both, nobody’s access lost meanwhile', async () => {
  const { tablets, header } = await allocated()
  const [margaret, paul] = tablets
  await margaret.say(header, OFFICER, 'Jess Whitlock')
  await paul.say(header, OFFICER, 'Imran Qureshi')
  expect(await holdersOn(margaret, header)).toEqual({
    officers: ['Jess Whitlock'],
    before: [],
    isContested: false,
  })
  await heal(tablets)
  for (const tablet of tablets) await tablet.fold(header)
  expect(await difference(tablets, [header])).toBeNull()

  for (const tablet of tablets) {
    const { officers, before, isContested } = await holdersOn(tablet, header)
    expect([...officers].sort()).toEqual(['Imran Qureshi', 'Jess Whitlock'])
    expect([before, isContested]).toEqual([['Siân Pritchard'], true])
    const one = caseAnswers(await tablet.records.open(caseFileHeader(header.space)), [
      await tablet.records.open(header),
    ])
    expect(noticesOf(one, '2026-11-25').map(({ id }) => id)).toContain('allocated twice')
  }

  await paul.say(header, OFFICER, 'Jess Whitlock')
  await heal(tablets)
  for (const tablet of tablets)
    expect(await holdersOn(tablet, header)).toEqual({
      officers: ['Jess Whitlock'],
      before: [],
      isContested: false,
    })
}, 60_000)

test('what an officer writes into the allocation the server does not take, and nobody is allocated by it', async () => {
  const { tablets, header } = await allocated()
  const officer = tablets[2]
  if (!officer) throw new Error('The world has three tablets.')
  await officer.say(header, OFFICER, 'The officer themself')
  await heal(tablets)
  for (const tablet of tablets) expect((await holdersOn(tablet, header)).officers).toEqual(['Siân Pritchard'])
  const { needsYou } = await officer.records.open(header)
  expect(needsYou.map(({ status, code }) => [status, code])).toEqual([['refused', 'not-allowed']])
}, 60_000)
