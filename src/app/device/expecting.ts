import { createReadAhead, type Vaults } from '#store'
import type { VaultWorker } from '#vault'
import type { DeviceParts } from './parts.ts'

/** What is done while somebody types their passphrase, or their passkey is asked for: a worker starts, and what lies sealed on the disk is read and waits in it. */
export type Expecting = {
  begin(): void
  /** Nobody unlocks after all. */
  end(): void
  /** The worker that was started, or a new one. */
  takeWorker(): VaultWorker
  /** For the vault that is opened with it. */
  readonly parts: DeviceParts
}

/** Somebody who typed and went away leaves nothing in memory for longer; in ms. */
const LONGEST_MS = 120_000

export function createExpecting(parts: DeviceParts, vaults: Vaults): Expecting {
  const { surroundings, after, startVaultWorker } = parts
  const ahead = createReadAhead(surroundings)
  let waiting: VaultWorker | null = null
  let keep = (): void => undefined
  const end = (): void => {
    ahead.end()
    waiting?.end()
    waiting = null
  }
  return {
    begin() {
      if (waiting) return
      const worker = startVaultWorker()
      waiting = worker
      keep()
      keep = after(LONGEST_MS, end)
      void vaults.all().then(
        // Whoever was here last is the most likely to be here now.
        ([last]) => last && ahead.begin(last.id, worker.expectRows),
        () => undefined, // unlocking says what is wrong
      )
    },
    end,
    takeWorker() {
      const worker = waiting ?? startVaultWorker()
      waiting = null
      return worker
    },
    parts: { ...parts, surroundings: { ...surroundings, disk: ahead.disk } },
  }
}
