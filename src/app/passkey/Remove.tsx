import { createSignal, Show } from 'solid-js'
import { Button, Dialog, GuidancePanel } from '#ui'
import { removePasskey } from '../device/passkey.ts'
import { useApp } from '../parts/context.ts'

/** Takes a way in away and nothing else, so it asks for no passphrase. */
export function Remove(props: {
  readonly name: string
  readonly onDone: () => void
  readonly onCancel: () => void
}) {
  const { device, open } = useApp()
  const [failed, setFailed] = createSignal(false)
  const [working, setWorking] = createSignal(false)
  const remove = async () => {
    if (working()) return
    setWorking(true)
    const removed = await removePasskey(device, open.vault.id)
    setWorking(false)
    setFailed(!removed.ok)
    if (removed.ok) props.onDone()
  }
  return (
    <Dialog
      open
      title="Remove the passkey?"
      onClose={() => props.onCancel()}
      actions={
        <>
          <Button look="danger" aria-disabled={working()} onClick={() => void remove()}>
            Remove it
          </Button>
          <Button onClick={() => props.onCancel()}>Keep it</Button>
        </>
      }
    >
      <p>From then on your passphrase alone opens what you keep here. Be sure that you know it.</p>
      <p>
        The device is asked to delete “{props.name}” from its own list of passkeys. Not every device does:
        look there, and delete it by hand if it is still listed.
      </p>
      <Show when={failed()}>
        <GuidancePanel tone="problem" live>
          <p>The storage of this device did not answer, so the passkey is still set up. Try again.</p>
        </GuidancePanel>
      </Show>
    </Dialog>
  )
}
