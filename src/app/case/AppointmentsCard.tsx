import { Link } from '@tanstack/solid-router'
import { createMemo, Show } from 'solid-js'
import { newId } from '#core'
import { recordId } from '#record'
import { ByKey, Card, Item, ItemList, Tag } from '#ui'
import { type Appointment, appointmentsOf, isAhead, isOverdue } from '../cases/appointments.ts'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { useApp } from '../parts/context.ts'
import { newAppointment } from '../session/ensure-appointment.ts'
import { planInWords, sessionInWords, stateInWords, whenInWords } from '../words/appointment-words.ts'
import { mayWriteHere } from './may-write.ts'
import { OpenRecord } from './NeedsItems.tsx'

/** The appointments of a case: those to come, then those that were, newest first. */
export function AppointmentsCard(props: { readonly one: CaseOnDevice }) {
  const { device, open, addresses } = useApp()
  const { clock } = device.parts.surroundings
  const all = createMemo(() => appointmentsOf(props.one))
  const lines = () => {
    const ahead = all().filter((one) => isAhead(one, clock()))
    return [
      ...ahead,
      ...all()
        .filter((one) => !ahead.includes(one))
        .reverse(),
    ]
  }
  // Nothing is stored until something is written into it.
  const fresh = newAppointment(props.one.space, newId(device.parts.random))
  return (
    <Card
      title="Appointments"
      action={
        <Show when={mayWriteHere(fresh, open.profile.role)}>
          <Link
            class="button"
            to="/cases/$space/records/$record"
            params={{ space: fresh.space, record: addresses.of(fresh) }}
          >
            Plan an appointment
          </Link>
        </Show>
      }
    >
      <Show when={lines().length > 0} fallback={<p class="small">None is planned yet, and none was held.</p>}>
        <ItemList>
          <ByKey each={lines()} by={({ header }) => recordId(header)}>
            {(line) => <AppointmentLine appointment={line()} />}
          </ByKey>
        </ItemList>
      </Show>
    </Card>
  )
}

function AppointmentLine(props: { readonly appointment: Appointment }) {
  const { device } = useApp()
  const overdue = () => isOverdue(props.appointment, device.parts.surroundings.clock())
  const state = () => stateInWords(props.appointment, overdue())
  const said = () => props.appointment.summaries.join(' / ') || planInWords(props.appointment)
  return (
    <Item
      title={<span class="num">{whenInWords(props.appointment)}</span>}
      detail={[sessionInWords(props.appointment), said()].filter(Boolean).join(' · ')}
      action={
        <div class="actions">
          <Tag tone={state().tone}>{state().words}</Tag>
          <OpenRecord
            header={props.appointment.header}
            label="Open"
            about={`appointment, ${whenInWords(props.appointment)}`}
          />
        </div>
      }
    />
  )
}
