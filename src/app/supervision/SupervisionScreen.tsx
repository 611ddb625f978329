import { Link } from '@tanstack/solid-router'
import { createMemo, For, Match, Show, Switch } from 'solid-js'
import { supervisionCalendar } from '#casework'
import { Button, Card, Item, PageHeader } from '#ui'
import { supervisionFile } from '../cases/calendar.ts'
import { dayOf } from '../cases/days.ts'
import type { Team } from '../cases/team.ts'
import { useApp } from '../parts/context.ts'
import { LongList } from '../parts/LongList.tsx'
import { ManagersOnly } from '../parts/ManagersOnly.tsx'
import { dayInName, saveFile } from '../parts/save-file.ts'
import { nameOf, officersOfCase } from '../team/lines.tsx'
import { useTeam } from '../team/use-team.ts'
import { SupervisionDayCard } from './SupervisionDayCard.tsx'

/** Group supervision by day: which cases go to it, and whether their summaries are completed in time. */
export function SupervisionScreen() {
  return (
    <ManagersOnly words="Group supervision over all cases is for the team’s manager.">
      <Days />
    </ManagersOnly>
  )
}

function Days() {
  const { device, caseload } = useApp()
  const team = useTeam()
  const now = device.parts.surroundings.clock
  const calendar = createMemo(() =>
    supervisionCalendar(
      caseload().cases.flatMap(({ space, practice }) => {
        const one = team().caseBySpace.get(space)?.answers
        return one ? [{ key: space, one, practice }] : []
      }),
      dayOf(now()),
    ),
  )
  const file = createMemo(() => supervisionFile(calendar().days, dayOf(now()), now()))
  return (
    <>
      <PageHeader
        title="Supervision"
        intro="Each case goes to group supervision every month, with a summary that is completed some working days before."
        back={
          <Link class="back-link" to="/team">
            Team
          </Link>
        }
        actions={
          <Show when={file().count > 0}>
            <Button
              onClick={() => saveFile(file().bytes, 'text/calendar', `appointments-${dayInName(now())}.ics`)}
            >
              Calendar file <span class="visually-hidden">with the times of supervision, no names</span>
            </Button>
          </Show>
        }
      />
      <Switch>
        <Match when={!caseload().loaded}>
          <p role="status">Reading the cases from this device.</p>
        </Match>
        <Match when={caseload().loaded}>
          <div class="columns">
            <div class="stack">
              <For
                each={calendar().days}
                fallback={
                  <Card>
                    <p>
                      No group supervision is planned. An officer puts its date in a case, as a “Contact or
                      meeting”.
                    </p>
                  </Card>
                }
              >
                {(day) => <SupervisionDayCard day={day} team={team()} today={dayOf(now())} />}
              </For>
            </div>
            <div class="stack">
              <NotPlanned team={team()} spaces={calendar().without} />
            </div>
          </div>
        </Match>
      </Switch>
    </>
  )
}

function NotPlanned(props: { readonly team: Team; readonly spaces: readonly string[] }) {
  return (
    <Card title="No supervision planned">
      <Show
        when={props.spaces.length > 0}
        fallback={<p class="small">Every case that is worked on goes to one.</p>}
      >
        <LongList each={props.spaces} by={(space) => space}>
          {(space) => (
            <Item
              title={nameOf(props.team, space())}
              detail={officersOfCase(props.team, space())}
              action={
                <Link class="button" to="/cases/$space" params={{ space: space() }}>
                  Open <span class="visually-hidden">the case of {nameOf(props.team, space())}</span>
                </Link>
              }
            />
          )}
        </LongList>
      </Show>
    </Card>
  )
}
