import { type Accessor, createSignal, type JSX, Show } from 'solid-js'
import { Button, ByKey, ItemList } from '#ui'

const STEP = 100

/** The first lines of a list that may be long, and a button for more of them. `by`: as in ByKey. */
export function FirstLines<T>(props: {
  readonly each: readonly T[]
  readonly by: (line: T) => string
  readonly children: (line: Accessor<T>) => JSX.Element
}) {
  const [count, setCount] = createSignal(STEP)
  const left = () => props.each.length - count()
  return (
    <>
      <ItemList>
        <ByKey each={props.each.slice(0, count())} by={props.by}>
          {props.children}
        </ByKey>
      </ItemList>
      <Show when={left() > 0}>
        <div class="more-lines">
          <Button onClick={() => setCount((before) => before + STEP)}>
            Show {Math.min(STEP, left())} more
          </Button>
          <span class="small num">
            {count()} of {props.each.length}
          </span>
        </div>
      </Show>
    </>
  )
}
