import { type Clock, timeSince } from '#core'

/** When the passphrase was last given while this vault is open, or the passkey that opened it: what would give much away is not had for an unlock of this morning. */
export type PassphraseGiven = {
  /** Within the last hour. */
  isRecent(): boolean
  note(): void
}

const LASTS_MS = 3_600_000

export function createPassphraseGiven(clock: Clock): PassphraseGiven {
  let at = clock()
  return {
    isRecent: () => timeSince(at, clock()) < LASTS_MS,
    note() {
      at = clock()
    },
  }
}
