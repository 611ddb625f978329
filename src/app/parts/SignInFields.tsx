import { type Accessor, createSignal, Show } from 'solid-js'
import { type ButtonLook, TextField } from '#ui'
import type { Device } from '../device/device.ts'
import type { SecondStepAsked, SecondStepGiven, SignedIn } from '../device/sign-in.ts'
import { signInProblemInWords } from '../words/problem-words.ts'
import { givenByPasskey, SecondStepFields } from './SecondStepFields.tsx'

/** A sign-in on its way: first name and password, then the second step, where the server asks for one. */
export type SigningIn = {
  /** Undefined: name and password. */
  readonly asked: Accessor<SecondStepAsked | undefined>
  readonly working: Accessor<boolean>
  readonly submit: () => Promise<void>
  readonly usePasskey: () => Promise<void>
  readonly forget: () => void
  readonly name: Field
  readonly password: Field
  readonly code: Field
  /** What went wrong, and at what it is said. */
  readonly error: Accessor<SignInError | undefined>
}

type SignInError = { readonly at: 'fields' | 'passkey'; readonly words: string }

type Field = { readonly value: Accessor<string>; readonly set: (text: string) => void }

/** `onSignedIn` may answer why it is not to be: a sentence. */
export function createSigningIn(
  device: Device,
  onSignedIn: (signedIn: SignedIn) => string | undefined,
): SigningIn {
  const [name, password, code] = [createField(), createField(), createField()]
  const [asked, setAsked] = createSignal<SecondStepAsked>()
  const [error, setError] = createSignal<SignInError>()
  const [working, setWorking] = createSignal(false)
  const forget = () => {
    for (const field of [name, password, code]) field.set('')
    setError(undefined)
    setAsked(undefined)
  }
  const fail = (at: SignInError['at'], words: string): void => void setError({ at, words })

  const missing = () => {
    if (asked()) return code.value().trim() === '' ? signInProblemInWords['code-needed'] : undefined
    const isLeft = name.value().trim() === '' || password.value() === ''
    return isLeft ? 'Put your name and your password.' : undefined
  }

  async function submit(): Promise<void> {
    if (working()) return
    const left = missing()
    setError(undefined)
    if (left !== undefined) return fail('fields', left)
    setWorking(true)
    await send(asked() ? { code: code.value() } : undefined)
    setWorking(false)
  }

  async function usePasskey(): Promise<void> {
    const now = asked()
    if (working() || !now) return
    setWorking(true)
    setError(undefined)
    const given = await givenByPasskey(device, now)
    if (typeof given === 'string') fail('passkey', given)
    else await send(given)
    setWorking(false)
  }

  async function send(given: SecondStepGiven | undefined): Promise<void> {
    const signedIn = await device.signIn(name.value(), password.value(), given)
    code.set('')
    if (signedIn.ok) {
      const refusal = onSignedIn(signedIn.value)
      forget()
      if (refusal !== undefined) fail('fields', refusal)
      return
    }
    const { error: problem } = signedIn
    if (signedIn.asked) setAsked(signedIn.asked) // with a question that was not answered yet
    if (problem === 'code-needed') return
    if (problem === 'wrong-sign-in') setAsked(undefined)
    fail(problem === 'wrong-passkey' ? 'passkey' : 'fields', signInProblemInWords[problem])
  }

  return { asked, working, submit, usePasskey, forget, name, password, code, error }
}

function createField(): Field {
  const [value, set] = createSignal('')
  return { value, set }
}

/** The fields of it, inside a form that submits it. */
export function SignInFields(props: { readonly id: string; readonly of: SigningIn }) {
  const errorAt = (at: SignInError['at']) => {
    const now = props.of.error()
    return now?.at === at ? now.words : undefined
  }
  return (
    <Show
      when={props.of.asked()}
      fallback={
        <>
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
            error={errorAt('fields')}
            onInput={props.of.password.set}
          />
        </>
      }
    >
      {(asked) => (
        <SecondStepFields
          id={props.id}
          whose={{ name: props.of.name.value().trim(), onAnother: props.of.forget }}
          asked={asked()}
          working={props.of.working()}
          code={props.of.code.value()}
          errorAtPasskey={errorAt('passkey')}
          errorAtCode={errorAt('fields')}
          onCode={props.of.code.set}
          onPasskey={() => void props.of.usePasskey()}
        />
      )}
    </Show>
  )
}

/** What the button that submits says, and whether it is what most will press. */
export const submitOf = ({ asked, working }: SigningIn) => {
  const look: ButtonLook = asked()?.passkey === undefined ? 'primary' : 'plain'
  const words = asked()?.passkey === undefined ? 'Sign in' : 'Sign in with the code'
  return { look, words: working() ? 'Signing in' : words }
}
