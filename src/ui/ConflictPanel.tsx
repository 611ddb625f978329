import { createUniqueId, For, type JSX } from 'solid-js'

/** One of the answers that stand side by side. `said`: by whom and when, as far as it may be shown. */
export type ConflictChoice = { readonly words: JSX.Element; readonly said: readonly string[] }

/** More than one answer: all of them, to choose from. Nothing is chosen beforehand, and what is not chosen stays in the history. */
export function ConflictPanel(props: {
  /** Where the focus goes when the field is asked for. */
  readonly id?: string
  readonly title: string
  readonly explanation: string
  readonly choices: readonly ConflictChoice[]
  readonly onChoose: (index: number) => void
  /** Another way to settle it. */
  readonly children?: JSX.Element
}) {
  const title = createUniqueId()
  return (
    <section class="conflict" aria-labelledby={title} id={props.id} tabindex="-1">
      <h2 id={title}>{props.title}</h2>
      <p>{props.explanation}</p>
      <div class="conflict-choices">
        <For each={props.choices}>
          {(choice, index) => (
            <div class="conflict-choice">
              <div id={`${title}-${index()}`}>
                <div class="conflict-words">{choice.words}</div>
                <For each={choice.said}>{(said) => <p class="small">{said}</p>}</For>
              </div>
              <button
                type="button"
                class="button"
                aria-describedby={`${title}-${index()}`}
                onClick={() => props.onChoose(index())}
              >
                Choose this one
              </button>
            </div>
          )}
        </For>
      </div>
      {props.children}
    </section>
  )
}
