import { type Accessor, createMemo, For, type JSX } from 'solid-js'

/**
 * A list in which every entry keeps its element, whatever comes before it or goes meanwhile: what is under a finger, and words typed in an entry,
 * stay with what they were meant for. `by` names an entry, once in the list.
 */
export function ByKey<T>(props: {
  readonly each: readonly T[]
  readonly by: (entry: T) => string
  readonly children: (entry: Accessor<T>) => JSX.Element
}) {
  const entryByKey = createMemo(() => new Map(props.each.map((entry) => [props.by(entry), entry])))
  return (
    <For each={[...entryByKey().keys()]}>
      {(key) => {
        const first = entryByKey().get(key) as T
        // An entry that has just gone is still read once while its element is left.
        return props.children(createMemo<T>((before) => entryByKey().get(key) ?? before, first))
      }}
    </For>
  )
}
