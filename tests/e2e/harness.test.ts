import { beforeAll, expect, it } from 'vitest'
import { createEnds } from './harness/ends.ts'
import { accessibilityProblems, type Device, openDevice, temporaryFolder } from './harness/index.ts'

// The end-to-end tests expect no complaints. These show that a complaint would be heard.

const folder = await temporaryFolder()
let device: Device

beforeAll(async () => {
  device = await openDevice(folder.path)
  await serve(
    '/',
    'text/html',
    '<html lang="en"><title>x</title><main><button></button><a href="/1">1</a><a href="/2">2</a></main><script src="/page.js"></script>',
  )
  await serve('/page.js', 'text/javascript', PAGE)
  await serve('/worker.js', 'text/javascript', 'eval("1")')
  await device.page().goto('http://localhost/')
})

const POLICY =
  "script-src 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types control"
const PAGE = `
  const policy = trustedTypes.createPolicy('control', { createScriptURL: (url) => url })
  new Worker(policy.createScriptURL('/worker.js'))
  document.body.setAttribute('style', 'color: red')
  setTimeout(() => { throw new Error('nobody catches this') })
  document.body.insertAdjacentHTML('beforeend', '<p>from text</p>')`

const serve = (path: string, contentType: string, body: string) =>
  device.context.route(`http://localhost${path}`, (route) =>
    route.fulfill({ contentType, body, headers: { 'content-security-policy': POLICY } }),
  )

it.each([
  ['markup made from text', /TrustedHTML/],
  ['an inline style', /style-src/],
  ['code made from text in a worker', /TrustedScript'|unsafe-eval/],
])('hears of %s', async (_what, message) => {
  await expect.poll(() => device.complaints.policy.join('\n')).toMatch(message)
})

it('hears of errors that nobody catches', async () => {
  await expect.poll(() => device.complaints.errors.join('\n')).toContain('nobody catches this')
})

it('finds a control without a name', async () => {
  expect(await accessibilityProblems(device.page())).toContainEqual(expect.stringContaining('button-name'))
})

it('finds controls too small for a finger, and just those where it looks at nothing else', async () => {
  const found = await accessibilityProblems(device.page(), 'of-place')
  expect(found.length).toBeGreaterThan(0)
  for (const one of found) expect(one).toContain('target-size')
})

it('ends what a test file began, the last first, though ending one of them fails', async () => {
  const ended: string[] = []
  const ends = createEnds()
  ends.add(async () => ended.push('folder'))
  ends.add(async () => ended.push('server'))
  ends.add(async () => {
    throw new Error('no browser')
  })
  await expect(ends.all()).rejects.toThrow('no browser')
  expect(ended).toEqual(['server', 'folder'])
  await ends.all()
  expect(ended).toHaveLength(2)
})
