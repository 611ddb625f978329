import { Button } from '#ui'
import { GateFrame } from './GateFrame.tsx'

/** A manager took this device out of service, and it has done what it was told. */
export function Erased(props: { readonly onSignIn: () => void }) {
  return (
    <GateFrame title="This device was taken out of service">
      <div class="stack prose">
        <p>
          What had been written here was sent first, sealed for the server. Then everything on this device was
          erased. Nothing of it can be opened here any more.
        </p>
        <p>
          <strong>If you found this device,</strong> please give it back to the office it belongs to.
        </p>
        <p>
          <strong>If it is yours again,</strong> tell your manager that you have it, then set it up anew. Your
          cases come back from the server.
        </p>
      </div>
      <div class="actions">
        <Button look="primary" onClick={() => props.onSignIn()}>
          Sign in and set up again
        </Button>
      </div>
    </GateFrame>
  )
}
