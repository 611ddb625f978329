import { createSignal } from 'solid-js'
import { Button, Dialog, TextField } from '#ui'
import { useApp } from '../parts/context.ts'
import { signInProblemInWords } from '../words/problem-words.ts'

/** A sign-in that ended is begun again where the person is; nothing closes. */
export function SignInAgain(props: { readonly open: boolean; readonly onClose: () => void }) {
  const { device, open } = useApp()
  const [name, setName] = createSignal('')
  const [password, setPassword] = createSignal('')
  const [error, setError] = createSignal<string>()
  const [working, setWorking] = createSignal(false)
  const close = () => {
    setPassword('')
    setError(undefined)
    props.onClose()
  }
  const signIn = async () => {
    if (working()) return
    setWorking(true)
    const signedIn = await device.signIn(name(), password())
    setWorking(false)
    setPassword('')
    if (!signedIn.ok) setError(signInProblemInWords[signedIn.error])
    else if (signedIn.value.officer.id !== open.profile.id)
      setError(`This device is open for ${open.profile.name}. Sign in with that person’s name.`)
    else {
      close()
      await open.sync.round()
    }
  }
  return (
    <Dialog
      open={props.open}
      title="Sign in again"
      onClose={close}
      actions={
        <>
          <Button look="primary" aria-disabled={working()} onClick={() => void signIn()}>
            {working() ? 'Signing in' : 'Sign in'}
          </Button>
          <Button onClick={close}>Not now</Button>
        </>
      }
    >
      <p>This lets the device fetch what others wrote. What you wrote here is sent with or without it.</p>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void signIn()
        }}
      >
        <TextField id="again-name" label="Sign-in name" inputMode="email" value={name()} onInput={setName} />
        <TextField
          id="again-password"
          label="Password"
          secret
          value={password()}
          error={error()}
          onInput={setPassword}
        />
        {/* Enter in a field sends a form that has a submit button, seen or not. */}
        <button type="submit" hidden>
          Sign in
        </button>
      </form>
    </Dialog>
  )
}
