import { type Day, type PossibleDuplicate, possibleDuplicates, waitingList } from '#casework'
import type { CaseOnDevice } from './caseload.ts'
import { answersOfCase } from './pathway.ts'

/** Cases on this device that may be about the same person, each with why. Of two names or days that were put for one case, none is compared. */
export function duplicatesOf(
  one: CaseOnDevice,
  cases: readonly CaseOnDevice[],
): readonly PossibleDuplicate<string>[] {
  return possibleDuplicates(personOf(one), peopleOf(cases.filter(({ space }) => space !== one.space)))
}

/** Whom these cases are about, by their spaces. */
export const peopleOf = (cases: readonly CaseOnDevice[]) =>
  cases.map((one) => ({ key: one.space, person: personOf(one) }))

function personOf(one: CaseOnDevice) {
  const { file } = answersOfCase(one)
  return { name: file.one('name') ?? '', born: file.one('date-of-birth') }
}

/** Spaces of the cases near the top of the waiting list whose referrer nobody has told. Only who holds every case can say. */
export const toTellNearTop = (cases: readonly CaseOnDevice[], today: Day): ReadonlySet<string> =>
  new Set(
    waitingList(
      cases.map((one) => ({ key: one.space, one: answersOfCase(one) })),
      today,
    )
      .filter(({ tellReferrer }) => tellReferrer)
      .map(({ key }) => key),
  )
