import { Link } from '@tanstack/solid-router'
import { Show } from 'solid-js'
import { Card, Item, ItemList, Tag } from '#ui'
import type { Team } from '../cases/team.ts'
import { useParkedCount } from '../parked/use-parked.ts'
import { counted } from '../words/counts.ts'
import { RecordLines } from './lines.tsx'

/** What came after a record was completed, and what the server keeps aside until the manager decides. */
export function AfterwardsCard(props: { readonly team: Team }) {
  const parked = useParkedCount()
  return (
    <Card title="Came too late">
      <Show when={parked() > 0}>
        <ItemList>
          <Item
            lead={<Tag tone="amber">Kept aside</Tag>}
            title={`To decide: ${counted(parked(), 'entry', 'entries')}`}
            detail="Officers wrote it, and the server did not take it by itself."
            action={
              <Link class="button" to="/parked">
                Decide <span class="visually-hidden">on what was kept aside</span>
              </Link>
            }
          />
        </ItemList>
      </Show>
      <Show when={props.team.late.length > 0}>
        <RecordLines
          team={props.team}
          tag={{ words: 'Late', tone: 'amber' }}
          records={props.team.late}
          say="Something came after that. Say what becomes of it."
        />
      </Show>
      <Show when={parked() + props.team.late.length === 0}>
        <p class="small">Nothing came after its record was completed, and nothing is kept aside.</p>
      </Show>
    </Card>
  )
}
