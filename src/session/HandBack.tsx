import { createSignal, type JSX, Show } from 'solid-js'
import { Button, GuidancePanel, PageHeader, SessionFrame } from '#ui'
import type { Exercise } from './exercise.ts'
import { focusHeading } from './focus-heading.ts'
import { HelpButton } from './HelpButton.tsx'

/** A last screen: the tablet goes back to the worker, once everything is kept. `before`: another way on, if there is one. */
export function HandBack(props: {
  readonly bar: string
  readonly title: string
  /** Shown only when it is true that everything is kept. */
  readonly kept: string
  readonly exercises: readonly Exercise[]
  readonly before?: JSX.Element
  readonly children?: JSX.Element
  readonly onHandBack: () => Promise<boolean>
  readonly onHide: () => void
}) {
  focusHeading()
  const [state, setState] = createSignal<'ready' | 'trying' | 'failed'>('ready')
  // A screen that says so while something is on screen only would be a lie.
  const isKept = () => props.exercises.every(({ keeping }) => keeping() !== 'failed')
  const handBack = async () => {
    if (state() === 'trying') return
    setState('trying')
    if (!(await props.onHandBack())) setState('failed')
  }
  return (
    <SessionFrame
      hideLabel="Hide"
      onHide={() => props.onHide()}
      bar={<strong class="session-name">{props.bar}</strong>}
      foot={
        <>
          {props.before}
          <HelpButton of="end" />
          <Button look="primary" class="push" onClick={() => void handBack()}>
            Hand back
          </Button>
        </>
      }
    >
      <Show when={state() === 'failed' || !isKept()}>
        <GuidancePanel tone="problem" live title="Not everything could be kept yet">
          <p>What you said is still here. Please tell your worker, then choose “Hand back” again.</p>
        </GuidancePanel>
      </Show>
      <PageHeader title={props.title} intro={isKept() ? props.kept : ''} />
      {props.children}
      <p>When you are ready, choose “Hand back” and give the tablet back to your worker.</p>
    </SessionFrame>
  )
}
