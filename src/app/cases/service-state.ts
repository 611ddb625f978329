import {
  type Practice,
  practiceOf,
  type StaffMember,
  serviceHeader,
  staffMember,
  wordingQuestion,
} from '#casework'
import { type ContentPack, type FindPack, type Form, isPack, type Profile, packHash } from '#forms'
import { type FieldState, fieldStateOf, isSameRecord, type RecordView, viewOf, type Wording } from '#record'
import type { OpenedRecord } from '#store'

/** What holds for every case of the service, as this device knows it (docs/protocol.md §4b). The lock screen waits for this file: no form is named in it. */
export type ServiceState = {
  /** Whether this device has heard of its settings or words: only then does a new record say in which words it is asked. */
  readonly heard: boolean
  readonly find: FindPack
  /** Every pack that was ever loaded, by hash. */
  readonly packs: ReadonlyMap<string, ContentPack>
  readonly settings: RecordView
  /** Who works here, by name. */
  readonly staff: readonly StaffMember[]
  /** Figures that were handed over, as they came: the screen of figures alone looks into them. */
  readonly handedOver: readonly OpenedRecord[]
  /** Something of it cannot be read on this device. */
  readonly damaged: boolean
}

export function serviceStateOf(records: readonly OpenedRecord[]): ServiceState {
  const ofSettings = serviceHeader('service-settings')
  const settings = records.find(({ header }) => isSameRecord(header, ofSettings))
  const packs = new Map(records.flatMap(packIn))
  return {
    heard: records.some(({ header }) => header.form === 'service-settings' || header.form === 'content-pack'),
    find: (hash) => packs.get(hash),
    packs,
    settings: viewOf(settings?.set ?? { accepted: new Map(), withheld: new Map() }),
    staff: records
      .filter(({ header }) => header.form === 'staff')
      .map(staffMember)
      .sort((a, b) => a.name.localeCompare(b.name, 'en')),
    handedOver: records.filter(({ header }) => header.form === 'service-figures'),
    damaged: records.some(({ damaged }) => damaged > 0),
  }
}

/** What is under another hash than its own is no pack: records are pinned to what a pack says. */
function packIn({ header, set }: OpenedRecord): readonly (readonly [string, ContentPack])[] {
  if (header.form !== 'content-pack') return []
  const { heads } = fieldStateOf(viewOf(set), 'pack/answer')
  const pack = heads.map(({ statement }) => statement.value).find((value) => isPack(value))
  return isPack(pack) && packHash(pack) === header.sitting ? [[header.sitting, pack]] : []
}

export const inUse = ({ settings }: Pick<ServiceState, 'settings'>, council: string | null): FieldState =>
  fieldStateOf(settings, wordingField(council))

export const wordingField = (council: string | null): string => `${wordingQuestion(council)}/answer`

/**
 * In which words a record of this council’s cases is begun now; undefined where this device has heard of no pack. Two packs in use at once: the
 * app's own words, until a manager settles it.
 */
export function wordingOfNew(
  state: ServiceState,
  council: string | null,
  language: string = FIRST_LANGUAGE,
): Wording | undefined {
  if (!state.heard) return undefined
  const own = council === null ? undefined : inUse(state, council)
  const chosen = own && own.kind !== 'none' ? own : inUse(state, null)
  const hash = chosen.kind === 'value' && typeof chosen.value === 'string' ? chosen.value : ''
  const pack = state.packs.get(hash)
  if (!pack) return 'built-in'
  const languages = languagesOf(pack)
  const spoken = languages.includes(language) ? language : languages[0]
  return spoken === undefined ? 'built-in' : { pack: hash, language: spoken }
}

/** By what the service works now in this council’s cases; what a council’s pack does not say is as for every case. The same object while nothing changes. */
export function practiceNow(state: ServiceState, council: string | null): Practice {
  const known = practices.get(state) ?? new Map<string | null, Practice>()
  practices.set(state, known)
  const practice = known.get(council) ?? readPractice(state, council)
  known.set(council, practice)
  return practice
}

const practices = new WeakMap<ServiceState, Map<string | null, Practice>>()

const readPractice = (state: ServiceState, council: string | null): Practice =>
  practiceOf(
    [null, ...(council === null ? [] : [council])].flatMap((place) => {
      const chosen = inUse(state, place)
      const pack = chosen.kind === 'value' ? state.packs.get(String(chosen.value)) : undefined
      return pack ?? []
    }),
  )

const FIRST_LANGUAGE = 'en-GB'

/** English first, where it has any. */
export const languagesOf = ({ words }: ContentPack): readonly string[] =>
  Object.keys(words).sort((a, b) => Number(b === FIRST_LANGUAGE) - Number(a === FIRST_LANGUAGE))

/** Whether packs have words for it: forms that services offer, and that stay on the version they were answered under. */
export const hasPackWords = ({ profiles, living }: Form): boolean => profiles !== undefined && !living

/** How many days a tablet may go without the server and still open the separate place; of two answers the shorter, until a manager settles it. */
export function confidentialDays({ settings }: Pick<ServiceState, 'settings'>): number {
  const said = fieldStateOf(settings, 'confidential-days/answer')
  const values = said.kind === 'value' ? [said.value] : said.kind === 'conflict' ? said.values : []
  const days = values.map(Number).filter((count) => count > 0)
  return days.length > 0 ? Math.min(...days) : USUAL_DAYS
}

const USUAL_DAYS = 14

/** Which service this is: Family Safeguarding, unless its manager said otherwise. */
export function profileOf({ settings }: Pick<ServiceState, 'settings'>): Profile {
  const said = fieldStateOf(settings, 'profile/answer')
  return said.kind === 'value' && said.value === 'sheffield' ? 'sheffield' : 'family-safeguarding'
}
