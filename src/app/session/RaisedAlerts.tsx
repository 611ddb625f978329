import { Index, Show } from 'solid-js'
import { recordId } from '#record'
import { Card, GuidancePanel } from '#ui'
import { AlertPanel } from '../case/AlertPanels.tsx'
import type { CaseAlert } from '../cases/case-alerts.ts'
import { FormSections } from '../parts/FormSections.tsx'

/** The alerts of a session: what to do now, and where to write what was done. With several, each form waits folded. */
export function RaisedAlerts(props: { readonly alerts: readonly CaseAlert[] }) {
  return (
    <Show
      when={props.alerts.length > 0}
      fallback={
        <GuidancePanel>
          <p>No answer of this session raised an alert.</p>
        </GuidancePanel>
      }
    >
      <Index each={props.alerts}>
        {(alert) => (
          <>
            <AlertPanel alert={alert()} />
            <Card>
              <details class="fold" open={props.alerts.length === 1}>
                <summary>
                  What you did
                  <span class="visually-hidden">: {alert().rule.title}</span>
                </summary>
                <Show when={recordId(alert().response)} keyed>
                  {(_record) => (
                    <Show when={alert().responseForm}>
                      {(form) => <FormSections plain header={alert().response} form={form()} />}
                    </Show>
                  )}
                </Show>
              </details>
            </Card>
          </>
        )}
      </Index>
    </Show>
  )
}
