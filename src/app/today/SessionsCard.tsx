import { For, Index, Show } from 'solid-js'
import type { SessionPlace } from '#store'
import { Card, ItemList } from '#ui'
import type { AgendaLine } from '../cases/agenda.ts'
import { isAhead } from '../cases/appointments.ts'
import { useApp } from '../parts/context.ts'
import { OpenSession } from '../session/OpenSessions.tsx'
import { AgendaItem } from './AgendaItem.tsx'

/** The sessions that have not been ended, then today's appointments. `places`: undefined until they have been read. */
export function SessionsCard(props: {
  readonly places: ReadonlyMap<string, SessionPlace> | undefined
  readonly lines: readonly AgendaLine[]
}) {
  const { device } = useApp()
  const next = () =>
    props.lines.find(({ appointment }) => isAhead(appointment, device.parts.surroundings.clock()))
  return (
    <Card title="Sessions">
      <Show
        when={props.places?.size || props.lines.length > 0}
        fallback={
          <p class="small">
            {props.places ? 'None today. Plan an appointment from a case, under Cases.' : ''}
          </p>
        }
      >
        <ItemList>
          <For each={[...(props.places ?? [])]}>
            {([space, place]) => <OpenSession space={space} place={place} />}
          </For>
          <Index each={props.lines}>{(line) => <AgendaItem line={line()} next={line() === next()} />}</Index>
        </ItemList>
      </Show>
    </Card>
  )
}
