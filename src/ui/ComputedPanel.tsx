import { createSignal, createUniqueId, For, Show } from 'solid-js'
import type { ComputedState } from '#forms'
import { usePage } from './answering.ts'

/** What was worked out, to read; an officer may take over what of it can be an answer. */
export function ComputedPanel(props: { readonly item: ComputedState }) {
  const { officers } = usePage()
  const heading = createUniqueId()
  const [taken, setTaken] = createSignal(false)
  const takeOver = async () => {
    await officers?.takeOver(props.item.copies)
    setTaken(true)
  }
  return (
    <section class="computed" aria-labelledby={heading}>
      <div>
        <p class="field-label" id={heading}>
          {props.item.definition.label}
        </p>
        <Show when={props.item.definition.hint}>
          <p class="field-hint">{props.item.definition.hint}</p>
        </Show>
      </div>
      <dl class="computed-lines">
        <For each={props.item.lines}>
          {({ label, words }) => (
            <div>
              <dt>{label}</dt>
              <dd class="num">{words}</dd>
            </div>
          )}
        </For>
      </dl>
      <Show when={officers && props.item.copies.length > 0}>
        <div class="actions">
          <button type="button" class="button" onClick={() => void takeOver()}>
            Take this over<span class="visually-hidden">: {props.item.definition.label}</span>
          </button>
          <p role="status" class="small">
            {taken() ? 'Taken over where nothing else was. Check it.' : ''}
          </p>
        </div>
      </Show>
    </section>
  )
}
