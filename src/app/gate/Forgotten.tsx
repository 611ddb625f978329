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
  onCleanup(signals.subscribe(({ kind }) => kind === 'outbox' && void refetch()))
  return (
    <GateFrame title="If you have forgotten the passphrase">
      <div class="stack prose">
        <p>Nobody can open what is kept on this device without it: not the server, not your manager.</p>
        <ul>
          <li>
            <strong>What you finished writing is safe.</strong> It is sealed for the server already. Leave
            this device connected and it goes by itself, also while it is locked.
          </li>
          <li>
            <strong>What may be lost:</strong> words you were in the middle of typing when the device was last
            closed.
          </li>
          <li>
            <strong>What to do:</strong> sign in with your name and password, and choose a new passphrase.
            Your cases are then fetched from the server again, with what went from here.
          </li>
          <li>
            <strong>If it comes back to you later,</strong> the old passphrase still opens what was kept under
            it. Nothing is cleared.
          </li>
        </ul>
      </div>
      <Show when={waiting.latest}>
        {(now) => (
          <GuidancePanel title="On this device now" live>
            <p>{waitingInWords(now(), clock())}</p>
            <p>{draftsInWords(now())}</p>
          </GuidancePanel>
        )}
      </Show>
      <p>Try the passphrase a few more times first. A wrong one does no harm.</p>
      <div class="actions">
        <Button look="primary" onClick={() => props.onBack()}>
          Try the passphrase again
        </Button>
        <Button onClick={() => props.onSignIn()}>Sign in and choose a new one</Button>
      </div>
    </GateFrame>
  )
}
