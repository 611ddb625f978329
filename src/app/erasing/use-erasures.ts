import { createServerTime, type ReadParts } from '#sync'
import { useApp } from '../parts/context.ts'

/** What it takes to ask the server about erasing. */
export function useErasingParts(): ReadParts {
  const { device, open } = useApp()
  const { fetch, surroundings } = device.parts
  return { fetch, proof: open.vault.proof, serverTime: createServerTime(surroundings.clock) }
}
