import { For, Show } from 'solid-js'
import { type Form, fieldDefinition } from '#forms'
import { fieldDomId, focusField, GuidancePanel } from '#ui'

/** At the head of a record: the questions that have more than one answer, each a way to it. */
export function ConflictLinks(props: { readonly form: Form; readonly fields: readonly string[] }) {
  const label = (field: string) =>
    fieldDefinition(props.form, field)?.label ?? props.form.tables[0]?.rowLabel ?? 'An answer'
  return (
    <Show when={props.fields.length > 0}>
      <GuidancePanel
        tone="warning"
        title={
          props.fields.length === 1
            ? 'One question has more than one answer'
            : `${props.fields.length} questions have more than one answer`
        }
      >
        <p>
          Somebody answered on another tablet, or at the same time as you. Nothing was lost. Say which answers
          stand.
        </p>
        <ul>
          <For each={props.fields}>
            {(field) => (
              <li>
                <a
                  href={`#${fieldDomId(field)}`}
                  onClick={(event) => {
                    event.preventDefault()
                    focusField(field)
                  }}
                >
                  {label(field)}
                </a>
              </li>
            )}
          </For>
        </ul>
      </GuidancePanel>
    </Show>
  )
}
