import { createSignal, Show } from 'solid-js'
import { speaksOnlyOfOthers } from '#forms'
import { Button } from './Button.tsx'

/** A gentle word beside an answer that speaks of others only. It waits for nothing; put away, it stays away until the words change. */
export function OwnPart(props: { readonly text: string; readonly words: string }) {
  const [putAway, setPutAway] = createSignal<string>()
  return (
    <div role="status">
      <Show when={putAway() !== props.text && speaksOnlyOfOthers(props.text)}>
        <div class="own-part">
          <p>{props.words}</p>
          <Button onClick={() => setPutAway(props.text)}>Leave it as it is</Button>
        </div>
      </Show>
    </div>
  )
}
