import { type Accessor, createMemo, createSignal, type JSX, Show } from 'solid-js'
import { recordId } from '#record'
import type { OpenedRecord } from '#store'
import { Choice } from '#ui'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { type RecordReading, readRecord } from '../cases/record-form.ts'
import { bySittingOf, sittingInWords, sittingsOfForm } from '../cases/sittings.ts'

export type Sittings = { readonly before: RecordReading; readonly now: RecordReading }

/**
 * This sitting beside another of the same form: the earlier one always stands first. Nothing where there is only one. `counts`: whether a sitting
 * is worth setting beside another; any that says something otherwise.
 */
export function TwoSittings(props: {
  readonly one: CaseOnDevice
  readonly record: OpenedRecord
  readonly counts?: (reading: RecordReading) => boolean
  readonly children: (two: Accessor<Sittings>) => JSX.Element
}) {
  const [chosen, setChosen] = createSignal<string | null>(null)
  const here = createMemo(() => readRecord(props.record, props.one.packs))
  const others = createMemo(() =>
    sittingsOfForm(props.one, props.record.header).filter(
      (reading) =>
        recordId(reading.header) !== recordId(props.record.header) && (props.counts?.(reading) ?? true),
    ),
  )
  /** The one before this, unless another was chosen; the first has only later ones. */
  const other = () => {
    const one = here()
    const before = others().filter((reading) => one && bySittingOf(reading, one) < 0)
    return others().find(({ header }) => header.sitting === chosen()) ?? before.at(-1) ?? others()[0]
  }
  const two = createMemo((): Sittings | undefined => {
    const [one, beside] = [here(), other()]
    if (!one || !beside) return undefined
    const [before, now] = [one, beside].sort(bySittingOf)
    return before && now ? { before, now } : undefined
  })
  return (
    <Show when={two()}>
      {(both) => (
        <section class="stack" aria-labelledby="sittings-title">
          <h3 id="sittings-title">
            {nameOf(both().before)} and {nameOf(both().now)}
          </h3>
          <Show when={others().length > 1}>
            <Choice
              id="beside"
              label="Set it beside"
              options={others().map((reading) => ({ id: reading.header.sitting, label: nameOf(reading) }))}
              value={other()?.header.sitting ?? null}
              onPick={setChosen}
            />
          </Show>
          {props.children(both)}
        </section>
      )}
    </Show>
  )
}

export const nameOf = ({ header }: RecordReading): string => sittingInWords(header.sitting)
