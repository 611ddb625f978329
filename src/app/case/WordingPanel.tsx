import { createMemo, Show } from 'solid-js'
import { viewOf } from '#record'
import type { OpenedRecord } from '#store'
import { GuidancePanel } from '#ui'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { wordingsInWords } from '../words/wording-words.ts'

/** In which words a record was asked, where those are a pack's. */
export function WordingPanel(props: { readonly one: CaseOnDevice; readonly record: OpenedRecord }) {
  const words = createMemo(() => wordingsInWords(viewOf(props.record.set).wording.wordings, props.one.packs))
  return (
    <Show when={words()}>
      {(now) => (
        <Show when={now().title} fallback={<p class="small">{now().words}</p>}>
          {(title) => (
            <GuidancePanel tone="warning" title={title()}>
              <p>{now().words}</p>
            </GuidancePanel>
          )}
        </Show>
      )}
    </Show>
  )
}
