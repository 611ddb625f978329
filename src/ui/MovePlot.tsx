import { For, Show } from 'solid-js'

const STEP = 26
const EDGE = 10
const MIDDLE = 12

/**
 * From one number to another on a line from 0: a ring for what was, a dot for what is. Drawn beside the numbers in words, so that it is only
 * for the eye.
 */
export function MovePlot(props: {
  /** `null`: no number. */
  readonly before: number | null
  readonly now: number | null
  readonly highest: number
}) {
  const x = (value: number) => EDGE + value * STEP
  const width = () => 2 * EDGE + props.highest * STEP
  const both = () => (props.before !== null && props.now !== null ? [props.before, props.now] : undefined)
  return (
    <svg class="move-plot" aria-hidden="true" viewBox={`0 0 ${width()} ${2 * MIDDLE}`}>
      <line class="move-axis" x1={x(0)} x2={x(props.highest)} y1={MIDDLE} y2={MIDDLE} />
      <For each={Array.from({ length: props.highest + 1 }, (_, value) => value)}>
        {(value) => <circle class="move-step" cx={x(value)} cy={MIDDLE} r="2" />}
      </For>
      <Show when={both()}>
        {(two) => (
          <line class="move-way" x1={x(two()[0] ?? 0)} x2={x(two()[1] ?? 0)} y1={MIDDLE} y2={MIDDLE} />
        )}
      </Show>
      <Show when={props.before !== null}>
        <circle class="move-before" cx={x(props.before ?? 0)} cy={MIDDLE} r="7" />
      </Show>
      <Show when={props.now !== null}>
        <circle class="move-now" cx={x(props.now ?? 0)} cy={MIDDLE} r="5" />
      </Show>
    </svg>
  )
}
