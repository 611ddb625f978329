import { createSignal, onMount, Show } from 'solid-js'
import { Button, Dialog, TextField } from '#ui'
import { proveAgain } from '../device/prove-again.ts'
import type { SecondStepAsked, SecondStepGiven } from '../device/sign-in.ts'
import { useApp } from '../parts/context.ts'
import { givenByPasskey, SecondStepFields } from '../parts/SecondStepFields.tsx'
import { proofProblemInWords } from '../words/prove-words.ts'

type Place = 'password' | 'passkey' | 'code'

/** The one place where somebody signs in again for what they are about to do. It goes on by itself then. */
export function ProveAgain(props: { readonly onAnswer: (proved: boolean) => void }) {
  const { device, open } = useApp()
  const [isOpen, setOpen] = createSignal(true)
  const [asked, setAsked] = createSignal<SecondStepAsked>()
  const [password, setPassword] = createSignal('')
  const [code, setCode] = createSignal('')
  const [error, setError] = createSignal<{ readonly at: Place; readonly words: string }>()
  const [working, setWorking] = createSignal(false)
  const focus = (field: Place) => document.getElementById(`prove-${field}`)?.focus()
  onMount(() => focus('password'))

  const answer = (proved: boolean) => {
    setOpen(false) // puts the focus back where it was
    props.onAnswer(proved)
  }
  const fail = (at: Place, words: string) => {
    setError({ at, words })
    focus(at)
  }
  const prove = async () => {
    if (working()) return
    setError(undefined)
    if (password() === '') return fail('password', 'Put your sign-in password.')
    if (asked() && code().trim() === '') return fail('code', proofProblemInWords('code-needed'))
    setWorking(true)
    await send(asked() ? { code: code() } : undefined)
    setWorking(false)
  }
  const byPasskey = async () => {
    const now = asked()
    if (working() || !now) return
    setError(undefined)
    if (password() === '') return fail('password', 'Put your sign-in password.')
    setWorking(true)
    const given = await givenByPasskey(device, now)
    if (typeof given !== 'string') await send(given)
    else if (isOpen()) fail('passkey', given)
    setWorking(false)
  }
  const send = async (given: SecondStepGiven | undefined) => {
    const proved = await proveAgain(device.parts.fetch, password(), given)
    setCode('')
    if (!isOpen()) return
    if (proved.ok) return answer(true)
    const { error: problem } = proved
    const isFirst = !asked()
    if (proved.asked) setAsked(proved.asked) // with a question that was not answered yet
    if (problem === 'code-needed' && isFirst) return
    if (problem === 'wrong-sign-in' || !asked()) fail('password', proofProblemInWords(problem))
    else fail(problem === 'wrong-passkey' ? 'passkey' : 'code', proofProblemInWords(problem))
  }
  const errorAt = (at: Place) => {
    const now = error()
    return now?.at === at ? now.words : undefined
  }

  const proveWords = () => {
    if (working()) return 'Asking the server'
    return asked()?.passkey === undefined ? 'Go on' : 'Go on with the code'
  }

  return (
    <Dialog
      open={isOpen()}
      title="Sign in again to do this"
      onClose={() => answer(false)}
      actions={
        <>
          <Button
            look={asked()?.passkey === undefined ? 'primary' : 'plain'}
            aria-disabled={working()}
            onClick={() => void prove()}
          >
            {proveWords()}
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
        <Show when={asked()}>
          {(now) => (
            <SecondStepFields
              id="prove"
              asked={now()}
              working={working()}
              code={code()}
              errorAtPasskey={errorAt('passkey')}
              errorAtCode={errorAt('code')}
              onCode={setCode}
              onPasskey={() => void byPasskey()}
            />
          )}
        </Show>
        {/* Enter in a field sends a form that has a submit button, seen or not. */}
        <button type="submit" hidden>
          Go on
        </button>
      </form>
    </Dialog>
  )
}
