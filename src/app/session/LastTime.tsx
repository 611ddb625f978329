import { createMemo, For, Index, Show } from 'solid-js'
import { answersAsText } from '#forms'
import { viewOf } from '#record'
import { Card, Item, ItemList } from '#ui'
import { OpenRecord } from '../case/NeedsItems.tsx'
import { caseAlerts } from '../cases/case-alerts.ts'
import type { CaseOnDevice } from '../cases/caseload.ts'
import type { RecordReading } from '../cases/record-form.ts'
import { sessionsHeld } from '../cases/sessions.ts'

/** What the last session before this one left: exercises, the check-in in words, alerts. */
export function LastTime(props: { readonly one: CaseOnDevice; readonly before: number }) {
  const last = createMemo(() => [...sessionsHeld(props.one)].find(([number]) => number < props.before))
  const alerts = createMemo(() => caseAlerts(props.one))
  return (
    <Card title="Last time">
      <Show when={last()} fallback={<p class="small">No session was held before this one.</p>}>
        {(session) => (
          <ItemList>
            <Index each={session()[1]}>
              {(reading) => (
                <Item
                  title={`Session ${session()[0]}: ${reading().form.title}`}
                  detail={saysOf(reading())}
                  action={<OpenRecord header={reading().header} label="Open" about={reading().form.title} />}
                />
              )}
            </Index>
          </ItemList>
        )}
      </Show>
      <For each={alerts()}>
        {(alert) => (
          <p>
            <strong>{alert.rule.title}.</strong>{' '}
            {alert.answered
              ? 'What was done is written down.'
              : 'What was done is not fully written down yet.'}
          </p>
        )}
      </For>
    </Card>
  )
}

/** The check-in says its answers; a client's exercise only how far it is, since its words belong in the record. */
function saysOf({ form, state, record }: RecordReading): string {
  if (form.id !== 'check-in') return `${state.progress.answered} of ${state.progress.of} answered`
  const said = answersAsText(form, viewOf(record.set)).filter(({ words }) => words.length > 0)
  return said.map(({ label, words }) => `${label} ${words.join(' / ')}.`).join(' ')
}
