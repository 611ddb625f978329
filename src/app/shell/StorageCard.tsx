import { createSignal, onMount, Show } from 'solid-js'
import { Button, Card } from '#ui'
import { RESERVE } from '../device/room.ts'
import type { StorageState } from '../device/storage.ts'
import { useApp } from '../parts/context.ts'
import { useWatched } from '../parts/use-watched.ts'
import { storageInWords } from '../words/storage-words.ts'

/** How much room there is, and whether the browser has promised to keep what is here. */
export function StorageCard() {
  const { device, open } = useApp()
  const room = useWatched(open.room.state)
  const [refused, setRefused] = createSignal(false)
  onMount(() => void open.room.look())
  const askToKeep = async () => {
    setRefused(!(await device.parts.storage.persist()))
    await open.room.look()
  }
  return (
    <Card title="Storage">
      <div class="stack">
        <Show when={room()} fallback={<p>Looking at the storage of this device.</p>}>
          {(now) => (
            <>
              <div class="gauge stack">
                <p>{storageInWords(now()).room}</p>
                <Gauge state={now()} />
              </div>
              <p class={storageInWords(now()).warns ? '' : 'small'}>{storageInWords(now()).kept}</p>
              <Show when={!now().persisted}>
                <div>
                  <Button onClick={() => void askToKeep()}>Ask the browser to keep it</Button>
                </div>
                <p role="status">
                  <Show when={refused()}>
                    The browser did not promise it just now. Nothing has changed: what is here stays where it
                    is.
                  </Show>
                </p>
              </Show>
            </>
          )}
        </Show>
      </div>
    </Card>
  )
}

/** `high` is where a new session is no longer started. */
function Gauge(props: { readonly state: StorageState }) {
  return (
    <Show when={props.state.quota}>
      {(quota) => (
        <meter
          aria-label="Storage used"
          min="0"
          max={quota()}
          high={Math.max(0, quota() - RESERVE)}
          optimum="0"
          value={props.state.usage ?? 0}
        />
      )}
    </Show>
  )
}
