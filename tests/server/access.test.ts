import type { Hono } from 'hono'
import { expect, test } from 'vitest'
import { accessTable, mayRead, type RouteId, roles } from '#casework'
import { headerNames } from '#protocol'
import { compartments } from '#record'
import { places } from '../../src/server/http/app.ts'
import { enrol, jess, startServer, usualService } from './world.ts'

const idByPlace = new Map(
  (Object.keys(accessTable) as RouteId[]).map((id) => [places[id].join(' '), id] as const),
)

/** Everything the server answers at, as Hono itself knows it, that has no row in the access table. */
const withoutRule = (app: Hono): readonly string[] =>
  app.routes.map(({ method, path }) => `${method} ${path}`).filter((place) => !idByPlace.has(place))

const routesOf = (app: Hono): readonly RouteId[] =>
  app.routes.flatMap(({ method, path }) => idByPlace.get(`${method} ${path}`) ?? [])

test('every route of the app has a row in the access table, and every row is served', async () => {
  const { app } = await startServer()
  expect(withoutRule(app)).toEqual([])
  expect(new Set(routesOf(app))).toEqual(new Set([...idByPlace.values()].filter((id) => id !== 'pages')))
})

test('control: a route that somebody adds beside the table is noticed', async () => {
  const { app } = await startServer()
  app.get('/api/officers', (c) => c.json([]))
  app.all('/api/debug', (c) => c.json([]))
  expect(withoutRule(app)).toEqual(['GET /api/officers', 'ALL /api/debug'])
})

const everyTie = { onCase: true, sight: compartments }
const reading = (app: Hono) =>
  routesOf(app).filter((id) =>
    roles.some((role) => compartments.some((one) => mayRead(id, role, everyTie, one))),
  )

test('a locked device with a valid cookie is answered 401 at every reading route, by script and by address bar', async () => {
  const { server, ours } = await usualService()
  const tablet = await enrol(server, jess)
  const routes = reading(server.app)
  expect(routes).toEqual(['heads', 'statements', 'statements-of-many', 'chunk', 'batches', 'parked'])
  for (const id of routes) {
    const [method, template] = places[id]
    const path = template.replace(':space', ours).replace(':compartment', 'client')
    const locked = await server.ask(path, { method, headers: { cookie: tablet.cookie } })
    expect([id, locked.status]).toEqual([id, 401])
    const typed = await server.ask(path, { headers: { cookie: tablet.cookie, 'sec-fetch-mode': 'navigate' } })
    expect([id, typed.status]).toEqual([id, 401])
    expect(await typed.text()).not.toContain(ours)
  }
})

test('no cookie at all: only health, sign-in and what devices sign are answered without one', async () => {
  const { app, ask } = await startServer()
  for (const id of routesOf(app)) {
    const [method, template] = places[id]
    const path = template.replace(':space', 'A'.repeat(22)).replace(':compartment', 'client')
    const response = await ask(path, {
      method,
      headers: { origin: 'http://cairn.test', 'content-type': 'application/json' },
    })
    const expected = { health: 200, 'sign-in': 400 } as const
    expect([id, response.status]).toEqual([id, id === 'health' || id === 'sign-in' ? expected[id] : 401])
  }
})

test('every answer, error or not, carries the protocol, the time and the headers that close the page in', async () => {
  const { ask, clock } = await startServer()
  for (const path of ['/api/health', '/api/heads', '/api/nothing', '/api/sign-in']) {
    const { headers } = await ask(path)
    expect(headers.get(headerNames.protocol)).toBe('1')
    expect(headers.get(headerNames.time)).toBe(String(clock.now))
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';.*trusted-types cairn$/)
  }
})

test('health says no when the database is gone', async () => {
  const { ask, database, logged } = await startServer()
  expect(await (await ask('/api/health')).json()).toEqual({ ok: true })
  await database.destroy()
  expect((await ask('/api/health')).status).toBe(503)
  expect(logged).toEqual([{ event: 'database-unreachable' }])
})

test('a fault on the way is an answer in words, and the log has no content', async () => {
  const { ask, database, logged } = await startServer()
  await database.schema.alterTable('sign_ins').renameTo('lost').execute()
  const response = await ask('/api/heads', { headers: { cookie: '__Host-cairn=CANARY' } })
  await database.schema.alterTable('lost').renameTo('sign_ins').execute() // the next test has the same database
  expect(response.status).toBe(500)
  expect(await response.json()).toMatchObject({ error: 'server-error', protocol: 1 })
  expect(logged).toMatchObject([{ event: 'error', name: expect.stringMatching(/^error$/i) }])
  expect(JSON.stringify(logged)).not.toMatch(/CANARY|sign_ins/)
})
