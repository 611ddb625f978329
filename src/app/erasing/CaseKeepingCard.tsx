import { Link } from '@tanstack/solid-router'
import { createSignal, For, onMount, Show } from 'solid-js'
import { type Hold, readErasures } from '#sync'
import { Card, GuidancePanel } from '#ui'
import { useApp } from '../parts/context.ts'
import { useReadParts } from '../parts/read-parts.ts'
import { holdReasonInWords, putInWords } from '../words/hold-words.ts'

/** On a case, for its manager: whether it is on hold, by the server, and the ways to hold and to erase it. */
export function CaseKeepingCard(props: { readonly space: string }) {
  const { open } = useApp()
  const parts = useReadParts()
  const [holds, setHolds] = createSignal<readonly Hold[]>()
  const [failed, setFailed] = createSignal(false)
  const read = async () => {
    const answer = await readErasures(parts)
    if (answer.ok) setHolds((answer.value.holds ?? []).filter(({ space }) => space === props.space))
    else setFailed(true)
  }
  onMount(() => void read())
  return (
    <Card title="Keeping">
      <div class="stack">
        <Show when={holds()?.length}>
          <GuidancePanel tone="warning" title="On hold: it may not be erased">
            <For each={holds()}>
              {(hold) => (
                <p>
                  {holdReasonInWords[hold.reason]}. {putInWords(hold, open.vault.author)}
                </p>
              )}
            </For>
          </GuidancePanel>
        </Show>
        <Show when={failed()}>
          <p class="small">Whether it is on hold is on the server, which did not answer.</p>
        </Show>
        <ul class="quiet-links">
          <li>
            <Link to="/cases/$space/hold" params={{ space: props.space }}>
              Put it on hold
            </Link>
          </li>
          <Show when={holds()?.length}>
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
