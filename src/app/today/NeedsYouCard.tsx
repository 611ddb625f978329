import { Link } from '@tanstack/solid-router'
import { createMemo, Show } from 'solid-js'
import { Card, Item, Tag } from '#ui'
import { NeedsItems } from '../case/NeedsItems.tsx'
import { caseFacts } from '../cases/case-facts.ts'
import { type CaseNeeds, needsCount } from '../cases/case-needs.ts'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { LongList } from '../parts/LongList.tsx'
import { counted } from '../words/counts.ts'

/** Alerts to act on, appointments to say more of, answers to settle, and what the server did not take, over all cases. */
export function NeedsYouCard(props: {
  readonly needs: readonly { readonly one: CaseOnDevice; readonly needs: CaseNeeds }[]
  /** Statements kept aside on the server for a manager to decide. */
  readonly parked: number
}) {
  /** Alerts first: of a long list no more than the beginning is on screen. */
  const waiting = createMemo(() =>
    props.needs
      .filter(({ needs }) => needsCount(needs) > 0)
      .sort((a, b) => Math.sign(b.needs.alerts.length) - Math.sign(a.needs.alerts.length)),
  )
  return (
    <Card title="Needs you">
      <Show
        when={waiting().length > 0 || props.parked > 0}
        fallback={
          <p class="small">No alert to act on, nothing to write up or to settle, nothing sent back.</p>
        }
      >
        <LongList
          each={waiting()}
          by={({ one }) => one.space}
          before={
            <Show when={props.parked > 0}>
              <Item
                lead={<Tag tone="amber">Kept aside</Tag>}
                title={`To decide: ${counted(props.parked, 'entry', 'entries')}`}
                detail="Officers wrote it, and the server did not take it by itself. Say what becomes of it."
                action={
                  <Link class="button" to="/parked">
                    Decide <span class="visually-hidden">on what was kept aside</span>
                  </Link>
                }
              />
            </Show>
          }
        >
          {(line) => <NeedsItems needs={line().needs} name={caseFacts(line().one.file).name} />}
        </LongList>
      </Show>
    </Card>
  )
}
