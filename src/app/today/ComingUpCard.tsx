import { createMemo, Show } from 'solid-js'
import { recordId } from '#record'
import { Button, Card, Item } from '#ui'
import { OpenRecord } from '../case/NeedsItems.tsx'
import { agendaSoon } from '../cases/agenda.ts'
import { calendarOf } from '../cases/calendar.ts'
import { caseFacts } from '../cases/case-facts.ts'
import { useApp } from '../parts/context.ts'
import { LongList } from '../parts/LongList.tsx'
import { dayInName, saveFile } from '../parts/save-file.ts'
import { sessionInWords, whenInWords } from '../words/appointment-words.ts'

/** What is planned for the next seven days, over all cases. */
export function ComingUpCard() {
  const { device, caseload } = useApp()
  const lines = createMemo(() => agendaSoon(caseload().cases, device.parts.surroundings.clock()))
  const now = () => device.parts.surroundings.clock()
  const calendar = createMemo(() => calendarOf(caseload().cases, now()))
  const save = () => saveFile(calendar().bytes, 'text/calendar', `appointments-${dayInName(now())}.ics`)
  return (
    <Card
      title="Coming up"
      action={
        <Show when={calendar().count > 0}>
          <Button onClick={save}>
            Calendar file <span class="visually-hidden">with the times of your appointments, no names</span>
          </Button>
        </Show>
      }
    >
      <Show
        when={lines().length > 0}
        fallback={<p class="small">Nothing is planned for the next seven days.</p>}
      >
        <LongList each={lines()} by={({ appointment }) => recordId(appointment.header)}>
          {(line) => (
            <Item
              title={caseFacts(line().one.file).name}
              detail={
                <span class="num">
                  <span class="whole">{whenInWords(line().appointment)}</span> ·{' '}
                  <span class="whole">{sessionInWords(line().appointment)}</span>
                </span>
              }
              action={
                <OpenRecord
                  header={line().appointment.header}
                  label="Open"
                  about={caseFacts(line().one.file).name}
                />
              }
            />
          )}
        </LongList>
      </Show>
    </Card>
  )
}
