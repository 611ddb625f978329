import { err, ok, type Result } from '#core'
import { type After, createMeetings, createRecords, createStreams, type Records } from '#store'
import { createServerTime, pullAll } from '#sync'
import type { Device } from './device.ts'
import { createEditors, type Editors, type WordingOf } from './editors.ts'
import { tryUnlock, type UnlockProblem } from './unlock.ts'

/** The confidential part of this vault's cases, open in a worker of its own that holds no other keys. */
export type ConfidentialPlace = {
  readonly records: Records
  readonly editors: Editors
  /** Calls back when something was fetched or written; answers how to stop. */
  onChanged(call: () => void): () => void
  /** Settles what is in hand, then ends the keys. */
  end(): void
}

/** `must-meet`: more than `days` went by without the server, or the clock was set back; `since` in ms, null when nobody can tell. */
export type ConfidentialProblem =
  | UnlockProblem
  | { readonly kind: 'must-meet'; readonly days: number; readonly since: number | null }

const DAY_MS = 86_400_000
const IDLE_MS = 2 * 60_000
const activity = ['pointerdown', 'keydown', 'input', 'wheel'] as const

/** Closing waits no longer than this for what is in hand: what was typed is a draft on the device by then. */
const SETTLE_MS = 2_000

const settled = (editors: Editors, after: After): Promise<void> =>
  Promise.race([editors.flush(), new Promise<void>((resolve) => after(SETTLE_MS, resolve))])

/**
 * Asks for the passphrase anew, on a device that has met the server within so many `days`: one that was lost stops showing this part by itself
 * (docs/decisions/0017-a-lease-on-the-separate-place.md). `space`: the case it is opened for, which can be written in at once, also offline. `onEnd`: it
 * closed by itself, after two minutes without a touch. `joinEditors`: locking the device settles what is in hand here too.
 * `wordingOf`: in which words a record is begun, which is no secret of the case.
 */
export async function openConfidential(
  { parts, vaults }: Device,
  vault: string,
  passphrase: string,
  how: {
    readonly space: string
    readonly days: number
    readonly onEnd: () => void
    readonly joinEditors: Editors['join']
    readonly wordingOf: WordingOf
  },
): Promise<Result<ConfidentialPlace, ConfidentialProblem>> {
  const { surroundings, fetch, after } = parts
  const since = await createMeetings(vault, surroundings.disk).sinceMet(surroundings.clock())
  if (since === null || since > how.days * DAY_MS) return err({ kind: 'must-meet', days: how.days, since })
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
  await streams.prepare([{ space: how.space, compartment: 'confidential' }])
  const records = createRecords(opened, surroundings)
  const editors = createEditors({
    ...{ records, signals: surroundings.signals, after },
    wordingOf: how.wordingOf,
  })
  const letGo = how.joinEditors(editors)
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listen of listeners) listen()
  }
  const stopListening = surroundings.signals.subscribe(({ kind }) => kind === 'record' && tell())
  const stop = new AbortController()
  let cancelIdle = (): void => undefined
  const end = () => {
    cancelIdle()
    stop.abort()
    stopListening()
    listeners.clear()
    void settled(editors, after).then(() => {
      letGo()
      worker.end()
    })
  }
  const touched = () => {
    cancelIdle()
    cancelIdle = after(IDLE_MS, () => {
      end()
      how.onEnd()
    })
  }
  touched()
  for (const name of activity)
    addEventListener(name, touched, { passive: true, capture: true, signal: stop.signal })
  const serverTime = createServerTime(surroundings.clock)
  const { clock } = surroundings
  void pullAll({ streams, fetch, serverTime, clock, proof: opened.proof }).then(({ received }) => {
    if (received > 0) tell()
  })
  return ok({
    records,
    editors,
    onChanged(call) {
      listeners.add(call)
      return () => void listeners.delete(call)
    },
    end,
  })
}
