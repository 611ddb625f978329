import { For, Show } from 'solid-js'
import type { Json } from '#core'
import { DONT_KNOW, isDontKnow, type ScaleAnswer, stepsOf } from '#forms'
import { describedBy, Field, type FieldWords, labelledBy } from './Field.tsx'
import { takesBack } from './take-back.ts'

/** A row of numbers to tap, with what the ends mean below them; "I don't know" apart, never taken for a number. */
export function ScalePad(
  props: FieldWords & {
    readonly scale: ScaleAnswer
    /** A step, `DONT_KNOW`, or `null`. */
    readonly value: Json
    readonly onPick: (value: Json) => void
  },
) {
  const back = takesBack(() => props.onPick(null))
  const endWords = () => ({ [props.scale.from]: props.scale.lowest, [props.scale.to]: props.scale.highest })
  return (
    <Field of="group" id={props.id} label={props.label} hint={props.hint} error={props.error}>
      <div
        class="scale"
        role="radiogroup"
        aria-labelledby={labelledBy(props)}
        aria-describedby={describedBy(props)}
      >
        <div class="scale-steps">
          <For each={stepsOf(props.scale)}>
            {(step, index) => (
              <label class="pad scale-pad">
                <input
                  type="radio"
                  id={index() === 0 ? props.id : undefined}
                  name={props.id}
                  checked={props.value === step}
                  onChange={() => props.onPick(step)}
                  {...back}
                />
                <span class="num">{step}</span>
                <Show when={endWords()[step]}>
                  {(words) => <span class="visually-hidden">, {words()}</span>}
                </Show>
              </label>
            )}
          </For>
        </div>
        <Show when={props.scale.dontKnow}>
          <label class="pad pad-unsure scale-unsure">
            <input
              type="radio"
              name={props.id}
              checked={isDontKnow(props.value)}
              onChange={() => props.onPick(DONT_KNOW)}
              {...back}
            />
            I don’t know
          </label>
        </Show>
        <p class="scale-ends small" aria-hidden="true">
          <span>{props.scale.lowest}</span>
          <span>{props.scale.highest}</span>
        </p>
      </div>
    </Field>
  )
}
