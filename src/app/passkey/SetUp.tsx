import { createSignal, onMount, Show } from 'solid-js'
import { Button, Card, GuidancePanel, TextField } from '#ui'
import { type PasskeySetUpProblem, setUpPasskey } from '../device/passkey.ts'
import { useApp } from '../parts/context.ts'
import { passkeySetUpInWords } from '../words/passkey-words.ts'

/** First the passphrase, then the system's own questions over this page. */
export function SetUp(props: {
  /** Several people keep something on this device, or one person under several passphrases. */
  readonly isShared: boolean
  readonly onDone: () => void
  readonly onCancel: () => void
}) {
  const { device, open } = useApp()
  const [passphrase, setPassphrase] = createSignal('')
  const [problem, setProblem] = createSignal<PasskeySetUpProblem>()
  const [working, setWorking] = createSignal(false)
  onMount(() => document.getElementById('passkey-passphrase')?.focus())
  const isAboutPassphrase = () => {
    const kind = problem()?.kind
    return kind === 'wrong-passphrase' || kind === 'wait' || kind === 'damaged'
  }
  const setUp = async () => {
    if (working() || passphrase() === '') return
    setWorking(true)
    setProblem(undefined)
    const done = await setUpPasskey(device, open.vault.id, passphrase())
    setWorking(false)
    setPassphrase('')
    if (done.ok) props.onDone()
    else setProblem(done.error)
  }
  const words = () => {
    const why = problem()
    return why && passkeySetUpInWords(why)
  }
  return (
    <Card title="Set it up">
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void setUp()
        }}
      >
        <Show when={props.isShared}>
          <GuidancePanel tone="warning" title="More than one passphrase is set up here">
            <p>
              Where another is somebody else’s, and they open the device itself with a finger, a face or its
              PIN, your passkey opens for them too: they would read your cases. Set it up only if that cannot
              be.
            </p>
          </GuidancePanel>
        </Show>
        <p>
          Your passphrase first. Then the device asks for your finger, your face or its PIN, in its own words.
        </p>
        <TextField
          id="passkey-passphrase"
          label="Passphrase of this device"
          secret
          value={passphrase()}
          error={isAboutPassphrase() ? words() : undefined}
          onInput={setPassphrase}
        />
        <Show when={isAboutPassphrase() ? undefined : words()}>
          {(why) => (
            <GuidancePanel tone="problem" live>
              <p>{why()}</p>
            </GuidancePanel>
          )}
        </Show>
        <div class="actions">
          <Button look="primary" type="submit" aria-disabled={working()}>
            {working() ? 'Setting it up' : 'Make the passkey'}
          </Button>
          <Button onClick={() => props.onCancel()}>Not now</Button>
        </div>
      </form>
    </Card>
  )
}
