import { Link } from '@tanstack/solid-router'
import { createMemo, Show } from 'solid-js'
import { awayOn, type StaffMember } from '#casework'
import { ByKey, Card, Item, ItemList, PageHeader } from '#ui'
import { LoadBar } from '../allocate/LoadBar.tsx'
import { colleagues } from '../cases/colleagues.ts'
import { dayOf } from '../cases/days.ts'
import { useApp } from '../parts/context.ts'
import { ManagersOnly } from '../parts/ManagersOnly.tsx'
import { useWatched } from '../parts/use-watched.ts'
import { hasSecondStepInWords } from '../words/second-step-words.ts'
import { aboutStaff, roleInWords } from '../words/staff-words.ts'
import { useSecondSteps } from './use-second-steps.ts'

/** Everybody of the service, with grade, team, leave and live cases. */
export function StaffScreen() {
  return (
    <ManagersOnly words="Staff records are for your manager to keep.">
      <Staff />
    </ManagersOnly>
  )
}

function Staff() {
  const { open, caseload, device } = useApp()
  const service = useWatched(open.service.state)
  const today = () => dayOf(device.parts.surroundings.clock())
  const { since } = useSecondSteps()
  const loads = createMemo(
    () =>
      new Map(
        colleagues(service().staff, caseload().cases, today()).map(({ member, load }) => [member.id, load]),
      ),
  )
  const secondStepOf = ({ id }: StaffMember) => {
    const all = since()
    return all && hasSecondStepInWords(all.has(id))
  }
  return (
    <>
      <PageHeader
        title="Staff"
        intro="Who works in the service. Grade, team and leave are what an allocation weighs; what somebody may do here is not changed by it."
      />
      <Card>
        <ItemList>
          <ByKey each={service().staff} by={({ id }) => id}>
            {(member) => (
              <Item
                title={
                  <Link to="/staff/$officer" params={{ officer: member().id }}>
                    {member().name}
                  </Link>
                }
                detail={[detailOf(member(), today()), secondStepOf(member())].filter(Boolean).join(' · ')}
                action={
                  <Show when={loads().has(member().id)}>
                    {<LoadBar load={loads().get(member().id) ?? 0} adds={0} />}
                  </Show>
                }
              />
            )}
          </ByKey>
        </ItemList>
      </Card>
    </>
  )
}

const detailOf = (member: StaffMember, today: string): string =>
  [roleInWords(member.role), aboutStaff(member, awayOn(member, today))].filter(Boolean).join(' · ')
