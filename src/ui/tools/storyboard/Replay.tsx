import { createSignal, Show } from 'solid-js'
import type { PageState } from '#forms'
import { Button } from '../../Button.tsx'
import { PanelShown } from './PanelShown.tsx'

/** The story from its first panel to its last, one at a time, at the pace of whoever looks. */
export function Replay(props: { readonly panels: readonly PageState[]; readonly onStop: () => void }) {
  const [at, setAt] = createSignal(0)
  const isLast = () => at() === props.panels.length - 1
  let shown: HTMLDivElement | undefined
  /** What comes next is read out from its heading. */
  const focusTitle = () => queueMicrotask(() => shown?.querySelector<HTMLElement>('h2')?.focus())
  const go = (to: number) => {
    setAt(to)
    focusTitle()
  }
  focusTitle()
  return (
    <div class="storyboard-play" ref={shown}>
      <p class="small num">
        Picture {at() + 1} of {props.panels.length}
      </p>
      <Show when={props.panels[at()]?.id} keyed>
        {(_id) => <Show when={props.panels[at()]}>{(panel) => <PanelShown panel={panel()} />}</Show>}
      </Show>
      <div class="actions">
        <Show when={at() > 0}>
          <Button onClick={() => go(at() - 1)}>Picture before</Button>
        </Show>
        <Show when={!isLast()}>
          <Button look="primary" onClick={() => go(at() + 1)}>
            Next picture
          </Button>
        </Show>
        <Button onClick={() => props.onStop()}>{isLast() ? 'That is the end' : 'Stop here'}</Button>
      </div>
    </div>
  )
}
