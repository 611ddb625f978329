import { type JSX, onMount, Show } from 'solid-js'
import { Button } from '#ui'
import type { Device } from '../device/device.ts'
import type { SignedIn } from '../device/sign-in.ts'
import { createSigningIn, SignInFields, submitOf } from '../parts/SignInFields.tsx'
import { GateFrame } from './GateFrame.tsx'

const help = [
  'Use the name and password that your service gave you. This needs a connection, and you do it once on each device.',
  'If the password is not taken, ask your manager for a new one.',
  'If you are asked for a passkey or a code, it is the second step that you set up yourself: your key or this device has the passkey, the authenticator app on your phone shows the code. Without them, a recovery code does; without those, your manager can reset it.',
]

/** Why somebody signs in here: on an empty device, beside others, or because a passphrase is forgotten. */
type SignInReason = 'first' | 'another' | 'forgotten'

const words: { readonly [reason in SignInReason]: { readonly title: string; readonly intro: string } } = {
  first: {
    title: 'Sign in',
    intro:
      'Once, to set up this device for you. After that a passphrase of your own opens it, with or without a connection.',
  },
  another: {
    title: 'Set up this device for you too',
    intro:
      'Sign in once, then choose a passphrase of your own. You see your own cases and nobody else’s. What others wrote here stays sealed, and what is still to be sent goes by itself.',
  },
  forgotten: {
    title: 'Sign in to choose a new passphrase',
    intro:
      'Your cases are then fetched from the server. What is still to be sent from here goes by itself, and comes back to you with them.',
  },
}

/** The first step of setting up: who is it. Needs the server. */
export function SignIn(props: {
  readonly device: Device
  readonly reason: SignInReason
  readonly onSignedIn: (signedIn: SignedIn) => void
  readonly onHandIn: () => void
  readonly onBack?: () => void
}) {
  return (
    <GateFrame title={words[props.reason].title} help={help} intro={words[props.reason].intro}>
      <SignInForm device={props.device} onSignedIn={props.onSignedIn}>
        <Show when={props.onBack}>
          <Button onClick={() => props.onBack?.()}>Back</Button>
        </Show>
      </SignInForm>
      <div class="gate-links">
        <button type="button" class="link-button" onClick={() => props.onHandIn()}>
          Hand in a file from a device without a connection
        </button>
      </div>
    </GateFrame>
  )
}

function SignInForm(props: {
  readonly device: Device
  readonly onSignedIn: (signedIn: SignedIn) => void
  readonly children: JSX.Element
}) {
  const signing = createSigningIn(props.device, (signedIn) => {
    props.onSignedIn(signedIn)
    return undefined
  })
  onMount(() => document.getElementById('sign-in-name')?.focus())
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void signing.submit()
      }}
    >
      <SignInFields id="sign-in" of={signing} />
      <div class="actions">
        <Button look={submitOf(signing).look} type="submit" aria-disabled={signing.working()}>
          {submitOf(signing).words}
        </Button>
        {props.children}
      </div>
    </form>
  )
}
