import CircleHelp from 'lucide-solid/icons/circle-question-mark'
import X from 'lucide-solid/icons/x'
import { createUniqueId, For, Show } from 'solid-js'

/**
 * A button and what it tells, in a native popover: it closes by Escape, its own button or a touch elsewhere, and unlike a dialog it
 * leaves the page behind it in reach, the button that hides it above all. `look`: as a button, or as an entry of the rail.
 */
export function Help(props: {
  readonly title: string
  readonly paragraphs: readonly string[]
  readonly look?: 'button' | 'rail'
}) {
  const id = createUniqueId()
  return (
    <>
      <button
        type="button"
        class={props.look === 'rail' ? 'nav-link nav-button' : 'button'}
        popovertarget={id}
      >
        <Show when={props.look === 'rail'}>
          <CircleHelp size={20} />
        </Show>
        Help
      </button>
      <section class="help" id={id} popover="auto" aria-labelledby={`${id}-title`}>
        <div class="help-head">
          <h2 id={`${id}-title`}>{props.title}</h2>
          <button
            type="button"
            class="button button-quiet"
            popovertarget={id}
            popovertargetaction="hide"
            aria-label="Close help"
          >
            <X size={22} />
          </button>
        </div>
        <For each={props.paragraphs}>{(paragraph) => <p>{paragraph}</p>}</For>
      </section>
    </>
  )
}
