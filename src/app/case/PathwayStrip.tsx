import { For, Show } from 'solid-js'
import { pathway } from '../cases/pathway.ts'

/** The way of a case, with the step it is at. */
export function PathwayStrip(props: { readonly stage: string; readonly words: string }) {
  return (
    <Show
      when={pathway(props.stage).length > 0}
      fallback={
        <p>
          Stage: <strong>{props.words || 'not set in the case file'}</strong>
        </p>
      }
    >
      <ol class="pathway" aria-label="Pathway">
        <For each={pathway(props.stage)}>
          {(step) => (
            <li class={`pathway-${step.state}`} aria-current={step.state === 'now' ? 'step' : undefined}>
              {step.title}
              <Show when={step.state === 'now' && props.words !== step.title}>
                <span class="pathway-words">{props.words}</span>
              </Show>
              <Show when={step.state === 'done'}>
                <span class="visually-hidden">, done</span>
              </Show>
            </li>
          )}
        </For>
      </ol>
    </Show>
  )
}
