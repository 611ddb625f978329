import { For, Show } from 'solid-js'

/**
 * A line of a table as a bar, divided into its parts, on the scale that all lines share; a mark for what it is held against. The numbers stand in
 * the table beside it, so that it is only for the eye.
 */
export function BarPlot(props: {
  /** Of how many it is divided into each part; one number with `isWhole`, where it does not say. */
  readonly parts: readonly number[]
  readonly isWhole?: boolean
  readonly highest: number
  readonly mark?: number | undefined
}) {
  const scale = () => Math.max(props.highest, 1)
  const from = (index: number) => props.parts.slice(0, index).reduce((sum, part) => sum + part, 0)
  return (
    <svg class="bar-plot" aria-hidden="true" viewBox={`0 0 ${scale()} 1`} preserveAspectRatio="none">
      <rect class="bar-room" x="0" y="0" width={scale()} height="1" />
      <For each={props.parts}>
        {(part, index) => (
          <Show when={part > 0}>
            <rect
              class={props.isWhole ? 'bar-whole' : `bar-part bar-${index()}`}
              x={from(index())}
              y="0"
              width={part}
              height="1"
            />
          </Show>
        )}
      </For>
      <Show when={props.mark}>
        {(mark) => <line class="bar-mark" x1={mark()} x2={mark()} y1="-0.35" y2="1.35" />}
      </Show>
    </svg>
  )
}

/** Which part of a bar a column of the table is. */
export function BarKey(props: { readonly index: number }) {
  return (
    <svg class="bar-key" aria-hidden="true" viewBox="0 0 1 1">
      <rect class={`bar-${props.index}`} x="0" y="0" width="1" height="1" />
    </svg>
  )
}
