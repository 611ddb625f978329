import { Link } from '@tanstack/solid-router'
import { type JSX, Show } from 'solid-js'
import { recordId } from '#record'
import { ByKey, GuidancePanel, Item, ItemList } from '#ui'
import { OpenRecord } from '../case/NeedsItems.tsx'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { standingInWords } from '../cases/record-day.ts'
import type { RecordReading } from '../cases/record-form.ts'
import { sittingInWords, sittingNumber } from '../cases/sittings.ts'
import { untilInWords } from '../words/sight-words.ts'

/** From a case in sight to the list of them. */
export const backToCases = (): JSX.Element => (
  <Link class="back-link" to="/cases">
    Cases
  </Link>
)

/** Until when this case is seen, and that it is noted. */
export function UntilPanel(props: Pick<CaseOnDevice, 'sight'>) {
  return (
    <Show when={props.sight}>
      {(sight) => (
        <GuidancePanel>
          <p>
            You may look at this case until {untilInWords(sight().until)}. What you read is in the service’s
            audit log.
          </p>
        </GuidancePanel>
      )}
    </Show>
  )
}

/** Records with the way into each; `children`: lines that come after them. */
export function RecordLines(props: {
  readonly each: readonly RecordReading[]
  readonly children?: JSX.Element
}) {
  return (
    <ItemList>
      <ByKey each={props.each} by={({ header }) => recordId(header)}>
        {(reading) => (
          <Item
            title={reading().form.title}
            detail={[standingInWords(reading()), sittingOf(reading())].filter(Boolean).join(' · ')}
            action={<OpenRecord header={reading().header} label="Open" about={reading().form.title} />}
          />
        )}
      </ByKey>
      {props.children}
    </ItemList>
  )
}

const sittingOf = ({ header: { sitting } }: RecordReading): string =>
  sittingNumber(sitting) > 1 ? sittingInWords(sitting) : ''
