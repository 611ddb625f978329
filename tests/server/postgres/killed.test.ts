import { afterAll, expect, test } from 'vitest'
import { addCase, addOfficer } from '#server'
import { open } from '../databases.ts'
import {
  answer,
  enrol,
  envelopeOf,
  jess,
  push,
  readPage,
  START,
  saq,
  startServer,
  wordsOf,
} from '../world.ts'
import { createDatabase } from './admin.ts'
import { createCluster } from './cluster.ts'

/** With everything on that makes PostgreSQL keep what it has said it kept. */
const cluster = createCluster([])
afterAll(() => {
  cluster.kill()
  cluster.remove()
})

test('PostgreSQL killed in the middle of pushes: health says so, and once it is back all that was acknowledged is there once', async () => {
  await cluster.start()
  const server = await startServer(open(await createDatabase(cluster.url('postgres'), 'killed')))
  const officers = [await addOfficer(server.service, jess)]
  const space = await addCase(server.service, { officers, caseFile: { 'name/answer': 'Marek Rybak' } })
  const tablet = await enrol(server, jess)
  const made = await Promise.all(
    Array.from({ length: 60 }, (_, index) =>
      envelopeOf(tablet, saq(space), [{ ...answer('q01/answer', 'yes'), at: START + index }]),
    ),
  )
  const acknowledged: string[] = []
  const pushes = made.map(async ({ envelope, ids }) => {
    const { receipts } = await push(server, tablet, [envelope])
    expect(receipts.flatMap(wordsOf)).toEqual(['stored'])
    acknowledged.push(...ids)
    if (acknowledged.length === 20) cluster.kill()
  })
  const outcomes = await Promise.allSettled(pushes)
  expect(outcomes.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0)
  expect(acknowledged.length).toBeGreaterThanOrEqual(20)
  expect((await server.ask('/api/health')).status).toBe(503)
  expect(JSON.stringify(server.logged)).not.toMatch(/q01|Marek|insert/)

  await cluster.start()
  expect(await (await server.ask('/api/health')).json()).toEqual({ ok: true })
  const idsOf = async () =>
    (await readPage(server, tablet, space, 'client')).batches.flatMap(({ ids }) => ids)
  expect(await idsOf()).toEqual(expect.arrayContaining(acknowledged))
  for (const { envelope } of made)
    expect((await push(server, tablet, [envelope])).receipts.flatMap(wordsOf)[0]).toMatch(/^(stored|had)$/)
  const ids = await idsOf()
  expect(ids).toHaveLength(made.length)
  expect(new Set(ids)).toEqual(new Set(made.flatMap((one) => one.ids)))
})
