import { caseFileHeader, type Practice, serviceSpace } from '#casework'
import type { Clock } from '#core'
import type { FindPack, Profile } from '#forms'
import type { People } from '#protocol'
import { type Compartment, fieldStateOf, isSameRecord, recordId, viewOf, type Wording } from '#record'
import type { After, ListedRecords, OpenedRecord, Records, SightOnDevice, Signals, Streams } from '#store'
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
  /** Of somebody who sees it by sight: until when, and how much. */
  readonly sight: SightOnDevice | null
}

export type CaseloadState = {
  readonly loaded: boolean
  readonly cases: readonly CaseOnDevice[]
  /** Seen by sight whose time is over: on no screen, and here until the server was met. */
  readonly over: readonly CaseOnDevice[]
}

/** All cases of the open vault, read again as they change. */
export type Caseload = { readonly state: Watched<CaseloadState>; stop(): void }

const GATHER_MS = 150
const LONGEST_GATHER_MS = 2_000

export function createCaseload({
  vault,
  records,
  people,
  sights,
  signals,
  after,
  clock,
  service,
}: {
  readonly vault: Vault
  readonly records: Records
  readonly people: Streams['people']
  /** Of somebody who sees a case until a time; null for everybody else. */
  readonly sights: Streams['sights'] | null
  readonly signals: Signals
  readonly after: After
  readonly clock: Clock
  readonly service: Watched<ServiceState>
}): Caseload {
  const state = createWatched<CaseloadState>({ loaded: false, cases: [], over: [] })
  const caseBySpace = new Map<string, CaseAlone>()
  /** Records, with the keys of where they are. */
  const changed = new Map<string, string>()
  const gone = new Set<string>()
  /** A case that did not change is the same object as before: what screens know of it holds on. */
  let shown = new WeakMap<CaseAlone, CaseOnDevice>()
  let shownIn: ServiceState | null = null
  let outboxMoved = false
  let seenAgain = false
  /** How long the last reading took, with all that screens made of it, in ms. */
  let took = 0
  let cancel: (() => void) | null = null
  let cancelEnd = (): void => undefined
  let reading: Promise<void> = Promise.resolve()
  let stopped = false
  const stopListening = signals.subscribe((signal) => {
    if (signal.kind === 'lock') return
    if (signal.kind === 'record') changed.set(signal.record, signal.key)
    else if (signal.kind === 'forgotten') for (const key of signal.keys) gone.add(key)
    else if (signal.kind === 'sights') seenAgain = true
    else outboxMoved = true
    // While a whole service comes, no more than half of the time is spent on showing it.
    cancel ??= after(Math.min(Math.max(GATHER_MS, took), LONGEST_GATHER_MS), () => {
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
      cancelEnd()
    },
  }

  async function readChanged(): Promise<void> {
    const began = clock()
    await readWhatChanged()
    took = clock() - began
  }

  async function readWhatChanged(): Promise<void> {
    const keyById = new Map(changed)
    const moved = outboxMoved
    const forgotten = [...gone]
    const readsAll = seenAgain
    gone.clear()
    changed.clear()
    outboxMoved = false
    seenAgain = false
    if (forgotten.length > 0) await vault.dropKeys(forgotten) // another document forgot them
    if (forgotten.length > 0 || readsAll) return readAll()
    const all = [...caseBySpace.values()].flatMap(recordsOf)
    const known = new Map(all.map((record) => [idOf(record), record]))
    const headers = [...known].flatMap(([id, record]) =>
      keyById.has(id) || (moved && isMoving(record)) ? [record.header] : [],
    )
    for (const record of await records.openAll(headers)) replace(record)
    await nameAgain([...new Set(headers.map((header) => header.space))])
    // Records nobody has seen: new ones of any case, or of a new case.
    const unseen = [...keyById].flatMap(([id, key]) => (known.has(id) ? [] : [key]))
    if (unseen.length > 0) await readSpacesUnder(new Set(unseen))
    show()
  }

  async function readSpacesUnder(keys: ReadonlySet<string>): Promise<void> {
    const names = await vault.keyNames()
    const spaces = new Set(names.filter(({ id }) => keys.has(id)).map(({ space }) => space))
    const isNew = (space: string): boolean => spaces.has(space) || !caseBySpace.has(space)
    await readCases((await caseSpaces()).filter(isNew))
  }

  async function readAll(): Promise<void> {
    const spaces = await caseSpaces()
    const held = new Set(spaces)
    for (const space of caseBySpace.keys()) if (!held.has(space)) caseBySpace.delete(space)
    await readCases(spaces)
    show()
  }

  async function caseSpaces(): Promise<readonly string[]> {
    const names = (await vault.keyNames()).map(({ space }) => space)
    return [...new Set(names)].filter((space) => space !== serviceSpace)
  }

  async function readCases(spaces: readonly string[]): Promise<void> {
    const parts = (['client', 'officer'] as const).flatMap((compartment) =>
      spaces.map((space) => ({ space, compartment })),
    )
    const [listed, named, seen] = await Promise.all([
      records.listAll(parts),
      people(spaces),
      sights?.(spaces) ?? [],
    ])
    const officerOf = (index: number) => listed[spaces.length + index] ?? noRecords
    const withoutFile = spaces.filter((space, index) => !fileIn(officerOf(index), space))
    const opened = await records.openAll(withoutFile.map(caseFileHeader))
    const openedBySpace = new Map(opened.map((file) => [file.header.space, file]))
    for (const [index, space] of spaces.entries()) {
      const file = fileIn(officerOf(index), space) ?? openedBySpace.get(space)
      if (!file) continue
      const about = { space, file, people: named[index] ?? {}, sight: seen[index] ?? null }
      caseBySpace.set(space, caseOf(about, listed[index] ?? noRecords, officerOf(index)))
    }
  }

  function replace(record: OpenedRecord): void {
    const one = caseBySpace.get(record.header.space)
    if (!one) return
    const id = idOf(record)
    const orNew = (before: OpenedRecord): OpenedRecord => (idOf(before) === id ? record : before)
    const others = one.records.map(orNew).filter((other) => other !== record || !isGone(record))
    caseBySpace.set(one.space, { ...one, file: orNew(one.file), records: others })
  }

  /** Whoever wrote what has just come may not have been named before. */
  async function nameAgain(spaces: readonly string[]): Promise<void> {
    const named = await people(spaces)
    for (const [index, space] of spaces.entries()) {
      const one = caseBySpace.get(space)
      if (one) caseBySpace.set(space, { ...one, people: named[index] ?? {} })
    }
  }

  function show(): void {
    const now = service.now()
    if (now !== shownIn) shown = new WeakMap()
    shownIn = now
    const all = [...caseBySpace.values()].map((one) => shown.get(one) ?? inService(one, now))
    if (stopped) return
    const [cases, over] = sights ? inAndOutOfSight(all) : [all, []]
    state.set({ loaded: true, cases, over })
  }

  /** Until the next one is over, when it is asked again. */
  function inAndOutOfSight(all: readonly CaseOnDevice[]) {
    const at = clock()
    const untilOf = ({ sight }: CaseOnDevice): number => sight?.until ?? at
    const cases = all.filter((one) => untilOf(one) > at)
    cancelEnd()
    if (cases.length > 0) cancelEnd = after(Math.min(...cases.map(untilOf)) - at, show)
    return [cases, all.filter((one) => untilOf(one) <= at)] as const
  }

  function inService(one: CaseAlone, now: ServiceState): CaseOnDevice {
    const council = councilOf(one.file)
    const made = {
      ...one,
      packs: now.find,
      wording: wordingOfNew(now, council),
      practice: practiceNow(now, council),
      profile: profileOf(now),
    }
    shown.set(one, made)
    return made
  }
}

function fileIn({ records }: ListedRecords, space: string): OpenedRecord | undefined {
  const file = caseFileHeader(space)
  return records.find(({ header }) => isSameRecord(header, file))
}

function caseOf(
  about: Pick<CaseOnDevice, 'space' | 'file' | 'people' | 'sight'>,
  client: ListedRecords,
  officer: ListedRecords,
): CaseAlone {
  const { file } = about
  const isFileUnread = file.damaged > 0 && !officer.records.includes(file)
  const unreadable = [
    ...(client.unreadable > 0 ? ['client' as const] : []),
    ...(officer.unreadable > (isFileUnread ? 1 : 0) ? ['officer' as const] : []),
  ]
  const records = [...client.records, ...officer.records].filter((record) => record !== file)
  return { ...about, records, unreadable }
}

const idOf = ({ header }: OpenedRecord): string => recordId(header)

/** Without what holds for the whole service. */
type CaseAlone = Omit<CaseOnDevice, 'packs' | 'wording' | 'practice' | 'profile'>

const recordsOf = ({ file, records }: CaseAlone): readonly OpenedRecord[] => [file, ...records]

const isMoving = ({ isUnsent, needsYou }: OpenedRecord): boolean => isUnsent || needsYou.length > 0

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
