import { For } from 'solid-js'
import { dateParts, withDatePart } from './date-parts.ts'
import { describedBy, Field, type FieldWords, labelledBy } from './Field.tsx'
import { typing } from './typing.ts'

const parts = ['Day', 'Month', 'Year'] as const

/** Three small boxes, typed. `value` is `day/month/year`, any part still empty. */
export function DateField(
  props: FieldWords & {
    readonly value: string
    readonly onInput: (text: string) => void
    /** On leaving the three boxes together. */
    readonly onLeave?: () => void
  },
) {
  const leave = (event: FocusEvent & { readonly currentTarget: HTMLElement }) => {
    if (event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)) return
    props.onLeave?.()
  }
  return (
    <Field of="group" id={props.id} label={props.label} hint={props.hint} error={props.error}>
      {/* biome-ignore lint/a11y/useSemanticElements: a legend cannot be laid out beside its controls */}
      <div
        class="date-parts"
        role="group"
        aria-labelledby={labelledBy(props)}
        aria-describedby={describedBy(props)}
        onFocusOut={leave}
      >
        <For each={parts}>
          {(part, index) => (
            <label class={`date-part date-part-${part.toLowerCase()}`}>
              {part}
              <input
                {...typing}
                id={index() === 0 ? props.id : undefined}
                class="input"
                type="text"
                inputmode="numeric"
                maxlength={part === 'Year' ? 4 : 2}
                value={dateParts(props.value)[index()] ?? ''}
                aria-invalid={props.error !== undefined}
                onInput={(event) =>
                  props.onInput(withDatePart(props.value, index(), event.currentTarget.value))
                }
              />
            </label>
          )}
        </For>
      </div>
    </Field>
  )
}
