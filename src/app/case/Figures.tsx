import { For, Show } from 'solid-js'

/** A table of a few columns: the first names the row. */
export function Figures(props: {
  readonly caption: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}) {
  return (
    <table class="figures">
      <caption>{props.caption}</caption>
      <thead>
        <tr>
          <For each={props.head}>
            {(words) => (
              <Show when={words} fallback={<td />}>
                <th scope="col">{words}</th>
              </Show>
            )}
          </For>
        </tr>
      </thead>
      <tbody>
        <For each={props.rows}>
          {([first, ...rest]) => (
            <tr>
              <th scope="row">{first}</th>
              <For each={rest}>{(words) => <td class="num">{words}</td>}</For>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  )
}
