import { type AppUpdate, registerApp } from './app-update.ts'
import { browserParts } from './browser-parts.ts'
import { createDevice, type Device } from './device.ts'
import { watchForLock } from './lock-triggers.ts'

/** What stands behind the screens of this document. */
export type Services = { readonly device: Device; readonly update: AppUpdate }

/** Once for a document. */
export function startServices(): Services {
  const parts = browserParts()
  const device = createDevice(parts)
  watchForLock(device, parts.surroundings.clock)
  // Sending needs no unlock: what is sealed goes as soon as there is a network.
  parts.background.pushSoon()
  addEventListener('online', () => parts.background.pushSoon())
  return { device, update: registerApp() }
}
