import { Button } from '#ui'
import { SaveUnsent } from '../carry/SaveUnsent.tsx'
import type { Device } from '../device/device.ts'
import { GateFrame } from './GateFrame.tsx'

/** What is unsent can leave a locked device too: making the file needs no key that opens anything. */
export function SavePage(props: { readonly device: Device; readonly onBack: () => void }) {
  return (
    <GateFrame title="Save what is unsent">
      <SaveUnsent device={props.device} />
      <div class="actions">
        <Button onClick={() => props.onBack()}>Back</Button>
      </div>
    </GateFrame>
  )
}
