import { answersOf, type ReadableRecord } from './answers.ts'
import type { Day } from './calendar/days.ts'

/** Somebody who works in the service, as their staff record has them; null where it says nothing, or two things. */
export type StaffMember = {
  readonly id: string
  readonly name: string
  readonly role: string | null
  readonly grade: string | null
  readonly team: string | null
  readonly leave: readonly Leave[]
}

/** Days away, both included; open at an end that nobody put. */
export type Leave = { readonly from: Day | null; readonly until: Day | null }

export function staffMember(record: ReadableRecord): StaffMember {
  const said = answersOf(record)
  return {
    id: record.header.sitting,
    name: said.one('name') ?? 'Name not here yet',
    role: said.one('role'),
    grade: said.one('grade'),
    team: said.one('team'),
    leave: said
      .rows('away-from', 'away-until')
      .map((row) => ({ from: row['away-from'] ?? null, until: row['away-until'] ?? null })),
  }
}

/** The time away that a day lies in, or null. */
export const awayOn = ({ leave }: Pick<StaffMember, 'leave'>, day: Day): Leave | null =>
  leave.find(({ from, until }) => (from ?? '') <= day && day <= (until ?? '9999')) ?? null
