import { createSignal, Show } from 'solid-js'
import type { Form } from '#forms'
import type { RecordHeader } from '#record'
import type { AppendError, OpenedRecord } from '#store'
import { Button, Card, GuidancePanel } from '#ui'
import { settleAsShown } from '../cases/settle.ts'
import { useApp } from '../parts/context.ts'
import { FormSections } from '../parts/FormSections.tsx'
import { saveProblemInWords } from '../words/problem-words.ts'
import type { TakeHomeState } from './take-home.ts'

/** Before a copy for the client: who might see it, and whether that is safe. What is said is kept as a record of the session. */
export function TakeHomeCheck(props: {
  readonly header: RecordHeader
  readonly form: Form
  readonly record: OpenedRecord | undefined
  readonly state: TakeHomeState
}) {
  return (
    <Card title={props.form.title}>
      <Show
        when={props.state === 'asked-before' && props.record}
        fallback={<FormSections plain header={props.header} form={props.form} />}
      >
        {(record) => <AskAgain record={record()} form={props.form} />}
      </Show>
    </Card>
  )
}

/** Takes the old answer back; it stays in the history. */
function AskAgain(props: { readonly record: OpenedRecord; readonly form: Form }) {
  const { open } = useApp()
  const [problem, setProblem] = createSignal<AppendError>()
  const askAgain = async () => {
    const taken = await settleAsShown(open.records, props.record, 'safe/answer', null, props.form.version)
    setProblem(taken.ok ? undefined : taken.error)
  }
  return (
    <div class="stack">
      <p>
        This was asked on another day. Where a person lives and who is there can change: ask again before you
        make a copy today.
      </p>
      <Show when={problem()}>
        {(now) => (
          <GuidancePanel tone="problem" live title="Not stored yet">
            <p>{saveProblemInWords[now()]}</p>
          </GuidancePanel>
        )}
      </Show>
      <div class="actions">
        <Button onClick={() => void askAgain()}>Ask again</Button>
      </div>
    </div>
  )
}
