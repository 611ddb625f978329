import { For, onMount } from 'solid-js'
import { fieldDomId, focusField } from './field-ids.ts'

/** What still has to be put right, in the words of the fields; takes the focus when it appears. `onGo`: the field is on another page. */
export function ErrorSummary<Problem extends { readonly field: string; readonly message: string }>(props: {
  readonly title?: string
  readonly problems: readonly Problem[]
  readonly onGo?: (problem: Problem) => void
}) {
  let summary: HTMLElement | undefined
  onMount(() => summary?.focus())
  const go = (event: MouseEvent, problem: Problem) => {
    event.preventDefault()
    if (!focusField(problem.field)) props.onGo?.(problem)
  }
  return (
    <section
      class="error-summary"
      role="alert"
      tabindex="-1"
      ref={(element) => {
        summary = element
      }}
    >
      <h2>{props.title ?? 'Some things are still needed'}</h2>
      <ul>
        <For each={props.problems}>
          {(problem) => (
            <li>
              <a href={`#${fieldDomId(problem.field)}`} onClick={(event) => go(event, problem)}>
                {problem.message}
              </a>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}
