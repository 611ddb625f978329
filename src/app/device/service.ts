import { serviceHeader, serviceSpace } from '#casework'
import { type Json, ok, type Result } from '#core'
import { type ContentPack, figuresHash, type HandedFigures, type Profile, packHash } from '#forms'
import { isSameRecord, type RecordHeader, stateField, viewOf } from '#record'
import type { After, AppendError, Records, Signals, Streams } from '#store'
import type { Vault } from '#vault'
import { type ServiceState, serviceStateOf, wordingField } from '../cases/service-state.ts'
import { createWatched, type Watched } from './watched.ts'

/** What holds for the whole service, and the manager's ways to change it. */
export type ServiceOnDevice = {
  readonly state: Watched<ServiceState>
  /** Keeps a checked pack and puts it in use, for its council's cases or for every case. */
  use(pack: ContentPack): Promise<Result<null, AppendError>>
  /** From now on new records are asked in these words: the hash of a pack that is here, or `null`, the app's own. Also settles a conflict. */
  choose(council: string | null, hash: string | null): Promise<Result<null, AppendError>>
  /** From now on the forms of this kind of service are offered; what was begun goes on. */
  setProfile(profile: Profile): Promise<Result<null, AppendError>>
  /** From now on the separate place opens for so many days without the server, one of the answers that the settings offer. */
  setConfidentialDays(days: string): Promise<Result<null, AppendError>>
  /** From now on cases are kept for so many years once they ended; null takes back what was said. */
  setKeepYears(
    which: 'keep-years' | 'keep-longer-years',
    years: number | null,
  ): Promise<Result<null, AppendError>>
  /** Hands figures over to whoever reads them and no case. The same again changes nothing. */
  handOver(figures: HandedFigures): Promise<Result<null, AppendError>>
  stop(): void
}

const GATHER_MS = 150

export function createService(parts: {
  readonly vault: Pick<Vault, 'keyNames'>
  readonly records: Records
  readonly streams: Pick<Streams, 'prepare'>
  readonly signals: Signals
  readonly after: After
}): ServiceOnDevice {
  const { vault, records, streams, signals, after } = parts
  const state = createWatched<ServiceState>(serviceStateOf([]))
  /** Keys of what changed since it was last looked at. */
  const changed = new Set<string>()
  let cancel: (() => void) | null = null
  let stopped = false
  const stopListening = signals.subscribe((signal) => {
    if (signal.kind !== 'record') return
    changed.add(signal.key)
    cancel ??= after(GATHER_MS, () => {
      cancel = null
      void readChanged()
    })
  })
  void read()

  return {
    state,
    async use(pack) {
      const hash = packHash(pack)
      const header = serviceHeader('content-pack', hash)
      const isHere = state.now().packs.has(hash)
      const kept = isHere ? ok(null) : await say(header, 'pack/answer', pack as unknown as Json)
      return kept.ok ? choose(pack.council ?? null, hash) : kept
    },
    choose,
    setProfile: (profile) => say(serviceHeader('service-settings'), 'profile/answer', profile),
    setConfidentialDays: (days) => say(serviceHeader('service-settings'), 'confidential-days/answer', days),
    setKeepYears: (which, years) => say(serviceHeader('service-settings'), `${which}/answer`, years),
    async handOver(figures) {
      const header = serviceHeader('service-figures', figuresHash(figures))
      const isHere = state.now().handedOver.some((one) => isSameRecord(one.header, header))
      return isHere ? ok(null) : say(header, 'figures/answer', figures as unknown as Json)
    },
    stop() {
      stopped = true
      stopListening()
      cancel?.()
    },
  }

  function choose(council: string | null, hash: string | null): Promise<Result<null, AppendError>> {
    return say(serviceHeader('service-settings'), wordingField(council), hash)
  }

  async function say(header: RecordHeader, field: string, value: Json): Promise<Result<null, AppendError>> {
    const prepared = await streams.prepare([header])
    if (!prepared.ok) return prepared
    // The lock screen waits for this file, and not for the forms.
    const { latestOfficerForm } = await import('#catalogue/officer')
    const version = latestOfficerForm(header.form)?.version ?? 1
    const view = viewOf((await records.open(header)).set)
    const appended = await records.append(header, [stateField(view, field, value, version)])
    if (!appended.ok) return appended
    await read()
    return ok(null)
  }

  async function readChanged(): Promise<void> {
    const keys = new Set(changed)
    changed.clear()
    const names = await vault.keyNames()
    if (names.some(({ id, space }) => space === serviceSpace && keys.has(id))) await read()
  }

  async function read(): Promise<void> {
    const listed = await records.list(serviceSpace, 'officer')
    if (!stopped) state.set(serviceStateOf(listed.records))
  }
}
