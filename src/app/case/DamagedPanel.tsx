import { Show } from 'solid-js'
import type { OpenedRecord } from '#store'
import { GuidancePanel } from '#ui'

/** Whether part of a record is damaged. */
export function DamagedPanel(props: { readonly record: OpenedRecord }) {
  return (
    <Show when={props.record.damaged > 0}>
      <GuidancePanel tone="warning" title="Part of this record is damaged on this device">
        <p>
          What can be read is below. What the server holds is fetched again at the next sync. If you see this
          again after that, tell your manager what was written here last.
        </p>
      </GuidancePanel>
    </Show>
  )
}
