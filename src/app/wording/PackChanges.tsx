import { For, Show } from 'solid-js'
import { counted } from '../words/counts.ts'
import { languageInWords } from '../words/wording-words.ts'
import type { PackChange } from './changes.ts'

/** What a pack changes, form by form: what stands there now, and what it puts in its place. */
export function PackChanges(props: { readonly changes: readonly PackChange[] }) {
  return (
    <Show when={props.changes.length > 0} fallback={<p>It changes nothing in this app.</p>}>
      <For each={props.changes}>
        {({ language, title, texts }) => {
          const spoken = language === null ? '' : languageInWords(language)
          return (
            <section class="pack-changes" aria-label={[title, spoken].filter(Boolean).join(', ')}>
              <h3>
                {title} <span class="small">{spoken}</span>
              </h3>
              <p class="small">{counted(texts.length, 'place')} changed</p>
              <dl>
                <For each={texts}>
                  {({ place, before, after }) => (
                    <div class="pack-change">
                      <dt class="small">{place}</dt>
                      <dd class="pack-after" lang={language ?? undefined}>
                        {after}
                      </dd>
                      <dd class="small pack-before">Now: {before}</dd>
                    </div>
                  )}
                </For>
              </dl>
            </section>
          )
        }}
      </For>
    </Show>
  )
}
