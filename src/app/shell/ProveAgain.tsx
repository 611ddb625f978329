import { createSignal, onMount, Show } from 'solid-js'
import { Button, Dialog, TextField } from '#ui'
import { CodeField } from '#ui/code-field'
import { proveAgain } from '../device/prove-again.ts'
import { useApp } from '../parts/context.ts'
import { proofProblemInWords } from '../words/prove-words.ts'

/** The one place where somebody signs in again for what they are about to do. It goes on by itself then. */
export function ProveAgain(props: { readonly onAnswer: (proved: boolean) => void }) {
  const { device, open } = useApp()
  const [isOpen, setOpen] = createSignal(true)
  const [asksCode, setAsksCode] = createSignal(false)
  const [password, setPassword] = createSignal('')
  const [code, setCode] = createSignal('')
  const [error, setError] = createSignal<{ readonly at: 'password' | 'code'; readonly words: string }>()
  const [working, setWorking] = createSignal(false)
  const focus = (field: 'password' | 'code') => document.getElementById(`prove-${field}`)?.focus()
  onMount(() => focus('password'))

  const answer = (proved: boolean) => {
    setOpen(false) // puts the focus back where it was
    props.onAnswer(proved)
  }
  const fail = (at: 'password' | 'code', words: string) => {
    setError({ at, words })
    focus(at)
  }
  const prove = async () => {
    if (working()) return
    setError(undefined)
    if (password() === '') return fail('password', 'Put your sign-in password.')
    if (asksCode() && code().trim() === '') return fail('code', proofProblemInWords('code-needed'))
    setWorking(true)
    const problem = await proveAgain(device.parts.fetch, password(), code())
    setWorking(false)
    setCode('')
    if (!isOpen()) return
    if (problem === null) return answer(true)
    if (problem === 'code-needed' && !asksCode()) {
      setAsksCode(true)
      return focus('code')
    }
    fail(asksCode() && problem !== 'wrong-sign-in' ? 'code' : 'password', proofProblemInWords(problem))
  }
  const errorAt = (at: 'password' | 'code') => {
    const now = error()
    return now?.at === at ? now.words : undefined
  }

  return (
    <Dialog
      open={isOpen()}
      title="Sign in again to do this"
      onClose={() => answer(false)}
      actions={
        <>
          <Button look="primary" aria-disabled={working()} onClick={() => void prove()}>
            {working() ? 'Asking the server' : 'Go on'}
          </Button>
          <Button onClick={() => answer(false)}>Cancel</Button>
        </>
      }
    >
      <p>
        It is an hour or more since {open.profile.name} signed in here. It goes on as soon as the server has
        seen that it is still you. If you cancel, everything stays as it was.
      </p>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void prove()
        }}
      >
        <TextField
          id="prove-password"
          label="Password"
          hint="The one you sign in with, not the passphrase of this device."
          secret
          value={password()}
          error={errorAt('password')}
          onInput={setPassword}
        />
        <Show when={asksCode()}>
          <p role="status">The password is right. The second step is a code.</p>
          <CodeField
            id="prove-code"
            label="Code"
            hint="From your phone, or one of your recovery codes."
            value={code()}
            error={errorAt('code')}
            onInput={setCode}
          />
        </Show>
        {/* Enter in a field sends a form that has a submit button, seen or not. */}
        <button type="submit" hidden>
          Go on
        </button>
      </form>
    </Dialog>
  )
}
