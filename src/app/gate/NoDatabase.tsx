import { Button } from '#ui'
import { GateFrame } from './GateFrame.tsx'

/** The browser would not open the database. Nothing may be written over it. */
export function NoDatabase() {
  return (
    <GateFrame title="The storage of this device did not open">
      <div class="stack prose">
        <p>Nothing was changed, and what is kept here is still encrypted.</p>
        <ul>
          <li>Close every other tab of this app, then try again.</li>
          <li>If that does not help, restart the browser, then the device.</li>
          <li>
            If the device is full, delete files or photos on it that nobody needs: a new version may need room
            for a moment.
          </li>
          <li>A private window cannot keep anything: open the app in a normal one.</li>
        </ul>
      </div>
      <div class="actions">
        <Button look="primary" onClick={() => location.reload()}>
          Try again
        </Button>
      </div>
    </GateFrame>
  )
}
