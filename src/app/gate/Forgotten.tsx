import { createResource, onCleanup, Show } from 'solid-js'
import { Button, GuidancePanel } from '#ui'
import type { Device } from '../device/device.ts'
import { draftsInWords, waitingInWords } from '../words/waiting-words.ts'
import { GateFrame } from './GateFrame.tsx'

/** What a forgotten passphrase means, before anything is done about it. */
export function Forgotten(props: {
  readonly device: Device
  readonly onBack: () => void
  readonly onSignIn: () => void
}) {
  const { clock, signals } = props.device.parts.surroundings
  const [waiting, { refetch }] = createResource(() => props.device.vaults.waiting())
  const [hasPasskey] = createResource(() => props.device.hasPasskey())
  onCleanup(signals.subscribe(({ kind }) => kind === 'outbox' && void refetch()))
  return (
    <GateFrame
      title="If you have forgotten the passphrase"
      intro="Try it a few more times first: a wrong one does no harm. Nobody else can open what is kept here, not even the server."
    >
      <ul class="plain-list">
        <li>
          <strong>What you finished writing is safe.</strong> It is sealed for the server already and goes by
          itself while this device is connected, locked or not.
        </li>
        <li>
          <strong>What may be lost:</strong> words you were in the middle of typing when the device was last
          closed.
        </li>
        <li>
          <strong>What to do:</strong> sign in and choose a new passphrase. Your cases are fetched again. If
          the old passphrase comes back to you, it still opens what was kept under it.
        </li>
      </ul>
      <Show when={hasPasskey.latest}>
        <GuidancePanel title="A passkey is set up here">
          <p>
            Go back and unlock with it: nothing is lost then. Finish what you were typing, sync, and only then
            choose a new passphrase.
          </p>
        </GuidancePanel>
      </Show>
      <Show when={waiting.latest}>
        {(now) => (
          <GuidancePanel title="On this device now" live>
            <p>{waitingInWords(now(), clock())}</p>
            <p>{draftsInWords(now())}</p>
          </GuidancePanel>
        )}
      </Show>
      <div class="actions">
        <Button look="primary" onClick={() => props.onBack()}>
          Try the passphrase again
        </Button>
        <Button onClick={() => props.onSignIn()}>Sign in and choose a new one</Button>
      </div>
    </GateFrame>
  )
}
