import { createMemo, For, Show } from 'solid-js'
import { recordId } from '#record'
import type { SessionPlace } from '#store'
import { Card } from '#ui'
import type { AgendaLine } from '../cases/agenda.ts'
import { isAhead } from '../cases/appointments.ts'
import { useApp } from '../parts/context.ts'
import { LongList } from '../parts/LongList.tsx'
import { OpenSession } from '../session/OpenSessions.tsx'
import { AgendaItem } from './AgendaItem.tsx'

/** The sessions that have not been ended, then today's appointments. `places`: undefined until they have been read. */
export function SessionsCard(props: {
  readonly places: ReadonlyMap<string, SessionPlace> | undefined
  readonly lines: readonly AgendaLine[]
}) {
  const { device } = useApp()
  const next = createMemo(() =>
    props.lines.find(({ appointment }) => isAhead(appointment, device.parts.surroundings.clock())),
  )
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
        <LongList
          each={props.lines}
          by={({ appointment }) => recordId(appointment.header)}
          before={
            <For each={[...(props.places ?? [])]}>
              {([space, place]) => <OpenSession space={space} place={place} />}
            </For>
          }
        >
          {(line) => <AgendaItem line={line()} next={line() === next()} />}
        </LongList>
      </Show>
    </Card>
  )
}
