import { type Accessor, createContext, useContext } from 'solid-js'
import type { Addresses } from '../cases/addresses.ts'
import type { CaseloadState } from '../cases/caseload.ts'
import type { AppUpdate } from '../device/app-update.ts'
import type { Device } from '../device/device.ts'
import type { OpenVault } from '../device/open-vault.ts'
import type { SyncState } from '../device/sync-loop.ts'

/** What every screen of the open app may use. */
export type AppContext = {
  readonly device: Device
  readonly update: AppUpdate
  readonly open: OpenVault
  readonly caseload: Accessor<CaseloadState>
  readonly sync: Accessor<SyncState>
  /** Addresses of records, for as long as this document lives. */
  readonly addresses: Addresses
  /** "You" for this officer; a colleague by name, if the server has said it. */
  readonly nameOf: (author: string) => string
  /** Has the person sign in again, for what the server does not do without (docs/protocol.md §8h). False: they would not. */
  readonly proveAgain: () => Promise<boolean>
}

export const AppContextOf = createContext<AppContext>()

export function useApp(): AppContext {
  const app = useContext(AppContextOf)
  if (!app) throw new Error('A screen stands outside the open app.')
  return app
}
