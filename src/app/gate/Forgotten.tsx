import { Button } from '#ui'
import { GateFrame } from './GateFrame.tsx'

/** What a forgotten passphrase means, before anything is done about it. */
export function Forgotten(props: { readonly onBack: () => void; readonly onSignIn: () => void }) {
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
            Your cases are then fetched from the server again.
          </li>
        </ul>
        <p>Try the passphrase a few more times first. A wrong one does no harm.</p>
      </div>
      <div class="actions">
        <Button look="primary" onClick={() => props.onBack()}>
          Try the passphrase again
        </Button>
        <Button onClick={() => props.onSignIn()}>Sign in and choose a new one</Button>
      </div>
    </GateFrame>
  )
}
