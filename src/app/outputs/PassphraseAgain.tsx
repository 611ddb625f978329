import { createSignal, onMount } from 'solid-js'
import { Button, Dialog, TextField } from '#ui'
import { givePassphraseAgain } from '../device/passphrase-again.ts'
import { useApp } from '../parts/context.ts'
import { unlockProblemInWords } from '../words/problem-words.ts'

/** Before a copy leaves a device that was unlocked long ago. */
export function PassphraseAgain(props: { readonly onAnswer: (given: boolean) => void }) {
  const { device, open } = useApp()
  const [isOpen, setOpen] = createSignal(true)
  const [passphrase, setPassphrase] = createSignal('')
  const [error, setError] = createSignal<string>()
  const [working, setWorking] = createSignal(false)
  const focus = () => document.getElementById('passphrase-again')?.focus()
  onMount(focus)
  const answer = (given: boolean) => {
    setOpen(false) // puts the focus back where it was
    props.onAnswer(given)
  }
  const give = async () => {
    if (working() || passphrase() === '') return
    setWorking(true)
    const problem = await givePassphraseAgain(device, open, passphrase())
    setWorking(false)
    if (!isOpen()) return
    if (problem === null) return answer(true)
    setPassphrase('')
    setError(unlockProblemInWords(problem))
    focus()
  }
  return (
    <Dialog
      open={isOpen()}
      title="Your passphrase, before a copy is made"
      onClose={() => answer(false)}
      actions={
        <>
          <Button look="primary" aria-disabled={working()} onClick={() => void give()}>
            {working() ? 'Checking' : 'Go on'}
          </Button>
          <Button onClick={() => answer(false)}>Cancel</Button>
        </>
      }
    >
      <p>
        It is an hour or more since it was last given here, and a copy lies outside this app. No connection is
        needed.
      </p>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void give()
        }}
      >
        <TextField
          id="passphrase-again"
          label="Passphrase of this device"
          secret
          value={passphrase()}
          error={error()}
          onInput={setPassphrase}
        />
        {/* Enter in a field sends a form that has a submit button, seen or not. */}
        <button type="submit" hidden>
          Go on
        </button>
      </form>
    </Dialog>
  )
}
