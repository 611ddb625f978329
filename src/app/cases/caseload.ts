import { caseFileHeader } from '#casework'
import type { People } from '#protocol'
import { type Compartment, recordId } from '#record'
import type { After, OpenedRecord, Records, Signals, Streams } from '#store'
import type { Vault } from '#vault'
import { createWatched, type Watched } from '../device/watched.ts'

/** A case as this device holds it: its file, and every other record of the client's and the officers' parts. */
export type CaseOnDevice = {
  readonly space: string
  readonly file: OpenedRecord
  readonly records: readonly OpenedRecord[]
  /** Compartments that hold records of which nothing can be read on this device. */
  readonly unreadable: readonly Compartment[]
  /** Names of those who wrote in it, by officer id, as far as the server said. */
  readonly people: People
}

export type CaseloadState = { readonly loaded: boolean; readonly cases: readonly CaseOnDevice[] }

/** All cases of the open vault, read again as they change. */
export type Caseload = { readonly state: Watched<CaseloadState>; stop(): void }

/** What an officer's live cases are held against (people-and-pathway.md, Roles). */
export const CASELOAD = 15

const GATHER_MS = 150

export function createCaseload({
  vault,
  records,
  people,
  signals,
  after,
}: {
  readonly vault: Vault
  readonly records: Records
  readonly people: Streams['people']
  readonly signals: Signals
  readonly after: After
}): Caseload {
  const state = createWatched<CaseloadState>({ loaded: false, cases: [] })
  const caseBySpace = new Map<string, CaseOnDevice>()
  const changed = new Set<string>()
  let outboxMoved = false
  let cancel: (() => void) | null = null
  let reading: Promise<void> = Promise.resolve()
  let stopped = false
  const stopListening = signals.subscribe((signal) => {
    if (signal.kind === 'lock') return
    if (signal.kind === 'record') changed.add(signal.record)
    else outboxMoved = true
    cancel ??= after(GATHER_MS, () => {
      cancel = null
      reading = reading.catch(() => undefined).then(readChanged)
    })
  })
  reading = readSpaces(null)
  return {
    state,
    stop() {
      stopped = true
      stopListening()
      cancel?.()
    },
  }

  function readChanged(): Promise<void> {
    const records = [...changed]
    const moved = outboxMoved
    changed.clear()
    outboxMoved = false
    const known = [...caseBySpace.values()]
    const concerned = records.map((record) => known.find((one) => holds(one, record)))
    // A record nobody has seen: a new one of any case, or of a new case.
    if (concerned.includes(undefined)) return readSpaces(null)
    const spaces = new Set(concerned.flatMap((one) => one?.space ?? []))
    for (const one of known) if (moved && isMoving(one)) spaces.add(one.space)
    return spaces.size ? readSpaces(spaces) : Promise.resolve()
  }

  async function readSpaces(wanted: ReadonlySet<string> | null): Promise<void> {
    const names = await vault.keyNames()
    const spaces = new Set(names.map(({ space }) => space))
    await Promise.all(
      [...(wanted ?? spaces)].map(async (space) => {
        const [client, officer] = await Promise.all([
          records.list(space, 'client'),
          records.list(space, 'officer'),
        ])
        const header = caseFileHeader(space)
        const isFile = (record: OpenedRecord) => recordId(record.header) === recordId(header)
        const file = officer.records.find(isFile) ?? (await records.open(header))
        const isFileUnread = file.damaged > 0 && !officer.records.some(isFile)
        const others = [...client.records, ...officer.records].filter((record) => !isFile(record))
        const unreadable = [
          ...(client.unreadable > 0 ? ['client' as const] : []),
          ...(officer.unreadable > (isFileUnread ? 1 : 0) ? ['officer' as const] : []),
        ]
        caseBySpace.set(space, { space, file, records: others, unreadable, people: await people(space) })
      }),
    )
    if (!stopped) state.set({ loaded: true, cases: [...caseBySpace.values()] })
  }
}

const recordsOf = ({ file, records }: CaseOnDevice): readonly OpenedRecord[] => [file, ...records]

const holds = (one: CaseOnDevice, record: string): boolean =>
  recordsOf(one).some(({ header }) => recordId(header) === record)

const isMoving = (one: CaseOnDevice): boolean =>
  recordsOf(one).some(({ unsent, needsYou }) => unsent > 0 || needsYou.length > 0)
