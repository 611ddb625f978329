import { For, Show } from 'solid-js'
import { type RecordHeader, recordId } from '#record'
import { GuidancePanel } from '#ui'
import { type CaseAlert, caseAlerts } from '../cases/case-alerts.ts'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { useApp } from '../parts/context.ts'
import { when } from '../words/when.ts'
import { OpenRecord } from './NeedsItems.tsx'

/** What was answered, by whom and when, and what to do about it now. */
export function AlertPanel(props: { readonly alert: CaseAlert }) {
  const { device, open } = useApp()
  const said = () => {
    const { alert } = props
    const at = when(alert.at, device.parts.surroundings.clock())
    const whose = alert.author === open.vault.author ? 'with you' : 'with a colleague'
    return `${alert.form.title}, answered ${at} in a session ${whose}.`
  }
  const now = ({ label, nowInWords, stands }: CaseAlert['answers'][number]) => {
    const words = nowInWords.length ? nowInWords.join(' / ') : 'No answer'
    return stands ? `${label}: ${words}` : `${label}. The answer now reads: ${words}. The alert stays.`
  }
  return (
    <GuidancePanel tone="problem" title={props.alert.rule.title}>
      <p class="small">{said()}</p>
      <ul class="plain-list">
        <For each={props.alert.answers.map(now)}>{(words) => <li>{words}</li>}</For>
      </ul>
      <For each={props.alert.rule.advice}>{(paragraph) => <p>{paragraph}</p>}</For>
    </GuidancePanel>
  )
}

/** On a client's record: the alerts it raised. */
export function AlertsOfRecord(props: { readonly one: CaseOnDevice; readonly header: RecordHeader }) {
  const alerts = () =>
    caseAlerts(props.one).filter(({ raisedIn }) => recordId(raisedIn) === recordId(props.header))
  return (
    <For each={alerts()}>
      {(alert) => (
        <>
          <AlertPanel alert={alert} />
          <div class="actions">
            <OpenRecord
              header={alert.response}
              label={alert.answered ? 'See what was done' : 'Write what you did'}
            />
          </div>
        </>
      )}
    </For>
  )
}

/** On a response: the alert it answers. */
export function AlertOfResponse(props: { readonly one: CaseOnDevice; readonly header: RecordHeader }) {
  const alert = () =>
    caseAlerts(props.one).find(({ response }) => recordId(response) === recordId(props.header))
  return <Show when={alert()}>{(found) => <AlertPanel alert={found()} />}</Show>
}
