import { createMemo, Index, Show } from 'solid-js'
import { Card, Item, ItemList, Tag } from '#ui'
import { OpenRecord } from '../case/NeedsItems.tsx'
import { type CaseAlert, caseAlerts } from '../cases/case-alerts.ts'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { useApp } from '../parts/context.ts'
import { when } from '../words/when.ts'

/** What has been raised in this case, with those to act on first. Nothing at all where there is none. */
export function AlertsCard(props: { readonly one: CaseOnDevice }) {
  const { device } = useApp()
  const alerts = createMemo(() => {
    const all = caseAlerts(props.one)
    return [...all.filter(({ answered }) => !answered), ...all.filter(({ answered }) => answered)]
  })
  return (
    <Show when={alerts().length > 0}>
      <Card title="Alerts">
        <ItemList>
          <Index each={alerts()}>
            {(alert) => (
              <Item
                lead={
                  <Tag tone={alert().answered ? 'green' : 'red'}>
                    {alert().answered ? 'Written down' : 'Act on it'}
                  </Tag>
                }
                title={alert().rule.title}
                detail={`${alert().form.title}, ${when(alert().at, device.parts.surroundings.clock())}. ${next(alert())}`}
                action={<OpenRecord header={alert().response} label="Open" about={alert().rule.title} />}
              />
            )}
          </Index>
        </ItemList>
      </Card>
    </Show>
  )
}

const next = ({ begun, answered }: CaseAlert): string =>
  answered ? 'See what was done.' : begun ? 'Finish writing what you did.' : 'Write what you did.'
