import { createMemo, For, Index, Show } from 'solid-js'
import { answersAsText } from '#forms'
import { viewOf } from '#record'
import { Card } from '#ui'
import { OpenRecord } from '../case/NeedsItems.tsx'
import { appointmentsOf } from '../cases/appointments.ts'
import type { CaseOnDevice } from '../cases/caseload.ts'
import type { RecordReading } from '../cases/record-form.ts'
import { sessionsHeld } from '../cases/sessions.ts'
import { sessionInWords, whenInWords } from '../words/appointment-words.ts'

/** What was left by the last time: the officer's summary and check-in first, then what the client said. Each folded away. */
export function LastTime(props: { readonly one: CaseOnDevice; readonly before: number }) {
  const last = createMemo(() => [...sessionsHeld(props.one)].find(([number]) => number < props.before))
  const attended = createMemo(() =>
    appointmentsOf(props.one)
      .filter(({ states }) => states.some((state) => state === 'attended' || state === 'late'))
      .at(-1),
  )
  const said = (by: 'client' | 'officer') =>
    last()?.[1].filter(({ form }) => (form.audience === 'client') === (by === 'client')) ?? []
  return (
    <Card title="Last time">
      <Show when={last() ?? attended()} fallback={<p class="small">No session was held before this one.</p>}>
        <div class="stack">
          <Show when={attended()}>
            {(appointment) => (
              <div>
                <h3>
                  {sessionInWords(appointment())}, {whenInWords(appointment())}
                </h3>
                <p class="kept-words">{appointment().summaries.join(' / ') || 'No summary was written.'}</p>
              </div>
            )}
          </Show>
          <Index each={said('officer')}>{(reading) => <Said reading={reading()} />}</Index>
          <Show when={said('client').length > 0}>
            <div>
              <h3>What the client said in session {last()?.[0]}</h3>
              <Index each={said('client')}>{(reading) => <Said reading={reading()} />}</Index>
            </div>
          </Show>
        </div>
      </Show>
    </Card>
  )
}

/** The answers of one record in words, and the way to it. */
function Said(props: { readonly reading: RecordReading }) {
  const answers = () =>
    answersAsText(props.reading.form, viewOf(props.reading.record.set)).filter(
      ({ words, also }) => words.length + also.length > 0,
    )
  const progress = () => props.reading.state.progress
  return (
    <details class="fold">
      <summary>
        {props.reading.form.title} ({progress().answered} of {progress().of})
      </summary>
      <div class="fold-body">
        <dl class="said-list">
          <For each={answers()}>
            {({ label, words, also }) => (
              <div>
                <dt>{label}</dt>
                <dd>
                  <span class="kept-words">{words.join(' / ')}</span>
                  <For each={also}>{(more) => <span class="summary-also">{more}</span>}</For>
                </dd>
              </div>
            )}
          </For>
        </dl>
        <div class="actions">
          <OpenRecord header={props.reading.header} label="Open" about={props.reading.form.title} />
        </div>
      </div>
    </details>
  )
}
