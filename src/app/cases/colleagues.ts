import { awayOn, type Day, type Leave, loadsOf, type StaffMember } from '#casework'
import type { CaseOnDevice } from './caseload.ts'
import { answersOfCase } from './pathway.ts'

/** An officer who could take a case, with what a manager weighs. */
export type Colleague = {
  readonly member: StaffMember
  /** Live cases. Counted from what this device holds: only a manager’s holds them all. */
  readonly load: number
  /** The time away that today lies in. */
  readonly away: Leave | null
}

/** Every officer of the service by name: nothing here puts them in an order that decides. */
export function colleagues(
  staff: readonly StaffMember[],
  cases: readonly CaseOnDevice[],
  today: Day,
): readonly Colleague[] {
  const loads = loadsOf(cases.map(answersOfCase))
  return staff
    .filter(({ role }) => role === 'officer')
    .map((member) => ({ member, load: loads.get(member.id) ?? 0, away: awayOn(member, today) }))
}
