import { For, Show } from 'solid-js'
import { type Form, fieldDefinition, valueInWords } from '#forms'
import type { OpenedRecord } from '#store'
import { GuidancePanel } from '#ui'
import { asideInWords } from '../words/problem-words.ts'

/** What the server did not take of this record, word for word, and why; and whether part of it is damaged. */
export function NeedsAside(props: { readonly record: OpenedRecord; readonly form: Form }) {
  return (
    <>
      <Show when={props.record.needsYou.length > 0}>
        <GuidancePanel tone="warning" title="Not taken by the server">
          <For each={props.record.needsYou}>
            {(entry) => (
              <p>
                {fieldDefinition(props.form, entry.statement.field)?.label ?? 'An answer'}:{' '}
                <strong class="kept-words">{wordsOf(props.form, entry.statement)}</strong>
                <br />
                {asideInWords(entry)}
              </p>
            )}
          </For>
        </GuidancePanel>
      </Show>
      <Show when={props.record.damaged > 0}>
        <GuidancePanel tone="warning" title="Part of this record is damaged on this device">
          <p>
            What can be read is below. What the server holds is fetched again at the next sync. If you see
            this again after that, tell your manager what was written here last.
          </p>
        </GuidancePanel>
      </Show>
    </>
  )
}

function wordsOf(form: Form, { field, value }: OpenedRecord['needsYou'][number]['statement']): string {
  const definition = fieldDefinition(form, field)
  const words = definition ? valueInWords(definition, value) : typeof value === 'string' ? value : ''
  return words || 'no answer'
}
