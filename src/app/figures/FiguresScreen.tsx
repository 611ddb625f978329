import { Link } from '@tanstack/solid-router'
import { createMemo, createSignal, For, Show } from 'solid-js'
import {
  beginningIn,
  endingIn,
  figuresFile,
  figuresOf,
  type Months,
  monthInWords,
  monthOf,
  monthsIn,
  monthsLater,
} from '#casework'
import { bytesFromText } from '#core'
import { Button, PageHeader } from '#ui'
import { dayOf } from '../cases/days.ts'
import { practiceNow } from '../cases/service-state.ts'
import { useApp } from '../parts/context.ts'
import { ManagersOnly } from '../parts/ManagersOnly.tsx'
import { Select } from '../parts/Select.tsx'
import { dayInName, saveFile } from '../parts/save-file.ts'
import { useWatched } from '../parts/use-watched.ts'
import { useTeam } from '../team/use-team.ts'
import { stageWords } from '../words/stage-words.ts'
import { FigureCard } from './FigureCard.tsx'

/** How far back months can be chosen, and how many are at first. */
const MONTHS_BACK = 36
const MONTHS_AT_FIRST = 6

/** Numbers of the service, as bars and as a table in one, and as a file that names nobody. */
export function FiguresScreen() {
  return (
    <ManagersOnly words="The figures of the service are for its manager.">
      <Figures />
    </ManagersOnly>
  )
}

function Figures() {
  const { device, open, caseload } = useApp()
  const service = useWatched(open.service.state)
  const team = useTeam()
  const now = device.parts.surroundings.clock
  const thisMonth = monthOf(dayOf(now()))
  const [months, setMonths] = createSignal<Months>({
    from: monthsLater(thisMonth, 1 - MONTHS_AT_FIRST),
    to: thisMonth,
  })
  const options = monthsIn({ from: monthsLater(thisMonth, 1 - MONTHS_BACK), to: thisMonth })
    .map((id) => ({ id, label: monthInWords(id) }))
    .reverse()
  const cases = createMemo(() => [...team().caseBySpace.values()].map(({ answers }) => answers))
  const figures = createMemo(() =>
    figuresOf(
      {
        cases: cases(),
        staff: service().staff,
        months: months(),
        today: dayOf(now()),
        practice: practiceNow(service(), null),
      },
      stageWords,
    ),
  )
  const save = () =>
    saveFile(bytesFromText(figuresFile(figures())), 'text/csv', `figures-${dayInName(now())}.csv`)
  return (
    <>
      <PageHeader
        title="Figures"
        intro="Counted from the cases on this device, as they are now. Nobody is named."
        back={
          <Link class="back-link" to="/team">
            Team
          </Link>
        }
        actions={<Button onClick={save}>Save as a table (CSV)</Button>}
      />
      <div class="months">
        <Select
          id="from"
          label="From"
          options={options}
          value={months().from}
          onPick={(from) => setMonths((before) => beginningIn(before, from))}
        />
        <Select
          id="to"
          label="To"
          options={options}
          value={months().to}
          onPick={(to) => setMonths((before) => endingIn(before, to))}
        />
      </div>
      <Show when={caseload().loaded} fallback={<p role="status">Reading the cases from this device.</p>}>
        <div class="stack">
          <For each={figures()}>{(figure) => <FigureCard figure={figure} />}</For>
        </div>
      </Show>
    </>
  )
}
