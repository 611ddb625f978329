import { createMemo, For, Show } from 'solid-js'
import { GuidancePanel } from '#ui'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { dayOf } from '../cases/days.ts'
import { noticesOfCase } from '../cases/pathway.ts'
import { useApp } from '../parts/context.ts'

/** Before a session: what stops the work on this case, such as consent taken back or police who were not asked. */
export function StopsPanel(props: { readonly one: CaseOnDevice }) {
  const { device } = useApp()
  const stops = createMemo(() =>
    noticesOfCase(props.one, dayOf(device.parts.surroundings.clock())).filter(({ kind }) => kind === 'stop'),
  )
  return (
    <Show when={stops().length > 0}>
      <GuidancePanel tone="warning" title="Before you go on">
        <ul class="plain-list">
          <For each={stops()}>
            {({ title, why }) => (
              <li>
                <strong>{title}.</strong> {why}
              </li>
            )}
          </For>
        </ul>
      </GuidancePanel>
    </Show>
  )
}
