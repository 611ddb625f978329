import { Show } from 'solid-js'
import { GuidancePanel } from '#ui'

/** What a client has to know when the device fails them, and whom to tell. */
export function NotKept(props: { readonly failed: boolean; readonly damaged: boolean }) {
  return (
    <>
      <Show when={props.failed}>
        <GuidancePanel tone="problem" live title="This answer is still here, but could not be kept">
          <p>Please leave this page as it is and tell your worker. We keep trying.</p>
        </GuidancePanel>
      </Show>
      <Show when={props.damaged}>
        <GuidancePanel tone="warning" title="Some of what you said before cannot be shown here now">
          <p>Please tell your worker. You can go on.</p>
        </GuidancePanel>
      </Show>
    </>
  )
}
