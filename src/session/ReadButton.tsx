import { Show } from 'solid-js'
import { Button } from '#ui'
import type { Reader } from './read-aloud.ts'

/** Reads what is on screen, or stops; not there when this device has no voice of its own. */
export function ReadButton(props: { readonly reader: Reader; readonly texts: () => readonly string[] }) {
  return (
    <Show when={props.reader.available()}>
      <Show
        when={props.reader.reading()}
        fallback={<Button onClick={() => props.reader.start(props.texts())}>Read to me</Button>}
      >
        <Button onClick={() => props.reader.stop()}>Stop reading</Button>
      </Show>
    </Show>
  )
}
