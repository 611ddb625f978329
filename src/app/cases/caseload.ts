import { caseFileHeader, type Practice, serviceSpace } from '#casework'
import type { FindPack, Profile } from '#forms'
import type { People } from '#protocol'
import { type Compartment, fieldStateOf, recordId, viewOf, type Wording } from '#record'
import type { After, ListedRecords, OpenedRecord, Records, Signals, Streams } from '#store'
import type { Vault } from '#vault'
import { createWatched, type Watched } from '../device/watched.ts'
import { practiceNow, profileOf, type ServiceState, wordingOfNew } from './service-state.ts'

/** A case as this device holds it: its file, and every other record of the client's and the officers' parts. */
export type CaseOnDevice = {
  readonly space: string
  readonly file: OpenedRecord
  readonly records: readonly OpenedRecord[]
  /** Compartments that hold records of which nothing can be read on this device. */
  readonly unreadable: readonly Compartment[]
  /** Names of those who wrote in it, by officer id, as far as the server said. */
  readonly people: People
  /** Packs of words, as far as they are on this device. */
  readonly packs: FindPack
  /** In which words a record of this case is begun now; undefined where no pack was ever loaded. */
  readonly wording: Wording | undefined
  /** By which names and deadlines the service works on it now. */
  readonly practice: Practice
  /** Which kind of service works on it: its forms are offered. */
  readonly profile: Profile
}

export type CaseloadState = { readonly loaded: boolean; readonly cases: readonly CaseOnDevice[] }

/** All cases of the open vault, read again as they change. */
export type Caseload = { readonly state: Watched<CaseloadState>; stop(): void }

const GATHER_MS = 150

export function createCaseload({
  vault,
  records,
  people,
  signals,
  after,
  service,
}: {
  readonly vault: Vault
  readonly records: Records
  readonly people: Streams['people']
  readonly signals: Signals
  readonly after: After
  readonly service: Watched<ServiceState>
}): Caseload {
  const state = createWatched<CaseloadState>({ loaded: false, cases: [] })
  const caseBySpace = new Map<string, CaseAlone>()
  const changed = new Set<string>()
  const gone = new Set<string>()
  let outboxMoved = false
  let cancel: (() => void) | null = null
  let reading: Promise<void> = Promise.resolve()
  let stopped = false
  const stopListening = signals.subscribe((signal) => {
    if (signal.kind === 'lock') return
    if (signal.kind === 'record') changed.add(signal.record)
    else if (signal.kind === 'forgotten') for (const key of signal.keys) gone.add(key)
    else outboxMoved = true
    cancel ??= after(GATHER_MS, () => {
      cancel = null
      reading = reading.catch(() => undefined).then(readChanged)
    })
  })
  const stopService = service.subscribe(() => {
    if (state.now().loaded) show()
  })
  reading = readAll()
  return {
    state,
    stop() {
      stopped = true
      stopListening()
      stopService()
      cancel?.()
    },
  }

  async function readChanged(): Promise<void> {
    const ids = new Set(changed)
    const moved = outboxMoved
    const forgotten = [...gone]
    gone.clear()
    changed.clear()
    outboxMoved = false
    if (forgotten.length > 0) {
      await vault.dropKeys(forgotten) // another document forgot them
      return readAll()
    }
    const all = [...caseBySpace.values()].flatMap(recordsOf)
    const known = new Map(all.map((record) => [recordId(record.header), record]))
    // A record nobody has seen: a new one of any case, or of a new case.
    if ([...ids].some((id) => !known.has(id))) return readAll()
    for (const [id, record] of known) if (moved && isMoving(record)) ids.add(id)
    const headers = [...ids].flatMap((id) => known.get(id)?.header ?? [])
    for (const record of await records.openAll(headers)) replace(record)
    for (const space of new Set(headers.map((header) => header.space))) await nameAgain(space)
    show()
  }

  async function readAll(): Promise<void> {
    const names = (await vault.keyNames()).map(({ space }) => space)
    const spaces = [...new Set(names)].filter((space) => space !== serviceSpace)
    const parts = (['client', 'officer'] as const).flatMap((compartment) =>
      spaces.map((space) => ({ space, compartment })),
    )
    const [listed, named] = await Promise.all([records.listAll(parts), Promise.all(spaces.map(people))])
    const cases = spaces.map((space, index) =>
      caseOf(
        { space, people: named[index] ?? {} },
        listed[index] ?? noRecords,
        listed[spaces.length + index] ?? noRecords,
      ),
    )
    const read = await Promise.all(cases)
    caseBySpace.clear()
    for (const one of read) caseBySpace.set(one.space, one)
    show()
  }

  async function caseOf(
    { space, people }: Pick<CaseOnDevice, 'space' | 'people'>,
    client: ListedRecords,
    officer: ListedRecords,
  ): Promise<CaseAlone> {
    const header = caseFileHeader(space)
    const isFile = (record: OpenedRecord) => recordId(record.header) === recordId(header)
    const file = officer.records.find(isFile) ?? (await records.open(header))
    const isFileUnread = file.damaged > 0 && !officer.records.some(isFile)
    const others = [...client.records, ...officer.records].filter((record) => !isFile(record))
    const unreadable = [
      ...(client.unreadable > 0 ? ['client' as const] : []),
      ...(officer.unreadable > (isFileUnread ? 1 : 0) ? ['officer' as const] : []),
    ]
    return { space, file, records: others, unreadable, people }
  }

  function replace(record: OpenedRecord): void {
    const one = caseBySpace.get(record.header.space)
    if (!one) return
    const id = recordId(record.header)
    const orNew = (before: OpenedRecord): OpenedRecord => (recordId(before.header) === id ? record : before)
    const others = one.records.map(orNew).filter((other) => other !== record || !isGone(record))
    caseBySpace.set(one.space, { ...one, file: orNew(one.file), records: others })
  }

  /** Whoever wrote what has just come may not have been named before. */
  async function nameAgain(space: string): Promise<void> {
    const names = await people(space)
    const one = caseBySpace.get(space)
    if (one) caseBySpace.set(space, { ...one, people: names })
  }

  function show(): void {
    const { now } = service
    const cases = [...caseBySpace.values()].map((one) => ({
      ...one,
      packs: now().find,
      wording: wordingOfNew(now(), councilOf(one.file)),
      practice: practiceNow(now(), councilOf(one.file)),
      profile: profileOf(now()),
    }))
    if (!stopped) state.set({ loaded: true, cases })
  }
}

/** Without what holds for the whole service. */
type CaseAlone = Omit<CaseOnDevice, 'packs' | 'wording' | 'practice' | 'profile'>

const recordsOf = ({ file, records }: CaseAlone): readonly OpenedRecord[] => [file, ...records]

const isMoving = ({ unsent, needsYou }: OpenedRecord): boolean => unsent > 0 || needsYou.length > 0

/** Its only statements were forgotten with a server's restore: nobody holds what they said. */
const isGone = ({ set, damaged }: OpenedRecord): boolean =>
  set.accepted.size + set.withheld.size + damaged === 0

const noRecords: ListedRecords = { records: [], unreadable: 0 }

const COUNCIL = 'council/answer'

/** The council that asked for the work, as the case file has it; null where it says nothing, or more than one thing. */
export function councilOf(file: OpenedRecord): string | null {
  const council = fieldStateOf(viewOf(file.set), COUNCIL)
  return council.kind === 'value' && typeof council.value === 'string' ? council.value : null
}
