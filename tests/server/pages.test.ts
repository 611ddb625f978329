import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createServer, openDatabase } from '#server'
import { loadPages } from '../../src/server/http/pages.ts'
import { seededRandom } from './world.ts'

let folder: string
let get: (path: string, headers?: Record<string, string>) => Promise<Response>
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cairn-pages-'))
  mkdirSync(join(folder, 'dist/assets'), { recursive: true })
  mkdirSync(join(folder, 'dist/.vite'))
  const files = {
    'secret.txt': 'outside',
    'dist/index.html': '<p>officer',
    'dist/session.html': '<p>session',
    'dist/service-worker.js': 'self',
    'dist/manifest.webmanifest': '{}',
    'dist/assets/app-abc.js': 'app()',
    'dist/assets/font-abc.woff2': 'font',
    'dist/assets/font-abc.ttf': 'font to print',
    'dist/.vite/manifest.json': '{}',
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const { app } = await createServer({
    database: openDatabase(':memory:'),
    pages: loadPages(join(folder, 'dist')),
    clock: () => 1,
    random: seededRandom('pages'),
    serviceKey: seededRandom('key')(32),
    passwordCost: { memory: 64, passes: 1 },
    log: () => {},
  })
  get = async (path, headers = {}) => app.fetch(new Request(`http://cairn.test${path}`, { headers }))
})
afterAll(() => rmSync(folder, { recursive: true }))

test.each([
  ['/', '<p>officer', 'text/html; charset=utf-8', 'no-cache'],
  ['/index.html', '<p>officer', 'text/html; charset=utf-8', 'no-cache'],
  ['/cases/abc', '<p>officer', 'text/html; charset=utf-8', 'no-cache'],
  ['/session.html', '<p>session', 'text/html; charset=utf-8', 'no-store'],
  ['/service-worker.js', 'self', 'text/javascript; charset=utf-8', 'no-cache'],
  ['/manifest.webmanifest', '{}', 'application/manifest+json; charset=utf-8', 'no-cache'],
  ['/assets/app-abc.js', 'app()', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
  ['/assets/font-abc.woff2', 'font', 'font/woff2', 'public, max-age=31536000, immutable'],
  ['/assets/font-abc.ttf', 'font to print', 'font/ttf', 'public, max-age=31536000, immutable'],
])('%s', async (path, text, type, cache) => {
  const response = await get(path, { 'sec-fetch-mode': 'navigate' })
  expect(response.status).toBe(200)
  expect(await response.text()).toBe(text)
  expect(response.headers.get('content-type')).toBe(type)
  expect(response.headers.get('cache-control')).toBe(cache)
  expect(response.headers.get('content-security-policy')).toContain("require-trusted-types-for 'script'")
  expect(response.headers.get('cross-origin-opener-policy')).toBe('same-origin')
  expect(response.headers.get('permissions-policy')).toContain('camera=()')
})

test.each([
  '/assets/gone-abc.js',
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/.vite/manifest.json',
  '/secret.txt',
  '/api',
  '/api/nothing',
])('not served: %s', async (path) => {
  const response = await get(path)
  expect(response.status).toBe(404)
  expect(await response.json()).toMatchObject({ error: 'not-found' })
})

test('passkeys are for the officers’ page alone: that which a client holds cannot ask for any', async () => {
  const policyOf = async (path: string) => (await get(path)).headers.get('permissions-policy') ?? ''
  for (const action of ['create', 'get']) {
    expect(await policyOf('/')).toContain(`publickey-credentials-${action}=(self)`)
    expect(await policyOf('/passkey')).toContain(`publickey-credentials-${action}=(self)`)
    expect(await policyOf('/session.html')).toContain(`publickey-credentials-${action}=()`)
  }
  expect(await policyOf('/session.html')).toContain('camera=()')
})

test('text goes out compressed to those who take it', async () => {
  const response = await get('/assets/app-abc.js', { 'accept-encoding': 'gzip, br' })
  expect(response.headers.get('content-encoding')).toBe('gzip')
  expect(response.headers.get('vary')).toBe('Accept-Encoding')
  expect(gunzipSync(await response.arrayBuffer()).toString()).toBe('app()')
  const font = await get('/assets/font-abc.woff2', { 'accept-encoding': 'gzip, br' })
  expect(font.headers.get('content-encoding')).toBeNull()
})

test('without a built app there is the API alone', () => {
  expect(loadPages(join(folder, 'nowhere')).size).toBe(0)
})
