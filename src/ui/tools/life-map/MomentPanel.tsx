import { createMemo, For, onMount, Show } from 'solid-js'
import type { RowItemState, RowsItemState } from '#forms'
import { AnswerField } from '../../AnswerField.tsx'
import { Button } from '../../Button.tsx'
import { focusField } from '../../field-ids.ts'

/** What one moment says, in the same fields as in the list. */
export function MomentPanel(props: {
  readonly rows: RowsItemState
  readonly id: string
  readonly onClose: () => void
  readonly onRemove: () => void
}) {
  // A moment that has just gone is still read once while its fields are left.
  const row = createMemo<RowItemState | undefined>(
    (before) => props.rows.rows.find(({ id }) => id === props.id) ?? before,
  )
  const isThere = () => props.rows.rows.some(({ id }) => id === props.id)
  let panel: HTMLElement | undefined
  onMount(() =>
    queueMicrotask(() => {
      const first = props.rows.definition.columns[0]?.id
      if (!focusField(`rows/${props.id}/${first}`)) panel?.focus()
    }),
  )
  return (
    <Show when={isThere() && row()}>
      {(now) => (
        <section
          class="moment-panel"
          aria-label={props.rows.definition.rowLabel}
          tabindex="-1"
          ref={(element) => {
            panel = element
          }}
        >
          <For each={props.rows.definition.columns}>
            {(_column, index) => (
              <Show when={now().cells[index()]}>{(cell) => <AnswerField answer={cell()} />}</Show>
            )}
          </For>
          <div class="actions">
            <Button look="primary" onClick={() => props.onClose()}>
              Done
            </Button>
            <Button onClick={() => props.onRemove()}>Remove it</Button>
          </div>
        </section>
      )}
    </Show>
  )
}
