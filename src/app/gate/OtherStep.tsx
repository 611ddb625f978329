import { createSignal, Match, Show, Switch } from 'solid-js'
import type { Device } from '../device/device.ts'
import type { SignedIn } from '../device/sign-in.ts'
import { ChoosePassphrase } from './ChoosePassphrase.tsx'
import { Erased } from './Erased.tsx'
import { Forgotten } from './Forgotten.tsx'
import { Gone } from './Gone.tsx'
import { SavePage } from './SavePage.tsx'
import { SignIn } from './SignIn.tsx'

/** What the gate can be besides the lock screen; of a sign-in, why. */
export type Step =
  | 'gone'
  | 'erased'
  | 'forgotten'
  | 'save'
  | 'sign-in-first'
  | 'sign-in-another'
  | 'sign-in-forgotten'

export function OtherStep(props: {
  readonly device: Device
  readonly step: Step
  /** Nobody has enrolled here: there is nothing to go back to. */
  readonly isFirst: boolean
  readonly onStep: (step: Step) => void
  readonly onBack: () => void
  readonly onHandIn: () => void
}) {
  const [signedIn, setSignedIn] = createSignal<SignedIn | null>(null)
  const back = () => {
    setSignedIn(null)
    props.onBack()
  }
  const reason = () => {
    const { step } = props
    if (step === 'sign-in-another') return 'another'
    return step === 'sign-in-forgotten' ? 'forgotten' : 'first'
  }
  return (
    <Switch
      fallback={
        <Show
          when={signedIn()}
          fallback={
            <SignIn
              device={props.device}
              reason={reason()}
              onSignedIn={setSignedIn}
              onHandIn={() => props.onHandIn()}
              {...(props.isFirst ? {} : { onBack: back })}
            />
          }
        >
          {(who) => <ChoosePassphrase device={props.device} signedIn={who()} onBack={back} />}
        </Show>
      }
    >
      <Match when={props.step === 'gone'}>
        <Gone onSignIn={() => props.onStep('sign-in-first')} />
      </Match>
      <Match when={props.step === 'erased'}>
        <Erased onSignIn={() => props.onStep('sign-in-first')} />
      </Match>
      <Match when={props.step === 'forgotten'}>
        <Forgotten device={props.device} onBack={back} onSignIn={() => props.onStep('sign-in-forgotten')} />
      </Match>
      <Match when={props.step === 'save'}>
        <SavePage device={props.device} onBack={back} />
      </Match>
    </Switch>
  )
}
