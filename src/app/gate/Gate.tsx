import { createSignal, Match, onMount, Show, Switch } from 'solid-js'
import type { Device } from '../device/device.ts'
import type { SignedIn } from '../device/sign-in.ts'
import { ChoosePassphrase } from './ChoosePassphrase.tsx'
import { Forgotten } from './Forgotten.tsx'
import { Gone } from './Gone.tsx'
import { SignIn } from './SignIn.tsx'
import { Unlock } from './Unlock.tsx'

type Step = 'unlock' | 'gone' | 'forgotten' | 'sign-in'

/** Everything before a vault is open. */
export function Gate(props: {
  readonly device: Device
  readonly state: 'new' | 'gone' | 'locked'
  readonly notice: string | null
}) {
  const asked = location.pathname === '/enrol'
  const first = { new: 'sign-in', gone: 'gone', locked: 'unlock' } as const
  const [step, setStep] = createSignal<Step>(asked ? 'sign-in' : first[props.state])
  const [signedIn, setSignedIn] = createSignal<SignedIn | null>(null)
  // A second officer's address, and any other, is left behind once the gate is passed.
  onMount(() => asked && history.replaceState(null, '', '/'))
  const back = () => {
    setSignedIn(null)
    setStep(first[props.state])
  }

  return (
    <Switch>
      <Match when={step() === 'unlock'}>
        <Unlock
          device={props.device}
          notice={props.notice}
          onForgotten={() => setStep('forgotten')}
          onAnother={() => setStep('sign-in')}
        />
      </Match>
      <Match when={step() === 'gone'}>
        <Gone onSignIn={() => setStep('sign-in')} />
      </Match>
      <Match when={step() === 'forgotten'}>
        <Forgotten onBack={back} onSignIn={() => setStep('sign-in')} />
      </Match>
      <Match when={step() === 'sign-in'}>
        <Show
          when={signedIn()}
          fallback={
            <SignIn
              device={props.device}
              onSignedIn={setSignedIn}
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
