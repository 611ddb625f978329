import { type Day, type KeepYears, type Kept, keptOf } from '#casework'
import { fieldStateOf } from '#record'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { answersOfCase } from '../cases/pathway.ts'
import type { ServiceState } from '../cases/service-state.ts'

type Settings = Pick<ServiceState, 'settings'>

/** For how many years the service keeps cases. */
export const keepYears = (service: Settings): KeepYears => ({
  usual: yearsIn(service, 'keep-years'),
  longer: yearsIn(service, 'keep-longer-years'),
})

/** Of two answers the longer; none while one of two managers took it back. */
function yearsIn({ settings }: Settings, question: string): number | null {
  const said = fieldStateOf(settings, `${question}/answer`)
  const values = said.kind === 'value' ? [said.value] : said.kind === 'conflict' ? said.values : []
  const years = values.map(Number)
  return years.length > 0 && years.every((count) => count > 0) ? Math.max(...years) : null
}

/** Whether this case is still to be kept. Nothing follows from a case that cannot be read whole. */
export function keptCase(one: CaseOnDevice, keep: KeepYears, today: Day): Kept {
  const kept = keptOf(answersOfCase(one), keep, today)
  return one.file.damaged > 0
    ? { kind: 'day-unknown', why: 'Part of its case file cannot be read on this device.', until: null }
    : kept
}

/** Cases on this device whose time is up, and why: longest ago first. */
export const keptLongEnough = (
  cases: readonly CaseOnDevice[],
  keep: KeepYears,
  today: Day,
): readonly { readonly one: CaseOnDevice; readonly kept: Kept }[] =>
  cases
    .map((one) => ({ one, kept: keptCase(one, keep, today) }))
    .filter(({ kept }) => kept.kind === 'time-is-up')
    .sort((a, b) => ((a.kept.until ?? '') < (b.kept.until ?? '') ? -1 : 1))
