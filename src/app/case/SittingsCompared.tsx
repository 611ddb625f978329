import { createMemo, For, Show } from 'solid-js'
import { type ComparedLine, compareLines, type Moves, movesOf, type Point, scoredLines } from '#forms'
import { viewOf } from '#record'
import type { OpenedRecord } from '#store'
import { GuidancePanel, MovePlot } from '#ui'
import type { CaseOnDevice } from '../cases/caseload.ts'
import type { RecordReading } from '../cases/record-form.ts'
import { hasScores } from '../cases/sittings.ts'
import { nameOf, TwoSittings } from './TwoSittings.tsx'

/** The lines of two sittings of an inventory, and which moved. */
export function SittingsCompared(props: { readonly one: CaseOnDevice; readonly record: OpenedRecord }) {
  return (
    <TwoSittings one={props.one} record={props.record} counts={hasScores}>
      {(two) => {
        const lines = createMemo(() => compareLines(linesOf(two().before), linesOf(two().now)))
        const sittings = () => ({ before: nameOf(two().before), now: nameOf(two().now) })
        return (
          <>
            <ul class="plain-list">
              <For each={movesOf(lines())}>{(moves) => <li>{movesInWords(moves)}</li>}</For>
            </ul>
            <GuidancePanel title="A fall is stated, not called progress">
              <p>
                These are two accounts by the same person. A lower number can be change, or caution, or a bad
                day for memory. Read it beside the police, social work and every other source.
              </p>
            </GuidancePanel>
            <Lines
              title="Lines that moved"
              lines={lines().filter(({ columns }) =>
                columns.some(({ move }) => move === 'up' || move === 'down'),
              )}
              {...sittings()}
            />
            <details class="fold">
              <summary>All lines, side by side</summary>
              <div class="fold-body">
                <Lines title="All lines" lines={lines()} {...sittings()} />
              </div>
            </details>
          </>
        )
      }}
    </TwoSittings>
  )
}

const linesOf = ({ form, record }: RecordReading) => scoredLines(form, viewOf(record.set))

const movesInWords = ({ label, up, down, same, apart }: Moves): string =>
  `${label}: ${up} higher, ${down} lower, ${same} the same, ${apart} that cannot be compared.`

function Lines(props: {
  readonly title: string
  readonly lines: readonly ComparedLine[]
  readonly before: string
  readonly now: string
}) {
  const columns = () => props.lines[0]?.columns.map(({ label }) => label) ?? []
  return (
    <Show when={props.lines.length > 0} fallback={<p class="small">No line moved.</p>}>
      <table class="figures compared">
        <caption>
          {props.title}: {props.before} → {props.now}
        </caption>
        <thead>
          <tr>
            <th scope="col">Line</th>
            <For each={columns()}>{(label) => <th scope="col">{label}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={props.lines}>
            {(line) => (
              <tr>
                <th scope="row">{line.label}</th>
                <For each={line.columns}>
                  {({ before, now, move }) => (
                    <td>
                      <span class="moved num">
                        {pointInWords(before)} → {pointInWords(now)}
                        <Show when={move === 'up' || move === 'down'}>
                          <strong> {move === 'up' ? 'higher' : 'lower'}</strong>
                        </Show>
                      </span>
                      <MovePlot
                        before={typeof before === 'number' ? before : null}
                        now={typeof now === 'number' ? now : null}
                        highest={4}
                      />
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </Show>
  )
}

const pointWords = {
  'dont-know': '?',
  unsettled: 'two answers',
  unanswered: 'not answered',
  'not-asked': 'not asked',
} as const

const pointInWords = (point: Point): string => (typeof point === 'number' ? String(point) : pointWords[point])
