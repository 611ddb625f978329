import { createMemo, createSignal, Show } from 'solid-js'
import type { Form } from '#forms'
import type { OpenedRecord } from '#store'
import { Button } from '#ui'
import { appointmentsOf, isPlanned } from '../cases/appointments.ts'
import { dayOf } from '../cases/days.ts'
import { useApp } from '../parts/context.ts'
import { FormSections } from '../parts/FormSections.tsx'

/** An appointment to plan, and once its day has come, or something is known before, to say what came of it. */
export function AppointmentSections(props: { readonly record: OpenedRecord; readonly form: Form }) {
  const { device } = useApp()
  const today = dayOf(device.parts.surroundings.clock())
  const appointment = () => appointmentsOf({ records: [props.record] })[0]
  const hasCome = () => appointment()?.states.some((state) => state === 'attended' || state === 'late')
  // Decided once: what stands first must not change places under the officer's hand.
  const atFirst = appointment()
  const isDue = atFirst !== undefined && (!isPlanned(atFirst) || atFirst.dates.some((date) => date <= today))
  const [asked, setAsked] = createSignal(isDue)
  // It may be said elsewhere, or so lately that the list of cases has yet to hear of it. What is on screen stays there.
  const isAsked = createMemo((before: boolean) => {
    const now = appointment()
    return before || asked() || (now !== undefined && !isPlanned(now))
  }, false)
  const pages = () => {
    if (!isAsked()) return ['plan']
    const outcome = hasCome() ? ['outcome', 'ending'] : ['outcome']
    return isDue ? [...outcome, 'plan'] : ['plan', ...outcome]
  }
  return (
    <>
      <FormSections header={props.record.header} form={props.form} pages={pages()} />
      <Show when={appointment() && !isAsked()}>
        <div class="actions">
          <Button onClick={() => setAsked(true)}>Say what happened</Button>
          <p class="small">Also when it is cancelled before its day.</p>
        </div>
      </Show>
    </>
  )
}
