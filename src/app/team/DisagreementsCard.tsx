import { Show } from 'solid-js'
import { Card } from '#ui'
import type { Team } from '../cases/team.ts'
import { NoticeLines } from './lines.tsx'

/** Professionals who see a case differently, until it is settled. */
export function DisagreementsCard(props: { readonly team: Team }) {
  const open = () => props.team.desk.disagreements
  return (
    <Card title="Disagreements">
      <Show when={open().length > 0} fallback={<p class="small">No disagreement is open.</p>}>
        <NoticeLines team={props.team} tag={{ words: 'Open', tone: 'amber' }} notices={open()} />
      </Show>
    </Card>
  )
}
