import { createMemo, For, Show } from 'solid-js'
import { type Figure, type FigureLine, totalOf } from '#casework'
import { Card } from '#ui'
import { BarKey, BarPlot } from './BarPlot.tsx'

/** A figure as a table, with each line drawn as a bar beside its numbers. */
export function FigureCard(props: { readonly figure: Figure }) {
  const highest = createMemo(() =>
    Math.max(...props.figure.lines.map((line) => Math.max(totalOf(line), line.mark ?? 0))),
  )
  const isDivided = () => props.figure.columns.length > 1
  return (
    <Card title={props.figure.title}>
      <div class="stack">
        <p class="small">{props.figure.how}</p>
        <Show
          when={props.figure.lines.some((line) => totalOf(line) > 0)}
          fallback={<p>There is nothing to count here yet.</p>}
        >
          <table class="figures bar-figures" classList={{ 'is-divided': isDivided() }}>
            <caption class="visually-hidden">{props.figure.title}</caption>
            <thead>
              <tr>
                <th scope="col">{props.figure.by}</th>
                <td class="bar-cell" />
                <For each={props.figure.columns}>
                  {(words, index) => (
                    <th scope="col">
                      <Show when={isDivided()}>
                        <BarKey index={index()} />
                      </Show>
                      {words}
                    </th>
                  )}
                </For>
                <Show when={isDivided()}>
                  <th scope="col">All</th>
                </Show>
                <For each={props.figure.measures}>{(words) => <th scope="col">{words}</th>}</For>
              </tr>
            </thead>
            <tbody>
              <For each={props.figure.lines}>
                {(line) => (
                  <tr>
                    <th scope="row">{line.label}</th>
                    <td class="bar-cell">
                      <BarPlot parts={line.counts} highest={highest()} mark={line.mark} />
                    </td>
                    <Numbers line={line} isDivided={isDivided()} measures={props.figure.measures.length} />
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </Show>
      </div>
    </Card>
  )
}

function Numbers(props: {
  readonly line: FigureLine
  readonly isDivided: boolean
  readonly measures: number
}) {
  return (
    <>
      <For each={props.line.counts}>
        {(count) => (
          <td class="num" classList={{ 'is-none': count === 0 }}>
            {count}
          </td>
        )}
      </For>
      <Show when={props.isDivided}>
        <td class="num">{totalOf(props.line)}</td>
      </Show>
      <For each={Array.from({ length: props.measures }, (_, index) => props.line.measured[index] ?? null)}>
        {(number) => (
          <td class="num" classList={{ 'is-none': number === null }}>
            {number ?? 'none'}
          </td>
        )}
      </For>
    </>
  )
}
