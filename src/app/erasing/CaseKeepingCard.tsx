import { Link } from '@tanstack/solid-router'
import { For, Show } from 'solid-js'
import type { Hold } from '#sync'
import { Card, GuidancePanel } from '#ui'
import { useApp } from '../parts/context.ts'
import { holdReasonInWords, putInWords } from '../words/hold-words.ts'

/** On a case, for its manager: whether it is on hold, and the ways to hold and to erase it. */
export function CaseKeepingCard(props: {
  readonly space: string
  readonly holds: readonly Hold[] | 'unread' | undefined
}) {
  const { open } = useApp()
  const standing = () => (typeof props.holds === 'object' && props.holds.length > 0 ? props.holds : undefined)
  return (
    <Card title="Keeping">
      <div class="stack">
        <Show when={standing()}>
          {(holds) => (
            <GuidancePanel tone="warning" title="On hold: it may not be erased">
              <For each={holds()}>
                {(hold) => (
                  <p>
                    {holdReasonInWords[hold.reason]}. {putInWords(hold, open.vault.author)}
                  </p>
                )}
              </For>
            </GuidancePanel>
          )}
        </Show>
        <Show when={props.holds === 'unread'}>
          <p class="small">Whether it is on hold is on the server, which did not answer.</p>
        </Show>
        <ul class="quiet-links">
          <li>
            <Link to="/cases/$space/hold" params={{ space: props.space }}>
              Put it on hold
            </Link>
          </li>
          <Show when={standing()}>
            <li>
              <Link to="/erasing">Lift a hold</Link>
            </li>
          </Show>
          <li>
            <Link to="/cases/$space/erase" params={{ space: props.space }}>
              Erase this case
            </Link>
          </li>
        </ul>
      </div>
    </Card>
  )
}
