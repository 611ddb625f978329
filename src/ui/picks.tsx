import Check from 'lucide-solid/icons/check'
import { For, Show } from 'solid-js'
import type { Option } from '#forms'
import { describedBy, Field, type FieldWords, labelledBy } from './Field.tsx'
import { takesBack } from './take-back.ts'

type OneOf = FieldWords & {
  readonly options: readonly Option[]
  /** The id of the picked option. */
  readonly value: string | null
  /** `null`: the answer was taken back. */
  readonly onPick: (id: string | null) => void
}

/**
 * Large pads for a few short answers: native radio buttons, so Tab enters, arrows pick. Picking the picked pad again, or Delete,
 * takes the answer back.
 */
export function YesNoPad(props: OneOf) {
  const back = takesBack(() => props.onPick(null))
  return (
    <Field of="group" id={props.id} label={props.label} hint={props.hint} error={props.error}>
      <div
        class="pads"
        role="radiogroup"
        aria-labelledby={labelledBy(props)}
        aria-describedby={describedBy(props)}
      >
        <For each={props.options}>
          {(option, index) => (
            <label class="pad" classList={{ 'pad-unsure': option.id === 'dont-know' }}>
              <input
                type="radio"
                id={index() === 0 ? props.id : undefined}
                name={props.id}
                checked={props.value === option.id}
                onChange={() => props.onPick(option.id)}
                {...back}
              />
              {option.label}
            </label>
          )}
        </For>
      </div>
    </Field>
  )
}

/** One of several: a list of radio buttons. */
export function Choice(props: OneOf) {
  const back = takesBack(() => props.onPick(null))
  return (
    <Field of="group" id={props.id} label={props.label} hint={props.hint} error={props.error}>
      <div
        class="options"
        role="radiogroup"
        aria-labelledby={labelledBy(props)}
        aria-describedby={describedBy(props)}
      >
        <For each={props.options}>
          {(option, index) => (
            <label class="option">
              <input
                type="radio"
                id={index() === 0 ? props.id : undefined}
                name={props.id}
                checked={props.value === option.id}
                onChange={() => props.onPick(option.id)}
                {...back}
              />
              <span class="mark mark-round" />
              <OptionWords option={option} />
            </label>
          )}
        </For>
      </div>
    </Field>
  )
}

/** Any of several: a list of tick boxes. */
export function Choices(
  props: FieldWords & {
    readonly options: readonly Option[]
    readonly value: readonly string[]
    readonly onToggle: (id: string) => void
  },
) {
  return (
    <Field of="group" id={props.id} label={props.label} hint={props.hint} error={props.error}>
      {/* biome-ignore lint/a11y/useSemanticElements: a legend cannot be laid out beside its controls */}
      <div
        class="options"
        role="group"
        aria-labelledby={labelledBy(props)}
        aria-describedby={describedBy(props)}
      >
        <For each={props.options}>
          {(option, index) => (
            <label class="option">
              <input
                type="checkbox"
                id={index() === 0 ? props.id : undefined}
                checked={props.value.includes(option.id)}
                onChange={() => props.onToggle(option.id)}
              />
              <span class="mark">
                <Check size={20} strokeWidth={3} />
              </span>
              <OptionWords option={option} />
            </label>
          )}
        </For>
      </div>
    </Field>
  )
}

/** One box to tick. `about`: the question it belongs to, for those who cannot see it beside. */
export function Tick(props: {
  readonly id: string
  readonly label: string
  readonly about?: string | undefined
  readonly value: boolean
  /** Stands for not knowing: looks as the pads for that do. */
  readonly unsure?: boolean
  readonly onTick: (ticked: boolean) => void
}) {
  return (
    <label class="tick" classList={{ 'tick-unsure': props.unsure === true }}>
      <input
        type="checkbox"
        id={props.id}
        checked={props.value}
        onChange={(event) => props.onTick(event.currentTarget.checked)}
      />
      <span class="mark">
        <Check size={20} strokeWidth={3} />
      </span>
      <span>
        {props.label}
        <Show when={props.about}>
          <span class="visually-hidden">: {props.about}</span>
        </Show>
      </span>
    </label>
  )
}

function OptionWords(props: { readonly option: Option }) {
  return (
    <span>
      {props.option.label}
      <Show when={props.option.hint}>
        <span class="option-hint">{props.option.hint}</span>
      </Show>
    </span>
  )
}
