import { Button } from '#ui'
import { GateFrame } from './GateFrame.tsx'

/** The database that should be here is not: cleared by the browser, the system or a person. Said before anything is set up anew. */
export function Gone(props: { readonly onSignIn: () => void }) {
  return (
    <GateFrame title="What was kept on this device is gone">
      <div class="stack prose">
        <p>
          This device had been set up, and its storage is now empty. The browser may have cleared it to make
          room, or somebody cleared its data. Nobody can read what was there.
        </p>
        <ul>
          <li>
            <strong>What had reached the server is safe.</strong> It comes back once you have set this device
            up again.
          </li>
          <li>
            <strong>What had not been sent from here is lost.</strong> Think what you wrote here since the
            last time it was connected, and tell your manager.
          </li>
          <li>
            <strong>If this is not the browser or the app you always use,</strong> close this one and open
            that: your work may be there.
          </li>
        </ul>
      </div>
      <div class="actions">
        <Button look="primary" onClick={() => props.onSignIn()}>
          Sign in and set up again
        </Button>
      </div>
    </GateFrame>
  )
}
