import { type ChangeParts, createServerTime, type ReadParts } from '#sync'
import { useApp } from './context.ts'

/** What it takes to ask the server what only an open vault may. */
export function useReadParts(): ReadParts {
  const { device, open } = useApp()
  const { fetch, surroundings } = device.parts
  return { fetch, proof: open.vault.proof, serverTime: createServerTime(surroundings.clock) }
}

/** The same for what changes something there: the person may have to sign in again for it. */
export function useChangeParts(): ChangeParts {
  return { ...useReadParts(), proveAgain: useApp().proveAgain }
}
