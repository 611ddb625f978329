import { type Accessor, createSignal, onMount, Show } from 'solid-js'
import { TextField } from '#ui'
import { CodeField } from '#ui/code-field'
import type { Device } from '../device/device.ts'
import type { SignedIn } from '../device/sign-in.ts'
import { signInProblemInWords } from '../words/problem-words.ts'

/** A sign-in on its way: first name and password, then the code, where the server asks for one. */
export type SigningIn = {
  readonly asks: Accessor<'password' | 'code'>
  readonly working: Accessor<boolean>
  readonly submit: () => Promise<void>
  readonly forget: () => void
  readonly name: Field
  readonly password: Field
  readonly code: Field
  readonly error: Accessor<string | undefined>
}

type Field = { readonly value: Accessor<string>; readonly set: (text: string) => void }

/** `onSignedIn` may answer why it is not to be: a sentence. */
export function createSigningIn(
  device: Device,
  onSignedIn: (signedIn: SignedIn) => string | undefined,
): SigningIn {
  const [name, password, code] = [createField(), createField(), createField()]
  const [asks, setAsks] = createSignal<'password' | 'code'>('password')
  const [error, setError] = createSignal<string>()
  const [working, setWorking] = createSignal(false)
  const forget = () => {
    for (const field of [name, password, code]) field.set('')
    setError(undefined)
    setAsks('password')
  }

  const missing = () => {
    if (asks() === 'code') return code.value().trim() === '' ? signInProblemInWords['code-needed'] : undefined
    const isLeft = name.value().trim() === '' || password.value() === ''
    return isLeft ? 'Put your name and your password.' : undefined
  }

  async function submit(): Promise<void> {
    if (working()) return
    setError(missing())
    if (error()) return
    setWorking(true)
    const signedIn = await device.signIn(name.value(), password.value(), code.value())
    setWorking(false)
    code.set('')
    if (signedIn.ok) {
      const refusal = onSignedIn(signedIn.value)
      forget()
      setError(refusal)
    } else if (signedIn.error === 'code-needed') setAsks('code')
    else {
      if (signedIn.error === 'wrong-sign-in') setAsks('password')
      setError(signInProblemInWords[signedIn.error])
    }
  }

  return { asks, working, submit, forget, name, password, code, error }
}

function createField(): Field {
  const [value, set] = createSignal('')
  return { value, set }
}

/** The fields of it, inside a form that submits it. */
export function SignInFields(props: { readonly id: string; readonly of: SigningIn }) {
  return (
    <Show when={props.of.asks() === 'password'} fallback={<CodeStep id={props.id} of={props.of} />}>
      <TextField
        id={`${props.id}-name`}
        label="Sign-in name"
        inputMode="email"
        value={props.of.name.value()}
        onInput={props.of.name.set}
      />
      <TextField
        id={`${props.id}-password`}
        label="Password"
        secret
        value={props.of.password.value()}
        error={props.of.error()}
        onInput={props.of.password.set}
      />
    </Show>
  )
}

function CodeStep(props: { readonly id: string; readonly of: SigningIn }) {
  onMount(() => document.getElementById(`${props.id}-code`)?.focus())
  return (
    <>
      <p role="status">
        The password is right. The second step is a code, for {props.of.name.value().trim()}.
      </p>
      <CodeField
        id={`${props.id}-code`}
        label="Code"
        hint="Six digits from the authenticator app on your phone. Without the phone: one of your recovery codes."
        value={props.of.code.value()}
        error={props.of.error()}
        onInput={props.of.code.set}
      />
      <div>
        <button type="button" class="link-button" onClick={() => props.of.forget()}>
          Sign in with another name
        </button>
      </div>
    </>
  )
}
