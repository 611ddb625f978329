import { createMemo, createSignal, onMount, Show } from 'solid-js'
import { Button, GuidancePanel, TextField } from '#ui'
import type { Device } from '../device/device.ts'
import { offerPassphrase, passphraseProblem, type Strength, strengthOf } from '../device/passphrase.ts'
import type { SignedIn } from '../device/sign-in.ts'
import { enrolProblemInWords, passphraseProblemInWords } from '../words/problem-words.ts'
import { GateFrame } from './GateFrame.tsx'

const strengthInWords: { readonly [strength in Strength]: string } = {
  weak: 'Weak',
  fair: 'Fair: a word or two more makes it strong',
  strong: 'Strong',
}
const strengthSteps: { readonly [strength in Strength]: number } = { weak: 1, fair: 2, strong: 3 }

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
  const [typed, setTyped] = createSignal('')
  const [again, setAgain] = createSignal('')
  const [offer, setOffer] = createSignal<string | null>(null)
  const [problem, setProblem] = createSignal<{ readonly at: 'first' | 'second'; readonly words: string }>()
  const [working, setWorking] = createSignal(false)
  const strength = createMemo(() => strengthOf(typed()))
  onMount(() => document.getElementById('new-passphrase')?.focus())

  const setUp = async () => {
    if (working()) return
    const wrong = passphraseProblem(typed())
    const different = typed() !== again()
    if (wrong) setProblem({ at: 'first', words: passphraseProblemInWords[wrong] })
    else if (different) setProblem({ at: 'second', words: 'The two are not the same. Type it once more.' })
    else setProblem(undefined)
    if (wrong || different) return
    setWorking(true)
    const enrolled = await props.device.enrol(props.signedIn, typed())
    setWorking(false)
    if (!enrolled.ok) setProblem({ at: 'first', words: enrolProblemInWords(enrolled.error) })
  }
  const errorAt = (at: 'first' | 'second') => {
    const now = problem()
    return now?.at === at ? now.words : undefined
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
      <div class="stack">
        <Button onClick={() => setOffer(offerPassphrase(props.device.parts.random))}>
          {offer() ? 'Suggest five other words' : 'Suggest five words'}
        </Button>
        <Show when={offer()}>
          {(words) => (
            <p class="passphrase-offer" role="status">
              {words()}
            </p>
          )}
        </Show>
      </div>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void setUp()
        }}
      >
        <TextField
          id="new-passphrase"
          label="Passphrase"
          hint="At least 12 characters, or four words."
          secret
          value={typed()}
          error={errorAt('first')}
          onInput={setTyped}
        />
        <Show when={typed() !== ''}>
          <div class="strength">
            <meter
              aria-label="How strong the passphrase is"
              min="0"
              max="3"
              low="1.5"
              high="2.5"
              optimum="3"
              value={strengthSteps[strength()]}
            />
            <span class="small">{strengthInWords[strength()]}</span>
          </div>
        </Show>
        <TextField
          id="new-passphrase-again"
          label="The same again"
          secret
          value={again()}
          error={errorAt('second')}
          onInput={setAgain}
        />
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
