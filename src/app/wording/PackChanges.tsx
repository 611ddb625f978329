import { createMemo, For, Show } from 'solid-js'
import type { ContentPack } from '#forms'
import { counted } from '../words/counts.ts'
import { languageInWords } from '../words/wording-words.ts'
import { changesOf } from './changes.ts'

/** What a pack changes, form by form: the words that stand there now, and those it puts in their place. */
export function PackChanges(props: { readonly pack: ContentPack }) {
  const changes = createMemo(() => changesOf(props.pack))
  return (
    <Show when={changes().length > 0} fallback={<p>It changes no words of this app.</p>}>
      <For each={changes()}>
        {({ language, title, texts }) => (
          <section class="pack-changes" aria-label={`${title}, ${languageInWords(language)}`}>
            <h3>
              {title} <span class="small">{languageInWords(language)}</span>
            </h3>
            <p class="small">{counted(texts.length, 'place')} changed</p>
            <dl>
              <For each={texts}>
                {({ place, before, after }) => (
                  <div class="pack-change">
                    <dt class="small">{place}</dt>
                    <dd class="pack-after" lang={language}>
                      {after}
                    </dd>
                    <dd class="small pack-before">Now: {before}</dd>
                  </div>
                )}
              </For>
            </dl>
          </section>
        )}
      </For>
    </Show>
  )
}
