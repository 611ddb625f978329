import { removePasskey } from '../device/passkey.ts'
import { useApp } from '../parts/context.ts'
import { RemovalDialog } from '../parts/RemovalDialog.tsx'

/** Takes a way in away and nothing else, so it asks for no passphrase. */
export function Remove(props: {
  readonly name: string
  readonly onDone: () => void
  readonly onCancel: () => void
}) {
  const { device, open } = useApp()
  const remove = async () => {
    const removed = await removePasskey(device, open.vault.id)
    return removed.ok
      ? undefined
      : 'The storage of this device did not answer, so the passkey is still set up. Try again.'
  }
  return (
    <RemovalDialog
      title="Remove the passkey?"
      remove={remove}
      onDone={() => props.onDone()}
      onCancel={() => props.onCancel()}
    >
      <p>From then on your passphrase alone opens what you keep here. Be sure that you know it.</p>
      <p>
        The device is asked to delete “{props.name}” from its own list of passkeys. Not every device does:
        look there, and delete it by hand if it is still listed.
      </p>
    </RemovalDialog>
  )
}
