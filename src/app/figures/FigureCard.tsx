import { createMemo, For, Show } from 'solid-js'
import { type Figure, type FigureLine, totalOf } from '#casework'
import type { HandedFigure, HandedLine } from '#forms'
import { Card } from '#ui'
import { BarKey, BarPlot } from './BarPlot.tsx'

/** A figure as a table, with each line drawn as a bar beside its numbers. */
export function FigureCard(props: { readonly figure: Figure | HandedFigure }) {
  const highest = createMemo(() =>
    Math.max(...props.figure.lines.map((line) => Math.max(totalOf(line), line.mark ?? 0))),
  )
  const isDivided = () => props.figure.columns.length > 1
  return (
    <Card title={props.figure.title}>
      <div class="stack">
        <p class="small">{props.figure.how}</p>
        <Show when={'uncounted' in props.figure && props.figure.uncounted}>
          {(words) => <p class="small">{words()}</p>}
        </Show>
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
                      <BarPlot
                        parts={line.counts ?? [totalOf(line)]}
                        isWhole={isDivided() && !line.counts}
                        highest={highest()}
                        mark={line.mark}
                      />
                    </td>
                    <Numbers
                      line={line}
                      columns={props.figure.columns.length}
                      measures={props.figure.measures.length}
                    />
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

/** A line that was handed over with its number alone is neither divided nor measured. */
function Numbers(props: {
  readonly line: FigureLine | HandedLine
  readonly columns: number
  readonly measures: number
}) {
  const all = () => totalOf(props.line)
  const counts = () =>
    props.line.counts ?? (all() === 0 ? Array.from({ length: props.columns }, () => 0) : null)
  return (
    <>
      <Show when={props.columns > 1}>
        <Show when={counts()} fallback={<NotShown of={props.columns} />}>
          {(numbers) => (
            <For each={numbers()}>
              {(count) => (
                <td class="num" classList={{ 'is-none': count === 0 }}>
                  {count}
                </td>
              )}
            </For>
          )}
        </Show>
      </Show>
      <td class="num" classList={{ 'is-none': props.columns === 1 && all() === 0 }}>
        {all()}
      </td>
      <Show when={props.measures > 0}>
        <Show when={props.line.measured} fallback={<NotShown of={props.measures} />}>
          {(measured) => (
            <For each={Array.from({ length: props.measures }, (_, index) => measured()[index] ?? null)}>
              {(number) => (
                <td class="num" classList={{ 'is-none': number === null }}>
                  {number ?? 'none'}
                </td>
              )}
            </For>
          )}
        </Show>
      </Show>
    </>
  )
}

const NotShown = (props: { readonly of: number }) => (
  <td class="is-none" colSpan={props.of}>
    not shown
  </td>
)
