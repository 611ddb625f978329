import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { type Browser, type Device, openDevice } from './device.ts'
import { copyPrepared } from './prepared.ts'
import { type Server, startServer } from './server.ts'
import { temporaryFolder } from './temporary.ts'

/** A server with the demo service, and a tablet, for one test file. */
export type Scene = {
  /** The one that runs now, or ran last. */
  readonly server: Server
  readonly device: Device
  /** Everything of this scene: goes when the tests have ended. */
  readonly folder: string
  /** The server's data folder. */
  readonly data: string
  readonly page: () => Page
  /** Starts the server again on its data and port, after it was stopped or killed. `pages`: with another build of the app. */
  startAgain(pages?: string): Promise<void>
  /** Opens the tablet's profile again after its browser was killed. */
  openAgain(): Promise<void>
}

/**
 * Call it once, at the top of a test file. What was on screen when a step failed is .tmp/failed.png.
 *
 * @param options.tablet `set-up`: Jess's, locked (`openApp` gets in). `new`: one that nobody has used.
 * @param options.browser which one the tablet has, where that matters (`openDevice`).
 * @param options.demo which kind of service, where it is not Family Safeguarding; its tablet is new.
 */
export async function setScene({
  demo,
  browser,
  tablet = demo === undefined ? 'set-up' : 'new',
}: {
  readonly demo?: string
  readonly browser?: Browser
  readonly tablet?: 'set-up' | 'new'
} = {}): Promise<Scene> {
  const { path: folder, remove } = await temporaryFolder()
  const data = `${folder}/data`
  let server: Server
  let device: Device
  beforeAll(async () => {
    const port = tablet === 'set-up' ? await copyPrepared(folder, browser) : undefined
    server = await startServer({
      data,
      ...(port === undefined ? {} : { port }),
      ...(demo === undefined ? {} : { demo }),
    })
    device = await openDevice(`${folder}/tablet`, { browser })
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await device.page().screenshot({ path: '.tmp/failed.png' })
  })
  afterAll(async () => {
    await device.close()
    await server.stop()
    await remove()
  })
  return {
    get server() {
      return server
    },
    get device() {
      return device
    },
    folder,
    data,
    page: () => device.page(),
    async openAgain() {
      device = await openDevice(`${folder}/tablet`, { browser })
    },
    async startAgain(pages) {
      server = await startServer({ data, port: server.port, ...(pages === undefined ? {} : { pages }) })
    },
  }
}
