import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { type Device, openDevice } from './device.ts'
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

/** Call it once, at the top of a test file. `demo`: which kind of service, where it is not Family Safeguarding. What was on screen when a step failed is .tmp/failed.png. */
export async function setScene({ demo }: { readonly demo?: string } = {}): Promise<Scene> {
  const { path: folder, remove } = await temporaryFolder()
  const data = `${folder}/data`
  let server: Server
  let device: Device
  beforeAll(async () => {
    server = await startServer({ data, ...(demo === undefined ? {} : { demo }) })
    device = await openDevice(`${folder}/tablet`)
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
      device = await openDevice(`${folder}/tablet`)
    },
    async startAgain(pages) {
      server = await startServer({ data, port: server.port, ...(pages === undefined ? {} : { pages }) })
    },
  }
}
