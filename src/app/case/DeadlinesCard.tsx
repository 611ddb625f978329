import { Link } from '@tanstack/solid-router'
import { createMemo, Show } from 'solid-js'
import { ByKey, Card, Item, ItemList, Tag } from '#ui'
import { duplicatesOf } from '../cases/across.ts'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { dayOf } from '../cases/days.ts'
import { noticesOfCase } from '../cases/pathway.ts'
import { useApp } from '../parts/context.ts'
import { NoticeItem } from './NoticeItem.tsx'

/** What stops the work on a case, what is due, and what is to be minded. */
export function DeadlinesCard(props: { readonly one: CaseOnDevice }) {
  const { device, caseload } = useApp()
  const notices = createMemo(() => noticesOfCase(props.one, dayOf(device.parts.surroundings.clock())))
  const alike = createMemo(() => duplicatesOf(props.one, caseload().cases))
  return (
    <Show when={notices().length + alike().length > 0}>
      <Card title="Deadlines and what to mind">
        <ItemList>
          <ByKey each={notices()} by={({ id }) => id}>
            {(notice) => <NoticeItem notice={notice()} />}
          </ByKey>
          <ByKey each={alike()} by={({ key }) => key}>
            {(other) => (
              <Item
                lead={<Tag tone="plain">Mind</Tag>}
                title={`Perhaps the same person: ${other().person.name}`}
                detail={`${other().why} Look at both, then say in the case files how they are linked.`}
                action={
                  <Link class="button" to="/cases/$space" params={{ space: other().key }}>
                    Open <span class="visually-hidden">the case of {other().person.name}</span>
                  </Link>
                }
              />
            )}
          </ByKey>
        </ItemList>
      </Card>
    </Show>
  )
}
