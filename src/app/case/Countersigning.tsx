import { createMemo, createSignal, For, Show } from 'solid-js'
import { type Ink, isInk } from '#drawing/values'
import { asksCountersignature, type Form, isSignature } from '#forms'
import { isCountersignature, viewOf } from '#record'
import type { OpenedRecord } from '#store'
import { Button, SignaturePad, SignatureShown, Tag, TextField } from '#ui'
import { countersignRecord } from '../cases/acts.ts'
import { useApp } from '../parts/context.ts'
import { useSaid } from '../parts/said.ts'
import { mayActHere } from './may-write.ts'
import { ActProblemPanel, useAct } from './use-act.tsx'

type RecordAndForm = { readonly record: OpenedRecord; readonly form: Form }

/** Of a completed report: the manager's signature over it, or that it is waited for, with the manager's way to give it. */
export function Countersigning(props: RecordAndForm) {
  const { open } = useApp()
  const said = useSaid()
  const [signing, setSigning] = createSignal(false)
  const view = createMemo(() => viewOf(props.record.set))
  const signatures = () => {
    const { standing } = view()
    return standing.kind === 'completed' ? standing.countersignatures : []
  }
  const isWaiting = () => signatures().length === 0 && asksCountersignature(props.form, view())
  const may = () => mayActHere('countersign', props.record.header, open.profile.role)
  return (
    <>
      <For each={signatures()}>
        {(head) => {
          const { value } = head.statement
          if (!isCountersignature(value)) return null
          return (
            <div class="standing">
              <div class="standing-words">
                <Tag tone="green">Countersigned</Tag>
                <p>
                  {value.name}. {said(head)}
                </p>
              </div>
              <SignatureShown ink={isInk(value.ink) ? value.ink : null} name={value.name} />
            </div>
          )
        }}
      </For>
      <Show when={isWaiting()}>
        <div class="standing">
          <div class="standing-words">
            <Tag tone="amber">Waiting for the manager’s signature</Tag>
            <Show when={!may()}>
              <p class="small">Your manager reads it, then signs it or sends it back with a reason.</p>
            </Show>
          </div>
          <Show when={may() && !signing()}>
            <Button look="primary" onClick={() => setSigning(true)}>
              Countersign
            </Button>
          </Show>
          <Show when={may() && signing()}>
            <SignForm {...props} onCancel={() => setSigning(false)} />
          </Show>
        </div>
      </Show>
    </>
  )
}

function SignForm(props: RecordAndForm & { readonly onCancel: () => void }) {
  const { open } = useApp()
  const act = useAct()
  const [name, setName] = createSignal(open.profile.name)
  const content = () => {
    const { standing } = viewOf(props.record.set)
    return standing.kind === 'completed' ? (standing.completions[0]?.completion.content ?? '') : ''
  }
  const sign = (ink: Ink | null) =>
    act.run(() => countersignRecord(open, props.record.header, props.form, { name: name().trim(), ink }))
  return (
    <div class="standing-reason stack">
      <p>
        Your signature covers the report as it was completed, every answer of it. Read it below first. If
        something has to change, send it back instead.
      </p>
      <ActProblemPanel act={act} title="Not countersigned" />
      <TextField id="countersign-name" label="Your name" value={name()} onInput={setName} maxLength={200} />
      <SignaturePad
        id="countersign-ink"
        label="Your signature"
        value={null}
        signing={{ content: content(), name: name().trim(), state: 'none' }}
        onSign={(value) => {
          if (isSignature(value)) void sign(value.ink)
        }}
      />
      <div class="actions">
        <Button onClick={() => props.onCancel()}>Not now</Button>
      </div>
    </div>
  )
}
