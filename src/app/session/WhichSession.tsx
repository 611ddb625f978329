import { Show } from 'solid-js'
import { sessionPlan } from '#catalogue/officer'
import { Card, Choice } from '#ui'
import { appointmentFor } from '../cases/appointments.ts'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { useApp } from '../parts/context.ts'
import { timeInWords } from '../words/appointment-words.ts'

/** Which of the sessions it is to be, and what was planned for it today. */
export function WhichSession(props: {
  readonly one: CaseOnDevice
  readonly session: number
  readonly onPick: (session: number) => void
}) {
  const { device } = useApp()
  const planned = () => appointmentFor(props.one, props.session, device.parts.surroundings.clock())
  return (
    <Card title="Which session">
      <div class="stack">
        <Choice
          id="session"
          label="Session"
          options={sessionPlan.map(({ number, title }) => ({
            id: String(number),
            label: `${number} · ${title}`,
          }))}
          value={String(props.session)}
          onPick={(id) => id !== null && props.onPick(Number(id))}
        />
        <p class="small num">
          <Show
            when={planned()}
            fallback="Not planned for today. Handing over puts it down as an appointment."
          >
            {(one) => ['Today', timeInWords(one()), one().places.join(' or ')].filter(Boolean).join(' · ')}
          </Show>
        </p>
        <Show when={planned()?.notes.join(' / ')}>{(note) => <p class="small kept-words">{note()}</p>}</Show>
      </div>
    </Card>
  )
}
