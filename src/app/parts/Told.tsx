import { Show } from 'solid-js'
import { GuidancePanel } from '#ui'

/** What came of an act, or why it did not: read out as it appears. Nothing where there are no words. */
export function Told(props: { readonly words: string | undefined; readonly tone?: 'warning' | undefined }) {
  return (
    <Show when={props.words}>
      <GuidancePanel live tone={props.tone}>
        <p>{props.words}</p>
      </GuidancePanel>
    </Show>
  )
}
