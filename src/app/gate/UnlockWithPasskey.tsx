import { createEffect, createSignal, onCleanup, Show } from 'solid-js'
import { Button, GuidancePanel } from '#ui'
import type { Device } from '../device/device.ts'
import type { PasskeyUnlockProblem } from '../device/unlock-by-passkey.ts'
import { passkeyUnlockInWords } from '../words/passkey-words.ts'

/** The second way in: the system asks for the passkey, over this page. Whatever comes of it, the passphrase stays. */
export function UnlockWithPasskey(props: {
  readonly device: Pick<Device, 'unlockByPasskey'>
  /** A passphrase is being tried: that comes first. */
  readonly isTyped: boolean
}) {
  const [asking, setAsking] = createSignal<AbortController>()
  const [problem, setProblem] = createSignal<PasskeyUnlockProblem>()
  createEffect(() => {
    if (!props.isTyped) return
    asking()?.abort()
    setProblem(undefined)
  })
  onCleanup(() => asking()?.abort())

  const unlock = async () => {
    if (asking() || props.isTyped) return
    const stop = new AbortController()
    setAsking(stop)
    setProblem(undefined)
    const opened = await props.device.unlockByPasskey(stop.signal)
    setAsking(undefined)
    if (!opened.ok && !stop.signal.aborted) setProblem(opened.error)
  }

  return (
    <div class="stack">
      <Button aria-disabled={asking() !== undefined || props.isTyped} onClick={() => void unlock()}>
        {asking() ? 'Asking for the passkey' : 'Unlock with the passkey'}
      </Button>
      <Show when={problem()}>
        {(now) => (
          <GuidancePanel tone="problem" live>
            <p>{passkeyUnlockInWords[now()]}</p>
          </GuidancePanel>
        )}
      </Show>
    </div>
  )
}
