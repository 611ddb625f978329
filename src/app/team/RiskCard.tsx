import { Show } from 'solid-js'
import { recordId } from '#record'
import { Card } from '#ui'
import type { Team } from '../cases/team.ts'
import { useApp } from '../parts/context.ts'
import { LongList } from '../parts/LongList.tsx'
import { when } from '../words/when.ts'
import { NoticeLines, TeamItem } from './lines.tsx'

/** Alerts that nobody has written up, and risk that has risen with something still to be done. */
export function RiskCard(props: { readonly team: Team }) {
  const { device } = useApp()
  return (
    <Card title="Alerts and risk">
      <Show when={props.team.alerts.length > 0}>
        <LongList each={props.team.alerts} by={({ response }) => recordId(response)}>
          {(alert) => (
            <TeamItem
              team={props.team}
              tag={{ words: 'Alert', tone: 'red' }}
              at={alert().response}
              title={alert().rule.title}
              detail={`${alert().form.title}, ${when(alert().at, device.parts.surroundings.clock())}. ${alert().begun ? 'What was done is not written to its end.' : 'Nobody has written what was done.'}`}
            />
          )}
        </LongList>
      </Show>
      <Show when={props.team.desk.risen.length > 0}>
        <NoticeLines team={props.team} tag={{ words: 'Risk', tone: 'red' }} notices={props.team.desk.risen} />
      </Show>
      <Show when={props.team.alerts.length + props.team.desk.risen.length === 0}>
        <p class="small">Every alert was acted on, and nothing is left to do where the risk has risen.</p>
      </Show>
    </Card>
  )
}
