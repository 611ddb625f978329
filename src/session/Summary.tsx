import { For, Show } from 'solid-js'
import { answersAsText } from '#forms'
import { Button, Card } from '#ui'
import type { Exercise } from './exercise.ts'
import { HandBack } from './HandBack.tsx'

/** The end: what was done, counted and not judged, and what was said for who wants to read it again. */
export function Summary(props: {
  readonly exercises: readonly Exercise[]
  readonly onBack: () => void
  readonly onHandBack: () => Promise<boolean>
  readonly onHide: () => void
}) {
  return (
    <HandBack
      bar="The end of today"
      title="Thank you. Here is what you did today"
      exercises={props.exercises}
      kept="Everything you wrote is kept. You can come back to it next time."
      before={<Button onClick={() => props.onBack()}>Back to today’s plan</Button>}
      onHandBack={props.onHandBack}
      onHide={props.onHide}
    >
      <For each={props.exercises}>{(exercise) => <Done exercise={exercise} />}</For>
    </HandBack>
  )
}

function Done(props: { readonly exercise: Exercise }) {
  const { form, state, view } = props.exercise
  const said = () => answersAsText(form, view()).filter(({ words, also }) => words.length + also.length > 0)
  return (
    <Card title={form.title}>
      <p>
        {state().progress.answered} of {state().progress.of} answered
      </p>
      <Show when={said().length > 0}>
        <details class="said">
          <summary>See what you said</summary>
          <dl>
            <For each={said()}>
              {({ label, words, also }) => (
                <div class="summary-row">
                  <dt>{label}</dt>
                  <dd class="summary-answer">
                    <span>{words.join(' / ')}</span>
                    <For each={also}>{(more) => <span class="summary-also">{more}</span>}</For>
                  </dd>
                </div>
              )}
            </For>
          </dl>
        </details>
      </Show>
    </Card>
  )
}
