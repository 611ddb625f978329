import { For, Show } from 'solid-js'
import { panelPicture } from '#drawing'
import type { PageState } from '#forms'
import { PictureShown } from '../Shapes.tsx'
import { strokesOf, wordsIn } from './panel.ts'

/** A panel to look at: what was written in it, and what was drawn. */
export function PanelShown(props: { readonly panel: PageState }) {
  return (
    <section class="storyboard-shown" aria-label={props.panel.title}>
      <h2 tabindex="-1">{props.panel.title}</h2>
      <For each={wordsIn(props.panel)} fallback={<p class="small">Nothing is written here yet.</p>}>
        {(words) => <p class="storyboard-said">{words}</p>}
      </For>
      <Show when={strokesOf(props.panel).length > 0}>
        <PictureShown picture={panelPicture(props.panel.title, strokesOf(props.panel))} />
      </Show>
    </section>
  )
}
