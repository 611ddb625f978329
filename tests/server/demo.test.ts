import { expect, test } from 'vitest'
import { serviceSpace } from '#casework'
import { officerForm } from '#catalogue/officer'
import { checkValue } from '#forms'
import { demoSignIns, seedDemo } from '#server'
import { workingDay } from '../../src/server/demo/days.ts'
import { enrol, readHeads, readPage, startServer, type TestServer } from './world.ts'

const signedInAs = async (server: TestServer, name: string) => {
  const person = (await demoSignIns(server.service)).find(({ signInName }) => signInName === name)
  if (!person) throw new Error(`No ${name}.`)
  return enrol(server, person)
}

test('the demo service: seven people, seventeen cases, every record as its form has it', async () => {
  const server = await startServer()
  expect(await demoSignIns(server.service)).toEqual([])
  expect(await seedDemo(server.service)).toBe(true)
  expect(await seedDemo(server.service)).toBe(false)
  expect((await demoSignIns(server.service)).map(({ grade }) => grade)).toEqual([
    'SPO',
    'PSO',
    'PSO',
    'PO',
    'PO',
    null,
    null,
  ])
  const manager = await signedInAs(server, 'margaret')
  const spaces = [...new Set((await readHeads(server, manager)).map(({ space }) => space))]
  expect(spaces).toHaveLength(17 + 1)
  const imported: string[] = []
  for (const space of spaces) {
    const { batches } = await readPage(server, manager, space, 'officer')
    for (const { header, statements, withheld } of batches) {
      imported.push(header.form)
      expect(withheld).toEqual([])
      for (const { field, value, version, via } of statements) {
        const form = officerForm(header.form, version)
        expect([field, form && checkValue(form, field, value).ok]).toEqual([field, true])
        expect(via).toBe('import')
      }
    }
  }
  expect(imported.filter((form) => form === 'case-file')).toHaveLength(17)
  expect(imported.filter((form) => form === 'appointment')).toHaveLength(11)
  const priya = await signedInAs(server, 'priya')
  const seen = (await readHeads(server, priya)).map(({ compartment }) => compartment)
  expect(seen.sort()).toEqual(['confidential', 'officer', 'officer']) // one case, and the service's own space
  const dele = await signedInAs(server, 'dele')
  const asked = (await readHeads(server, dele)).filter(({ space }) => space !== serviceSpace)
  expect(asked.map(({ compartment }) => compartment)).toEqual(['officer'])
  const { batches } = await readPage(server, dele, asked[0]?.space ?? '', 'officer')
  const request = batches.find(({ header }) => header.form === 'request-for-service')
  expect(request?.statements).toContainEqual(
    expect.objectContaining({ field: 'urgent/answer', value: 'yes' }),
  )
  const jess = await signedInAs(server, 'jess')
  expect(new Set((await readHeads(server, jess)).map(({ space }) => space)).size).toBeGreaterThanOrEqual(5)
})

test('the demo appointments stand around the day the service is made: two today for Jess, one past without an outcome', async () => {
  const server = await startServer()
  await seedDemo(server.service)
  const jess = await signedInAs(server, 'jess')
  const spaces = [...new Set((await readHeads(server, jess)).map(({ space }) => space))]
  const pages = await Promise.all(spaces.map((space) => readPage(server, jess, space, 'officer')))
  const appointments = pages
    .flatMap(({ batches }) => batches.filter(({ header }) => header.form === 'appointment'))
    .map(({ statements }) => Object.fromEntries(statements.map(({ field, value }) => [field, value])))
  const today = workingDay(server.clock.now, 0)
  const on = (wanted: (date: string) => boolean) =>
    appointments.filter((one) => wanted(String(one['date/answer'])))
  expect(on((date) => date === today).map((one) => [one['time/answer'], one['session/answer']])).toEqual(
    expect.arrayContaining([
      ['10:00', '1'],
      ['13:30', '2'],
    ]),
  )
  expect(on((date) => date > today).length).toBeGreaterThan(1)
  const past = on((date) => date < today).map((one) => one['attendance/answer'])
  expect(past.sort()).toEqual(['attended', undefined])
})

test('working days leave out the weekend, in either direction and at any hour of London', () => {
  const friday = Date.UTC(2026, 10, 27, 12)
  expect([-4, -1, 0, 1, 2, 6].map((days) => workingDay(friday, days))).toEqual([
    '2026-11-23',
    '2026-11-26',
    '2026-11-27',
    '2026-11-30',
    '2026-12-01',
    '2026-12-07',
  ])
  expect(workingDay(Date.UTC(2026, 5, 30, 23, 30), 0)).toBe('2026-07-01') // British Summer Time
  expect(workingDay(Date.UTC(2026, 10, 29, 12), 0)).toBe('2026-11-29') // a Sunday
})

test('the same chance makes the same demo service', async () => {
  const idsOf = async () => {
    const server = await startServer()
    await seedDemo(server.service)
    return server.database.selectFrom('statements').select('id').orderBy('id').execute()
  }
  const ids = await idsOf()
  expect(ids.length).toBeGreaterThan(100)
  expect(await idsOf()).toEqual(ids)
})
