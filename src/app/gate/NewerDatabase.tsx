import { Button } from '#ui'
import { GateFrame } from './GateFrame.tsx'

/** A newer version of the app keeps its data here in a way that this one cannot read. It is left alone. */
export function NewerDatabase() {
  return (
    <GateFrame title="This page is older than what is kept on this device">
      <div class="stack prose">
        <p>
          A newer version of the app has been used here. Everything it keeps is safe and still encrypted. This
          page is the version before: it cannot read it, and it changes nothing.
        </p>
        <ul>
          <li>Connect, close every tab of this app, then open it again.</li>
          <li>If this page comes back, tell whoever looks after the service: it gives out an old version.</li>
        </ul>
      </div>
      <div class="actions">
        <Button look="primary" onClick={() => location.reload()}>
          Start again
        </Button>
      </div>
    </GateFrame>
  )
}
