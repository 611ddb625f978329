import { type Accessor, createMemo } from 'solid-js'
import { dayOf } from '../cases/days.ts'
import { type Team, teamOf } from '../cases/team.ts'
import { useApp } from '../parts/context.ts'

/** All cases of the service, read once for each state of the caseload. */
export function useTeam(): Accessor<Team> {
  const { device, caseload } = useApp()
  return createMemo(() => teamOf(caseload().cases, dayOf(device.parts.surroundings.clock())))
}
