import { For } from 'solid-js'
import type { Option } from '#forms'
import { describedBy, Field, type FieldWords } from './Field.tsx'

/** One of many, where pads would fill the screen: the browser's own list. */
export function Select(
  props: FieldWords & {
    readonly options: readonly Option[]
    readonly value: string
    readonly onPick: (id: string) => void
  },
) {
  return (
    <Field of="control" id={props.id} label={props.label} hint={props.hint} error={props.error}>
      <select
        id={props.id}
        class="input select"
        autocomplete="off"
        aria-describedby={describedBy(props)}
        onChange={(event) => props.onPick(event.currentTarget.value)}
      >
        <For each={props.options}>
          {(option) => (
            <option value={option.id} selected={option.id === props.value}>
              {option.label}
            </option>
          )}
        </For>
      </select>
    </Field>
  )
}
