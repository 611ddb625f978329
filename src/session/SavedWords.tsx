import { Show } from 'solid-js'
import type { EditorState } from '#store'
import { Tag } from '#ui'

/** Says that nothing has to be saved; spoken once things have settled. */
export function SavedWords(props: { readonly saving: EditorState['saving'] }) {
  return (
    <span role="status">
      <Show when={props.saving === 'saved'}>
        <Tag tone="green">Saved on this device</Tag>
      </Show>
    </span>
  )
}
