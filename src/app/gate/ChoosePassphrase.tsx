import { createSignal, onMount } from 'solid-js'
import { Button, GuidancePanel } from '#ui'
import type { Device } from '../device/device.ts'
import type { SignedIn } from '../device/sign-in.ts'
import { createNewPassphrase, NewPassphraseFields, PassphraseOffer } from '../parts/NewPassphrase.tsx'
import { enrolProblemInWords } from '../words/problem-words.ts'
import { GateFrame } from './GateFrame.tsx'

const help = [
  'Four or five words that you can see before you are easy to keep in mind and hard to guess. “Suggest five words” makes some up on this device.',
  'Do not write it on the device or keep it in its bag.',
]

/** The second step of setting up: the passphrase that opens this device. */
export function ChoosePassphrase(props: {
  readonly device: Device
  readonly signedIn: SignedIn
  readonly onBack: () => void
}) {
  const hand = createNewPassphrase(props.device.parts.random)
  const [working, setWorking] = createSignal(false)
  onMount(() => document.getElementById('new-passphrase')?.focus())

  const setUp = async () => {
    if (working() || !hand.isGood()) return
    setWorking(true)
    const enrolled = await props.device.enrol(props.signedIn, hand.typed())
    setWorking(false)
    if (!enrolled.ok) hand.refuse(enrolProblemInWords(enrolled.error))
  }

  return (
    <GateFrame
      title="Choose a passphrase"
      help={help}
      intro={`Signed in as ${props.signedIn.officer.name}. The passphrase encrypts everything on this device. It is not your password, and it is never sent anywhere.`}
    >
      <GuidancePanel tone="warning" title="Nobody can reset it">
        <p>Choose one you can remember. If it is forgotten, this device has to be set up again.</p>
      </GuidancePanel>
      <PassphraseOffer hand={hand} />
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void setUp()
        }}
      >
        <NewPassphraseFields hand={hand} label="Passphrase" />
        <div class="actions">
          <Button look="primary" type="submit" aria-disabled={working()}>
            {working() ? 'Setting up, a few seconds' : 'Set up this device'}
          </Button>
          <Button onClick={() => props.onBack()}>Back</Button>
        </div>
      </form>
    </GateFrame>
  )
}
