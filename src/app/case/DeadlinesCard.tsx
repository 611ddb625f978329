import { createMemo, Show } from 'solid-js'
import { noticesOf } from '#casework'
import { ByKey, Card, ItemList } from '#ui'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { dayOf } from '../cases/days.ts'
import { answersOfCase } from '../cases/pathway.ts'
import { useApp } from '../parts/context.ts'
import { NoticeItem } from './NoticeItem.tsx'

/** What stops the work on a case, what is due, and what is to be minded. */
export function DeadlinesCard(props: { readonly one: CaseOnDevice }) {
  const { device } = useApp()
  const notices = createMemo(() =>
    noticesOf(answersOfCase(props.one), dayOf(device.parts.surroundings.clock())),
  )
  return (
    <Show when={notices().length > 0}>
      <Card title="Deadlines and what to mind">
        <ItemList>
          <ByKey each={notices()} by={({ id }) => id}>
            {(notice) => <NoticeItem notice={notice()} />}
          </ByKey>
        </ItemList>
      </Card>
    </Show>
  )
}
