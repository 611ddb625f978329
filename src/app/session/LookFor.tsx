import { For, Show } from 'solid-js'
import type { ExerciseGuidance } from '#catalogue/officer'

/** One exercise's guidance, folded away until it is wanted. */
export function LookFor(props: { readonly title: string; readonly guidance: ExerciseGuidance }) {
  const parts = () => [
    { title: 'What it is for', words: [props.guidance.purpose] },
    { title: 'How to do it', words: props.guidance.how },
    { title: 'What to look for', words: props.guidance.lookFor },
    { title: 'Take care', words: props.guidance.care ?? [] },
  ]
  return (
    <details class="fold">
      <summary>{props.title}</summary>
      <div class="fold-body">
        <For each={parts()}>
          {(part) => (
            <Show when={part.words.length > 0}>
              <div>
                <h3>{part.title}</h3>
                <For each={part.words}>{(words) => <p>{words}</p>}</For>
              </div>
            </Show>
          )}
        </For>
      </div>
    </details>
  )
}
