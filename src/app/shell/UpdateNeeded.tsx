import { createSignal, onCleanup, onMount, Show } from 'solid-js'
import { Button, GuidancePanel } from '#ui'
import { useApp } from '../parts/context.ts'
import { useWatched } from '../parts/use-watched.ts'

/** Between two looks for a newer version, in ms. */
const LOOK_MS = 60_000

/** The server is too new for this app: what that means, and the update as soon as it is here. Never in the middle of a session. */
export function UpdateNeeded(props: { readonly words: string }) {
  const { device, update, open } = useApp()
  const waiting = useWatched(update.waiting)
  const [inSession, setInSession] = createSignal(false)
  onMount(update.look)
  const looking = setInterval(update.look, LOOK_MS)
  onCleanup(() => clearInterval(looking))
  const updateNow = async () => {
    const { size } = await open.places.all()
    setInSession(size > 0)
    if (size === 0) await update.accept(device)
  }
  return (
    <GuidancePanel tone="warning" title="Update needed" live>
      <p>{props.words}</p>
      <Show
        when={waiting()}
        fallback={
          <p>
            A newer version is being looked for. Stay connected. If nothing has come in ten minutes, close the
            app, open it again, and tell your manager if this is still here.
          </p>
        }
      >
        <p>
          {inSession()
            ? 'A session is open. End it first, then update: nothing of it is lost by waiting.'
            : 'A newer version is ready. The device locks, and you unlock into it.'}
        </p>
        <div>
          <Button look="primary" onClick={() => void updateNow()}>
            Update now
          </Button>
        </div>
      </Show>
    </GuidancePanel>
  )
}
