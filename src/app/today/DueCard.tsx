import { createMemo, Show } from 'solid-js'
import { Card } from '#ui'
import { NoticeItem } from '../case/NoticeItem.tsx'
import { caseFacts } from '../cases/case-facts.ts'
import { dayOf } from '../cases/days.ts'
import { dueSoon } from '../cases/due.ts'
import { useApp } from '../parts/context.ts'
import { LongList } from '../parts/LongList.tsx'

/** Over all cases, what stops the work, what is overdue and what is due in the next seven days. */
export function DueCard() {
  const { device, caseload } = useApp()
  const lines = createMemo(() => dueSoon(caseload().cases, dayOf(device.parts.surroundings.clock())))
  return (
    <Card title="Due">
      <Show
        when={lines().length > 0}
        fallback={<p class="small">Nothing is overdue, and nothing is due in the next seven days.</p>}
      >
        <LongList each={lines()} by={({ one, notice }) => `${one.space} ${notice.id}`}>
          {(line) => <NoticeItem notice={line().notice} name={caseFacts(line().one.file).name} />}
        </LongList>
      </Show>
    </Card>
  )
}
