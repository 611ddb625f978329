import { createMemo, createSignal, For, Show } from 'solid-js'
import { type ComparedLine, compareLines, type Moves, movesOf, type Point, scoredLines } from '#forms'
import { recordId, viewOf } from '#record'
import type { OpenedRecord } from '#store'
import { Choice, GuidancePanel, MovePlot } from '#ui'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { readRecord } from '../cases/record-form.ts'
import { bySittingOf, hasScores, sittingInWords, sittingsOfForm } from '../cases/sittings.ts'

/** This sitting beside another of the same form: the earlier one always stands first. Nothing where there is only one. */
export function SittingsCompared(props: { readonly one: CaseOnDevice; readonly record: OpenedRecord }) {
  const [chosen, setChosen] = createSignal<string | null>(null)
  const here = createMemo(() => readRecord(props.record, props.one.packs))
  const others = createMemo(() =>
    sittingsOfForm(props.one, props.record.header).filter(
      (reading) => recordId(reading.header) !== recordId(props.record.header) && hasScores(reading),
    ),
  )
  /** The one before this, unless another was chosen; the first has only later ones. */
  const other = () => {
    const one = here()
    const before = others().filter((reading) => one && bySittingOf(reading, one) < 0)
    return others().find(({ header }) => header.sitting === chosen()) ?? before.at(-1) ?? others()[0]
  }
  const compared = createMemo(() => {
    const [one, beside] = [here(), other()]
    if (!one || !beside) return undefined
    const [before, now] = [one, beside].sort(bySittingOf)
    if (!before || !now) return undefined
    const linesOf = ({ form, record }: typeof before) => scoredLines(form, viewOf(record.set))
    return {
      before: sittingInWords(before.header.sitting),
      now: sittingInWords(now.header.sitting),
      lines: compareLines(linesOf(before), linesOf(now)),
    }
  })
  return (
    <Show when={compared()}>
      {(two) => (
        <section class="stack" aria-labelledby="sittings-title">
          <h3 id="sittings-title">
            {two().before} and {two().now}
          </h3>
          <Show when={others().length > 1}>
            <Choice
              id="beside"
              label="Set it beside"
              options={others().map(({ header: { sitting } }) => ({
                id: sitting,
                label: sittingInWords(sitting),
              }))}
              value={other()?.header.sitting ?? null}
              onPick={setChosen}
            />
          </Show>
          <ul class="plain-list">
            <For each={movesOf(two().lines)}>{(moves) => <li>{movesInWords(moves)}</li>}</For>
          </ul>
          <GuidancePanel title="A fall is stated, not called progress">
            <p>
              These are two accounts by the same person. A lower number can be change, or caution, or a bad
              day for memory. Read it beside the police, social work and every other source.
            </p>
          </GuidancePanel>
          <Lines
            title="Lines that moved"
            lines={two().lines.filter(({ columns }) =>
              columns.some(({ move }) => move === 'up' || move === 'down'),
            )}
            {...sittingsOf(two())}
          />
          <details class="fold">
            <summary>All lines, side by side</summary>
            <div class="fold-body">
              <Lines title="All lines" lines={two().lines} {...sittingsOf(two())} />
            </div>
          </details>
        </section>
      )}
    </Show>
  )
}

const sittingsOf = ({ before, now }: { readonly before: string; readonly now: string }) => ({ before, now })

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
