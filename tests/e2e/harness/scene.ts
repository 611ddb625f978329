import type { Page } from 'playwright-core'
import { beforeAll } from 'vitest'
import { openApp } from '../officer.ts'
import { ADDRESS, port } from './address.ts'
import { type Browser, type Device, openDevice } from './device.ts'
import { copyPrepared, type OtherTablet, owners } from './prepared.ts'
import { type Server, startServer } from './server.ts'
import { temporaryFolder } from './temporary.ts'

/** In ms: whoever comes first makes the tablets for all that follow. */
const PREPARING = 180_000

/** A server with the demo service, and a tablet, for one test file. */
export type Scene = {
  /** The one that runs now, or ran last. Its `url` is where tablets find it. */
  readonly server: Server
  readonly device: Device
  /** Everything of this scene. */
  readonly folder: string
  /** The server's data folder. */
  readonly data: string
  readonly page: () => Page
  /** Starts the server again on its data and port, after it was stopped or killed. `pages`: with another build of the app. */
  startAgain(pages?: string): Promise<void>
  /** Opens one of `others` and gets in. */
  openOther(name: OtherTablet): Promise<Device>
  /** Opens the tablet's profile again after its browser was killed. */
  openAgain(): Promise<void>
}

/**
 * Call it once, at the top of a test file.
 *
 * @param options.tablet `set-up`: Jess's, locked (`openApp` gets in). `new`: one that nobody has used.
 * @param options.others what more stands set up beside Jess's tablet.
 * @param options.browser which one the tablet has, where that matters (`openDevice`).
 * @param options.demo which kind of service, where it is not Family Safeguarding; its tablet is new.
 */
export async function setScene({
  demo,
  browser,
  others,
  tablet = demo === undefined ? 'set-up' : 'new',
}: {
  readonly demo?: string
  readonly browser?: Browser
  readonly tablet?: 'set-up' | 'new'
  readonly others?: readonly OtherTablet[]
} = {}): Promise<Scene> {
  const { path: folder } = await temporaryFolder()
  const data = `${folder}/data`
  let server: Server
  let device: Device
  /** @param pages another build of the app. */
  const start = async (pages?: string): Promise<void> => {
    const options = {
      ...(demo === undefined ? {} : { demo }),
      ...(pages === undefined ? {} : { pages }),
    }
    server = { ...(await startServer({ data, port, ...options })), url: ADDRESS }
  }
  beforeAll(async () => {
    if (tablet === 'set-up') await copyPrepared(folder, others)
    await start()
    device = await openDevice(`${folder}/tablet`, { browser })
  }, PREPARING)
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
    async openOther(name) {
      const other = await openDevice(`${folder}/${name}`)
      await openApp(other.page(), ADDRESS, owners[name])
      return other
    },
    async openAgain() {
      device = await openDevice(`${folder}/tablet`, { browser })
    },
    startAgain: start,
  }
}
