import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import {
  accessibilityProblems,
  type Device,
  openDevice,
  type Server,
  startServer,
  temporaryFolder,
} from './harness/index.ts'

const folder = await temporaryFolder()
const data = `${folder.path}/data`
let server: Server
let device: Device

beforeAll(async () => {
  server = await startServer({ data })
  device = await openDevice(`${folder.path}/profile`, { browser: 'chromium' })
})

/** Opens a page of the app and waits until it has drawn something. */
async function open(path: string) {
  const response = await device.page().goto(server.url + path)
  await device.page().locator('#root > *').first().waitFor()
  return response
}

describe('the built app under its policy', () => {
  it('draws its first screen, accessibly, and takes over the page', async () => {
    const response = await open('/')
    expect(response?.headers()['content-security-policy']).toContain("require-trusted-types-for 'script'")
    await device.page().waitForFunction(() => navigator.serviceWorker.controller !== null)
    expect(await accessibilityProblems(device.page())).toEqual([])
    expect(device.complaints).toEqual({ policy: [], errors: [] })
  })

  it.each(['/', '/cases', '/session.html'])(
    'starts %s without server and network, under the same policy',
    async (path) => {
      const online = await open(path)
      await server.kill()
      await device.setOffline(true)
      onTestFinished(async () => {
        await device.setOffline(false)
        server = await startServer({ data, port: server.port })
      })
      const offline = await open(path)
      expect(offline?.fromServiceWorker()).toBe(true)
      expect(offline?.headers()['content-security-policy']).toContain("require-trusted-types-for 'script'")
      expect(offline?.headers()['content-security-policy']).toBe(online?.headers()['content-security-policy'])
      expect(device.complaints).toEqual({ policy: [], errors: [] })
    },
  )

  it('comes back after the tab crashes', async () => {
    await device.crashTab()
    await open('/')
    expect(device.complaints).toEqual({ policy: [], errors: [] })
  })
})
