import { For } from 'solid-js'
import type { Option } from '#forms'

/** One of many, where pads would fill the screen: the browser's own list. */
export function Select(props: {
  readonly id: string
  readonly label: string
  readonly options: readonly Option[]
  readonly value: string
  readonly onPick: (id: string) => void
}) {
  return (
    <div class="field">
      <label class="field-label" for={props.id}>
        {props.label}
      </label>
      <select
        id={props.id}
        class="input select"
        autocomplete="off"
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
    </div>
  )
}
