import { type Accessor, createMemo, createSignal, type JSX, Show } from 'solid-js'
import { Button, ByKey, ItemList } from '#ui'
import { counted } from '../words/counts.ts'

/** Drawing thousands of lines would hold up every key and every tap; nobody reads so many. */
const AT_ONCE = 50

/** Lines of a card, of which there may be thousands: the first fifty are drawn, and more of them when they are asked for. `by` names an entry. */
export function LongList<T>(props: {
  readonly each: readonly T[]
  readonly by: (entry: T) => string
  readonly children: (entry: Accessor<T>) => JSX.Element
  /** What stands before the first. */
  readonly before?: JSX.Element
}) {
  const [most, setMost] = createSignal(AT_ONCE)
  const shown = createMemo(() => (props.each.length > most() ? props.each.slice(0, most()) : props.each))
  const left = () => props.each.length - shown().length
  return (
    <div class="stack">
      <ItemList>
        {props.before}
        <ByKey each={shown()} by={props.by}>
          {props.children}
        </ByKey>
      </ItemList>
      <Show when={left() > 0}>
        <div>
          <Button onClick={() => setMost(most() + AT_ONCE)}>
            Show more <span class="visually-hidden">of this list</span>
          </Button>{' '}
          <span class="small num">{counted(left(), 'more', 'more')} not shown.</span>
        </div>
      </Show>
    </div>
  )
}
