import { createSignal, Match, onMount, Show, Switch } from 'solid-js'
import type { Device } from '../device/device.ts'
import type { SignedIn } from '../device/sign-in.ts'
import { ChoosePassphrase } from './ChoosePassphrase.tsx'
import { Erased } from './Erased.tsx'
import { Forgotten } from './Forgotten.tsx'
import { Gone } from './Gone.tsx'
import { SavePage } from './SavePage.tsx'
import { SignIn, type SignInReason } from './SignIn.tsx'
import { Unlock } from './Unlock.tsx'

type Step = 'unlock' | 'gone' | 'erased' | 'forgotten' | 'save' | 'sign-in'

/** Everything before a vault is open. */
export function Gate(props: {
  readonly device: Device
  readonly state: 'new' | 'gone' | 'erased' | 'locked'
  readonly notice: string | null
  readonly onHandIn: () => void
}) {
  const asked = location.pathname === '/enrol'
  const first = { new: 'sign-in', gone: 'gone', erased: 'erased', locked: 'unlock' } as const
  const [step, setStep] = createSignal<Step>(asked ? 'sign-in' : first[props.state])
  const [reason, setReason] = createSignal<SignInReason>(props.state === 'locked' ? 'another' : 'first')
  const [signedIn, setSignedIn] = createSignal<SignedIn | null>(null)
  // A second officer's address, and any other, is left behind once the gate is passed.
  onMount(() => asked && history.replaceState(null, '', '/'))
  const back = () => {
    setSignedIn(null)
    setStep(first[props.state])
  }
  const signInFor = (why: SignInReason) => {
    setReason(why)
    setStep('sign-in')
  }

  return (
    <Switch>
      <Match when={step() === 'unlock'}>
        <Unlock
          device={props.device}
          notice={props.notice}
          onForgotten={() => setStep('forgotten')}
          onAnother={() => signInFor('another')}
          onSave={() => setStep('save')}
          onHandIn={() => props.onHandIn()}
        />
      </Match>
      <Match when={step() === 'gone'}>
        <Gone onSignIn={() => signInFor('first')} />
      </Match>
      <Match when={step() === 'erased'}>
        <Erased onSignIn={() => signInFor('first')} />
      </Match>
      <Match when={step() === 'forgotten'}>
        <Forgotten device={props.device} onBack={back} onSignIn={() => signInFor('forgotten')} />
      </Match>
      <Match when={step() === 'save'}>
        <SavePage device={props.device} onBack={back} />
      </Match>
      <Match when={step() === 'sign-in'}>
        <Show
          when={signedIn()}
          fallback={
            <SignIn
              device={props.device}
              reason={reason()}
              onSignedIn={setSignedIn}
              onHandIn={() => props.onHandIn()}
              {...(props.state === 'new' ? {} : { onBack: back })}
            />
          }
        >
          {(who) => <ChoosePassphrase device={props.device} signedIn={who()} onBack={back} />}
        </Show>
      </Match>
    </Switch>
  )
}
