import type { Fetch } from '#sync'
import { Button } from '#ui'
import { HandIn } from '../carry/HandIn.tsx'
import { GateFrame } from './GateFrame.tsx'

const help = [
  'A file like this holds work from a device that has no connection. It was saved there under “Device”, or on its lock screen.',
  'It is sealed for the server. This machine passes it on and keeps nothing of it. Handing in the same file twice does no harm.',
]

/** For any machine that reaches the server, enrolled or not. */
export function HandInPage(props: { readonly fetch: Fetch; readonly onBack: () => void }) {
  return (
    <GateFrame
      title="Hand in a file"
      help={help}
      intro="With a file from a device that has no connection. You need no sign-in, and nobody can read it here."
    >
      <HandIn fetch={props.fetch} />
      <div class="actions">
        <Button onClick={() => props.onBack()}>Back</Button>
      </div>
    </GateFrame>
  )
}
