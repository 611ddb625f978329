import { Link } from '@tanstack/solid-router'
import { createMemo, createSignal, For, Show } from 'solid-js'
import {
  beginningIn,
  endingIn,
  figuresFile,
  figuresOf,
  figuresToHandOver,
  letOut,
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
import { Select } from '../parts/Select.tsx'
import { dayInName, saveFile } from '../parts/save-file.ts'
import { useWatched } from '../parts/use-watched.ts'
import { useTeam } from '../team/use-team.ts'
import { stageWords } from '../words/stage-words.ts'
import { FigureCard } from './FigureCard.tsx'
import { HandOver } from './HandOver.tsx'

/** How far back months can be chosen, and how many are at first. */
const MONTHS_BACK = 36
const MONTHS_AT_FIRST = 6

/** The manager's: counted as they are now, as bars and as a table in one, as a file that names nobody, and handed over as that file has them. */
export function TeamFigures() {
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
  const counted = createMemo(() => {
    const today = dayOf(now())
    const practice = practiceNow(service(), null)
    const asked = { cases: cases(), staff: service().staff, months: months(), today, practice }
    return { today, figures: figuresOf(asked, stageWords) }
  })
  const save = () =>
    saveFile(
      bytesFromText(figuresFile(counted().figures.map(letOut))),
      'text/csv',
      `figures-${dayInName(now())}.csv`,
    )
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
          <HandOver figures={figuresToHandOver(counted().figures, months(), counted().today)} />
          <For each={counted().figures}>{(figure) => <FigureCard figure={figure} />}</For>
        </div>
      </Show>
    </>
  )
}
