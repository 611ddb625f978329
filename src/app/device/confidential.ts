import { ok, type Result } from '#core'
import { createRecords, createStreams, type ListedRecords } from '#store'
import { createServerTime, pullAll } from '#sync'
import type { Device } from './device.ts'
import { tryUnlock, type UnlockProblem } from './unlock.ts'

/** The confidential part of this vault's cases, open in a worker of its own that holds no other keys. */
export type ConfidentialPlace = {
  records(space: string): Promise<ListedRecords>
  /** Calls back when something was fetched; answers how to stop. */
  onFetched(call: () => void): () => void
  end(): void
}

const IDLE_MS = 2 * 60_000
const activity = ['pointerdown', 'keydown', 'input', 'wheel'] as const

/** Asks for the passphrase anew. `onEnd`: it closed by itself, after two minutes without a touch. */
export async function openConfidential(
  { parts, vaults }: Device,
  vault: string,
  passphrase: string,
  onEnd: () => void,
): Promise<Result<ConfidentialPlace, UnlockProblem>> {
  const { surroundings, fetch, after } = parts
  const worker = parts.startVaultWorker()
  const mine = (await vaults.all()).filter(({ id }) => id === vault)
  const unlocked = await tryUnlock(passphrase, mine, ['confidential'], worker, {
    vaults,
    clock: surroundings.clock,
  })
  if (!unlocked.ok) {
    worker.end()
    return unlocked
  }
  const { vault: opened } = unlocked.value
  const streams = createStreams(opened, surroundings)
  const records = createRecords(opened, surroundings)
  const listeners = new Set<() => void>()
  const stop = new AbortController()
  let cancelIdle = (): void => undefined
  const end = () => {
    cancelIdle()
    stop.abort()
    listeners.clear()
    worker.end()
  }
  const touched = () => {
    cancelIdle()
    cancelIdle = after(IDLE_MS, () => {
      end()
      onEnd()
    })
  }
  touched()
  for (const name of activity)
    addEventListener(name, touched, { passive: true, capture: true, signal: stop.signal })
  const serverTime = createServerTime(surroundings.clock)
  const { clock } = surroundings
  void pullAll({ streams, fetch, serverTime, clock, proof: opened.proof }).then(({ received }) => {
    if (received > 0) for (const listen of listeners) listen()
  })
  return ok({
    records: (space) => records.list(space, 'confidential'),
    onFetched(call) {
      listeners.add(call)
      return () => void listeners.delete(call)
    },
    end,
  })
}
