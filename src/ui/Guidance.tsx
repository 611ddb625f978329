import Info from 'lucide-solid/icons/info'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { type JSX, Show } from 'solid-js'

/**
 * Something to know (`info`), to mind (`warning`) or that went wrong (`problem`). `live`: appears after the page did, so it is
 * read out at once.
 */
export function GuidancePanel(props: {
  readonly title?: string | undefined
  readonly tone?: 'info' | 'warning' | 'problem' | undefined
  readonly live?: boolean
  readonly children: JSX.Element
}) {
  return (
    <div
      class={`guidance guidance-${props.tone ?? 'info'}`}
      role={props.live ? (props.tone === 'problem' ? 'alert' : 'status') : 'note'}
    >
      <Show when={props.tone === 'warning' || props.tone === 'problem'} fallback={<Info size={22} />}>
        <TriangleAlert size={22} />
      </Show>
      <div class="guidance-body">
        <Show when={props.title}>
          <p class="guidance-title">{props.title}</p>
        </Show>
        {props.children}
      </div>
    </div>
  )
}
