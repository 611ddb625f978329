import { Link } from '@tanstack/solid-router'
import { Show } from 'solid-js'
import { isOverdue } from '#casework'
import { PageHeader } from '#ui'
import { dayOf } from '../cases/days.ts'
import { useApp } from '../parts/context.ts'
import { ManagersOnly } from '../parts/ManagersOnly.tsx'
import { teamInWords } from '../words/team-words.ts'
import { AfterwardsCard } from './AfterwardsCard.tsx'
import { DisagreementsCard } from './DisagreementsCard.tsx'
import { DueCard } from './DueCard.tsx'
import { RiskCard } from './RiskCard.tsx'
import { useTeam } from './use-team.ts'
import { WordCard } from './WordCard.tsx'

/** What the team's manager has to see in one look, each line leading to where it is done. */
export function TeamScreen() {
  return (
    <ManagersOnly words="The team’s page is for its manager.">
      <Desk />
    </ManagersOnly>
  )
}

function Desk() {
  const { device, caseload } = useApp()
  const team = useTeam()
  const today = () => dayOf(device.parts.surroundings.clock())
  const intro = () => {
    const { caseBySpace, due, desk, alerts, toSign } = team()
    return teamInWords({
      cases: caseBySpace.size,
      overdue: due.filter(({ notice }) => isOverdue(notice, today())).length,
      waiting: [alerts, desk.risen, desk.court, desk.urgent, desk.disagreements, toSign].flat().length,
    })
  }
  return (
    <>
      <PageHeader title="Team" intro={caseload().loaded ? intro() : 'Reading the cases from this device.'} />
      <ManagersLinks />
      <Show when={caseload().loaded}>
        <div class="columns">
          <div class="stack">
            <RiskCard team={team()} />
            <DueCard team={team()} />
          </div>
          <div class="stack">
            <WordCard team={team()} />
            <DisagreementsCard team={team()} />
            <AfterwardsCard team={team()} />
          </div>
        </div>
      </Show>
    </>
  )
}

/** The way to a manager's other screens. */
function ManagersLinks() {
  return (
    <nav aria-label="For managers">
      <ul class="quiet-links">
        <li>
          <Link to="/supervision">Supervision</Link>
        </li>
        <li>
          <Link to="/figures">Figures</Link>
        </li>
        <li>
          <Link to="/staff">Staff</Link>
        </li>
        <li>
          <Link to="/devices">Devices</Link>
        </li>
        <li>
          <Link to="/parked">Kept aside</Link>
        </li>
        <li>
          <Link to="/erasing">Erasing</Link>
        </li>
        <li>
          <Link to="/wording">Wording</Link>
        </li>
      </ul>
    </nav>
  )
}
