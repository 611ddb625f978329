import { createMemo, createSignal, For, Show } from 'solid-js'
import { evaluate, type Form } from '#forms'
import { type StatementSet, viewOf } from '#record'
import type { OpenedRecord } from '#store'
import { Button, Card, Dialog } from '#ui'
import { completeRecord } from '../cases/acts.ts'
import { useApp } from '../parts/context.ts'
import { mayActHere } from './may-write.ts'
import { ActProblemPanel, useAct } from './use-act.tsx'

/** At the foot of an open record: what completing means, what it still waits for, and the way to do it. */
export function CompleteCard(props: { readonly record: OpenedRecord; readonly form: Form }) {
  const { open } = useApp()
  const act = useAct()
  const [asking, setAsking] = createSignal(false)
  const state = createMemo(() => stateOf(props.form, props.record.set))
  const waitsFor = () => neededBy(state())
  const may = () =>
    props.form.completion !== undefined && mayActHere('complete', props.record.header, open.profile.role)
  /** What was said last may not be on this part of the screen yet: the record on the disk is asked. */
  const ask = async () => {
    const { form, record } = props
    await open.editors.flush()
    const { set } = await open.records.open(record.header)
    setAsking(neededBy(stateOf(form, set)).length === 0)
  }
  const complete = async () => {
    await act.run(() => completeRecord(open, props.record.header, props.form))
    setAsking(false)
  }
  return (
    <Show when={may() && state().progress.answered > 0}>
      <Card title="Complete this record">
        <div class="stack">
          <p>
            Completing closes it as it reads now. Nobody changes its answers after that; what is written
            elsewhere and comes later is kept beside it. Your manager can open it again.
          </p>
          <Show when={waitsFor().length > 0}>
            <div>
              <p>Still needed:</p>
              <ul>
                <For each={waitsFor()}>{(words) => <li>{words}</li>}</For>
              </ul>
            </div>
          </Show>
          <ActProblemPanel act={act} title="Not completed" />
          <div class="actions">
            <Button look="primary" aria-disabled={waitsFor().length > 0} onClick={() => void ask()}>
              Complete
            </Button>
          </div>
        </div>
      </Card>
      <Dialog
        open={asking()}
        title="Complete this record?"
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button look="primary" onClick={() => void complete()}>
              Yes, complete it
            </Button>
            <Button onClick={() => setAsking(false)}>Not yet</Button>
          </>
        }
      >
        <p>{props.form.title} is closed then. You cannot open it again yourself.</p>
      </Dialog>
    </Show>
  )
}

const stateOf = (form: Form, set: StatementSet) => evaluate(form, viewOf(set))

const neededBy = ({ missing, conflicts }: ReturnType<typeof stateOf>): readonly string[] => [
  ...missing.map(({ message }) => message),
  ...(conflicts.length > 0 ? ['Settle the questions that have two answers'] : []),
]
