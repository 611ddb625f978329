import { seesBySight, serviceHeader } from '#casework'
import type { Form } from '#forms'
import type { RecordHeader } from '#record'
import {
  createFolding,
  createOutbox,
  createPlaces,
  createRecords,
  createStreams,
  type Outbox,
  type Places,
  type Records,
  type Streams,
} from '#store'
import type { OfficerProfile, Unlocked, VaultWorker } from '#vault'
import { type Caseload, type CaseOnDevice, createCaseload } from '../cases/caseload.ts'
import { hasPackWords } from '../cases/service-state.ts'
import { createEditors, type Editors, type WordingOf } from './editors.ts'
import { foldAfterRounds } from './fold-after-rounds.ts'
import type { DeviceParts } from './parts.ts'
import { createPassphraseGiven, type PassphraseGiven } from './passphrase-given.ts'
import { type Room, watchRoom } from './room.ts'
import { sayWordsInHand } from './say-words-in-hand.ts'
import { createService, type ServiceOnDevice } from './service.ts'
import { type SyncLoop, startSyncLoop } from './sync-loop.ts'

/** Everything that exists only while a vault is open. */
export type OpenVault = Unlocked & {
  readonly profile: OfficerProfile
  readonly records: Records
  readonly streams: Pick<Streams, 'prepare' | 'forget'>
  readonly places: Places
  readonly outbox: Outbox
  readonly editors: Editors
  /** For what is written elsewhere on the same cases. */
  readonly wordingOf: WordingOf
  /** What notes on records are written with, where that is not the officers' form. */
  readonly notes?: Form
  readonly caseload: Caseload
  readonly service: ServiceOnDevice
  readonly sync: SyncLoop
  readonly room: Room
  readonly passphraseGiven: PassphraseGiven
  /** Stops everything and ends the worker, keys and all. Flush the editors before. */
  end(): void
}

export function openVault(unlocked: Unlocked, worker: VaultWorker, parts: DeviceParts): OpenVault {
  const { vault, profile } = unlocked
  const { surroundings, fetch, after, background, storage } = parts
  const records = createRecords(vault, surroundings)
  const outbox = createOutbox(surroundings)
  const streams = createStreams(vault, surroundings)
  const { signals, clock } = surroundings
  const service = createService({ vault, records, streams, signals, after })
  const caseload = createCaseload({
    ...{ vault, records, people: streams.people, signals, after, clock },
    sights: seesBySight(profile.role) ? streams.sights : null,
    service: service.state,
  })
  const sync = startSyncLoop({ ...surroundings, vault, outbox, streams, fetch, after, background })
  const room = watchRoom(storage, after)
  const folding = createFolding(vault, surroundings)
  const stopFolding = foldAfterRounds({ sync: sync.state, caseload: caseload.state, folding })
  const mended = new Set<string>()
  const stopMending = caseload.state.subscribe(({ cases }) => {
    for (const part of damagedParts(cases)) void fetchAgain(part)
  })
  const stopMendingService = service.state.subscribe(({ damaged }) => {
    if (damaged) void fetchAgain(serviceHeader('service-settings'))
  })
  const wordingOf: WordingOf = ({ space }, form) => {
    const one = caseload.state.now().cases.find((known) => known.space === space)
    return one && hasPackWords(form) ? one.wording : undefined
  }
  const editors = createEditors({ records, signals, after, wordingOf })
  const stopSaying = sayWordsInHand({ caseload: caseload.state, editors })
  return {
    ...unlocked,
    records,
    streams,
    places: createPlaces(vault, surroundings),
    outbox,
    editors,
    wordingOf,
    service,
    caseload,
    sync,
    room,
    passphraseGiven: createPassphraseGiven(surroundings.clock),
    end() {
      stopSaying()
      stopMending()
      stopMendingService()
      room.stop()
      stopFolding()
      sync.stop()
      caseload.stop()
      service.stop()
      worker.end()
    },
  }

  /** What cannot be read here the server may still have; once for each part of a case while this vault is open. */
  async function fetchAgain({ space, compartment }: Part): Promise<void> {
    const part = `${space}/${compartment}`
    if (mended.has(part)) return
    mended.add(part)
    const doubted = await streams.doubt(space, compartment)
    if (doubted.ok) await sync.round()
  }
}

type Part = Pick<RecordHeader, 'space' | 'compartment'>

const damagedParts = (cases: readonly CaseOnDevice[]): readonly Part[] =>
  cases.flatMap(({ space, file, records, unreadable }) => [
    ...[file, ...records].filter(({ damaged }) => damaged > 0).map(({ header }) => header),
    ...unreadable.map((compartment) => ({ space, compartment })),
  ])
