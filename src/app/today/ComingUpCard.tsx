import { createMemo, Index, Show } from 'solid-js'
import { Card, Item, ItemList } from '#ui'
import { OpenRecord } from '../case/NeedsItems.tsx'
import { agendaSoon } from '../cases/agenda.ts'
import { caseFacts } from '../cases/case-facts.ts'
import { useApp } from '../parts/context.ts'
import { sessionInWords, whenInWords } from '../words/appointment-words.ts'

/** What is planned for the next seven days, over all cases. */
export function ComingUpCard() {
  const { device, caseload } = useApp()
  const lines = createMemo(() => agendaSoon(caseload().cases, device.parts.surroundings.clock()))
  return (
    <Card title="Coming up">
      <Show
        when={lines().length > 0}
        fallback={<p class="small">Nothing is planned for the next seven days.</p>}
      >
        <ItemList>
          <Index each={lines()}>
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
          </Index>
        </ItemList>
      </Show>
    </Card>
  )
}
