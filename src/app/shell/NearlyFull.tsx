import { For, Show } from 'solid-js'
import { Button, GuidancePanel } from '#ui'
import { isNearlyFull } from '../device/room.ts'
import { useApp } from '../parts/context.ts'
import { useWatched } from '../parts/use-watched.ts'
import { nearlyFullInWords } from '../words/storage-words.ts'

/** Said on every screen while there is little room left, before anything is refused. */
export function NearlyFull() {
  const { open } = useApp()
  const room = useWatched(open.room.state)
  const scarce = () => {
    const now = room()
    return isNearlyFull(now) ? now : null
  }
  return (
    <Show when={scarce()}>
      {(now) => (
        <GuidancePanel tone="warning" live title="This device is nearly full">
          <For each={nearlyFullInWords(now())}>{(paragraph) => <p>{paragraph}</p>}</For>
          <div>
            <Button onClick={() => void open.room.look()}>Look again</Button>
          </div>
        </GuidancePanel>
      )}
    </Show>
  )
}
