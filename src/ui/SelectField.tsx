import { For } from 'solid-js'
import { describedBy, Field, type FieldWords } from './Field.tsx'

/** One of many, too many for pads. */
export function SelectField(
  props: FieldWords & {
    readonly options: readonly { readonly id: string; readonly label: string }[]
    /** Null: nothing is picked. */
    readonly value: string | null
    /** What picking nothing is called. */
    readonly none: string
    readonly onPick: (id: string | null) => void
  },
) {
  return (
    <Field of="control" id={props.id} label={props.label} hint={props.hint} error={props.error}>
      <select
        id={props.id}
        class="input input-select"
        autocomplete="off"
        aria-invalid={props.error !== undefined}
        aria-describedby={describedBy(props)}
        onChange={(event) => props.onPick(event.currentTarget.value || null)}
      >
        <option value="" selected={props.value === null}>
          {props.none}
        </option>
        <For each={props.options}>
          {({ id, label }) => (
            <option value={id} selected={props.value === id}>
              {label}
            </option>
          )}
        </For>
      </select>
    </Field>
  )
}
