import { Index, Show } from 'solid-js'
import { Card, ItemList } from '#ui'
import { NeedsItems } from '../case/NeedsItems.tsx'
import { caseFacts } from '../cases/case-facts.ts'
import { type CaseNeeds, needsCount } from '../cases/case-needs.ts'
import type { CaseOnDevice } from '../cases/caseload.ts'

/** Alerts to act on, appointments to say more of, answers to settle, and what the server did not take, over all cases. */
export function NeedsYouCard(props: {
  readonly needs: readonly { readonly one: CaseOnDevice; readonly needs: CaseNeeds }[]
}) {
  const waiting = () => props.needs.filter(({ needs }) => needsCount(needs) > 0)
  return (
    <Card title="Needs you">
      <Show
        when={waiting().length > 0}
        fallback={
          <p class="small">No alert to act on, nothing to write up or to settle, nothing sent back.</p>
        }
      >
        <ItemList>
          <Index each={waiting()}>
            {(line) => <NeedsItems needs={line().needs} name={caseFacts(line().one.file).name} />}
          </Index>
        </ItemList>
      </Show>
    </Card>
  )
}
