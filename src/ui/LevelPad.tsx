import { For, Show } from 'solid-js'
import { canonicalText, type Json } from '#core'
import { isDontKnow, type LevelMeaning, type PickedLevel } from '#forms'
import { describedBy, Field, type FieldWords, labelledBy } from './Field.tsx'
import { GROUP, goOnFrom, moveFrom } from './level-keys.ts'
import { takesBack } from './take-back.ts'

/**
 * Pads from low to high, with what the picked one means. Each has a key of its own, which goes on to the next group; the arrows up and down
 * go to the question above or below, left and right through the pads.
 */
export function LevelPad(
  props: FieldWords & {
    readonly levels: readonly PickedLevel[]
    readonly value: Json
    /** When each level is the right one: the picked one's is shown, all are at hand. */
    readonly meanings?: readonly LevelMeaning[]
    /** The question it is a part of, for those who cannot see it above. */
    readonly about?: string | undefined
    readonly onPick: (value: Json) => void
    /** A key was pressed in the last group of the page. */
    readonly onEnd: () => void
  },
) {
  const back = takesBack(() => props.onPick(null))
  /** Whether pads show something shorter than words. */
  const isMarked = () => props.levels.some(({ label, mark }) => label !== mark)
  const isPicked = ({ value }: PickedLevel) => canonicalText(value) === canonicalText(props.value)
  const onKeyDown = (event: KeyboardEvent & { readonly currentTarget: HTMLElement }) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const level = props.levels.find(({ key }) => key === event.key)
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (!level && by === undefined) return
    event.preventDefault()
    if (by !== undefined) return moveFrom(event.currentTarget, by)
    props.onPick(level?.value ?? null)
    if (!goOnFrom(event.currentTarget)) props.onEnd()
  }
  return (
    <Field of="group" id={props.id} label={props.label} hint={props.hint} error={props.error}>
      <div
        class={`levels ${GROUP}`}
        classList={{ 'levels-words': !isMarked() }}
        role="radiogroup"
        aria-label={props.about === undefined ? undefined : `${props.label}: ${props.about}`}
        aria-labelledby={props.about === undefined ? labelledBy(props) : undefined}
        aria-describedby={describedBy(props)}
        onKeyDown={onKeyDown}
      >
        <For each={props.levels}>
          {(level, index) => (
            <label class="pad level-pad" classList={{ 'pad-unsure': isDontKnow(level.value) }}>
              <input
                type="radio"
                id={index() === 0 ? props.id : undefined}
                name={props.id}
                checked={isPicked(level)}
                onChange={() => props.onPick(level.value)}
                {...back}
              />
              <span class="num">{level.mark}</span>
              <Show when={level.label !== level.mark}>
                <span class="visually-hidden">, {level.label}</span>
              </Show>
            </label>
          )}
        </For>
      </div>
      <Show when={isMarked()}>
        <p class="level-said" aria-hidden="true">
          {props.levels.find(isPicked)?.label}
        </p>
      </Show>
      <Show when={props.meanings?.length ? props.meanings : undefined}>
        {(meanings) => (
          <>
            <p class="level-meaning">{meanings().find(({ id }) => id === props.value)?.meaning}</p>
            <details class="level-meanings">
              <summary>
                What the levels mean<span class="visually-hidden">: {props.label}</span>
              </summary>
              <dl>
                <For each={meanings()}>
                  {({ label, meaning }) => (
                    <div>
                      <dt>{label}</dt>
                      <dd>{meaning}</dd>
                    </div>
                  )}
                </For>
              </dl>
            </details>
          </>
        )}
      </Show>
    </Field>
  )
}

/** What the marks on the pads stand for. */
export function LevelKey(props: { readonly levels: readonly PickedLevel[] }) {
  return (
    <ul class="level-key">
      <For each={props.levels}>
        {({ mark, label }) => (
          <li>
            <strong class="num">{mark}</strong> {label}
          </li>
        )}
      </For>
    </ul>
  )
}
