import type { Clock } from '#core'
import type { After, Disk, Locks, Outbox, OutboxState, Signals, Streams } from '#store'
import { createMeetings, resealOutbox } from '#store'
import { createServerTime, type Fetch, type SyncProblem, syncRound } from '#sync'
import type { Vault } from '#vault'
import type { Background } from './parts.ts'
import { createWatched, type Watched } from './watched.ts'

export type SyncState = {
  readonly outbox: OutboxState
  readonly working: boolean
  /** Why the last round ended before it was done. */
  readonly problem: SyncProblem | null
  /** When a round last sent and fetched what there was, in ms; null before the first. */
  readonly roundAt: number | null
  /** The server's clock less this device's, in ms; null before the first answer. */
  readonly ahead: number | null
}

export type SyncLoop = {
  readonly state: Watched<SyncState>
  /** A round now, or right after the one that is running. */
  round(): Promise<void>
  stop(): void
}

export type SyncLoopParts = {
  readonly vault: Vault
  readonly disk: Disk
  readonly locks: Locks
  readonly signals: Signals
  readonly clock: Clock
  readonly outbox: Outbox
  readonly streams: Streams
  readonly fetch: Fetch
  readonly after: After
  readonly background: Background
}

const EVERY_MS = 30_000
/** A network that has just come back often fails the first request. */
const FIRST_RETRY_MS = 1_000
const NOTICE_MS = 200

/** Sends and fetches while a vault is open: at once, every 30 s, and whenever `round` is called; sooner and ever later while there is no network. */
export function startSyncLoop(parts: SyncLoopParts): SyncLoop {
  const { vault, disk, locks, signals, clock, outbox, streams, fetch, after, background } = parts
  const serverTime = createServerTime(clock)
  const meetings = createMeetings(vault.id, disk)
  const nothing: OutboxState = {
    unsent: 0,
    attachments: 0,
    oldest: null,
    held: 0,
    notUnderstood: 0,
    needsYou: 0,
    lastReceiptAt: null,
    backup: null,
  }
  const state = createWatched<SyncState>({
    outbox: nothing,
    working: false,
    problem: null,
    roundAt: null,
    ahead: null,
  })
  let stopped = false
  let running: Promise<void> | null = null
  let again = false
  /** Rounds in a row that found no network since the last call of `round`. */
  let offline = 0
  let cancelTimer = (): void => undefined
  let cancelNotice: (() => void) | null = null
  const stopListening = signals.subscribe((signal) => {
    if (signal.kind === 'outbox') cancelNotice ??= after(NOTICE_MS, () => void noticeOutbox())
  })

  const loop: SyncLoop = {
    state,
    round() {
      offline = 0
      return start()
    },
    stop() {
      stopped = true
      stopListening()
      cancelTimer()
      cancelNotice?.()
    },
  }
  void outbox
    .askAgain(vault.id)
    .then(noticeOutbox)
    .then(() => loop.round())
  return loop

  function start(): Promise<void> {
    again = true
    running ??= rounds().finally(() => {
      running = null
    })
    return running
  }

  async function rounds(): Promise<void> {
    cancelTimer()
    while (again && !stopped) {
      again = false
      change({ working: true })
      const problem = await oneRound().catch((): SyncProblem => 'server-error')
      const hasMet = problem === null || problem === 'differs'
      await noteMeeting(hasMet)
      const now = await outbox.state(vault.id)
      sendWhatIsNew(now) // said while the round read, after it had sent
      const roundAt = hasMet ? clock() : state.now().roundAt
      change({ working: false, problem, outbox: now, roundAt, ahead: serverTime.ahead() })
      offline = problem === 'offline' ? offline + 1 : 0
    }
    const pause = offline > 0 ? Math.min(EVERY_MS, FIRST_RETRY_MS * 2 ** (offline - 1)) : EVERY_MS
    if (!stopped) cancelTimer = after(pause, () => void start())
  }

  /** A disk that fails here fails elsewhere too, and is told there. */
  async function noteMeeting(hasMet: boolean): Promise<void> {
    const noted = hasMet ? meetings.noteMet(clock()) : meetings.sinceMet(clock())
    await noted.then(
      () => undefined,
      () => undefined,
    )
  }

  /** What waits may be new although it is less than before: something was sent meanwhile. */
  function sendWhatIsNew({ unsent, lastReceiptAt }: OutboxState): void {
    const before = state.now().outbox
    const known = lastReceiptAt === before.lastReceiptAt ? before.unsent : 0
    if (unsent > known) background.pushSoon()
  }

  async function oneRound(): Promise<SyncProblem | null> {
    const { problem } = await syncRound({
      ...{ vault, disk, outbox, locks, clock, fetch, streams, serverTime },
      proof: vault.proof,
      reseal: () => resealOutbox(vault, disk, clock()),
      isStopped: () => stopped,
    })
    return problem
  }

  async function noticeOutbox(): Promise<void> {
    cancelNotice = null
    const { outbox: before, problem } = state.now()
    const now = await outbox.state(vault.id)
    if (stopped) return
    sendWhatIsNew(now)
    change({ outbox: now })
    // Somebody else on this device, such as the service worker, has reached the server.
    if (problem === 'offline' && now.lastReceiptAt !== before.lastReceiptAt) void loop.round()
  }

  function change(next: Partial<SyncState>): void {
    if (!stopped) state.set({ ...state.now(), ...next })
  }
}
