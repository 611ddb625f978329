import { createResource, createSignal, lazy, onMount, Show, Suspense } from 'solid-js'
import type { Device } from '../device/device.ts'
import type { Services } from '../device/services.ts'
import type { Step } from './OtherStep.tsx'
import { Unlock } from './Unlock.tsx'

const OtherStep = lazy(async () => ({ default: (await import('./pages.ts')).OtherStep }))

/** Everything before a vault is open. The lock screen is there before the services are. */
export function Gate(props: {
  readonly services: Promise<Services>
  readonly state: 'new' | 'gone' | 'erased' | 'locked'
  readonly notice: string | null
  readonly onHandIn: () => void
}) {
  const asked = location.pathname === '/enrol'
  const first = { new: 'sign-in-first', gone: 'gone', erased: 'erased', locked: 'unlock' } as const
  const another = props.state === 'locked' ? 'sign-in-another' : 'sign-in-first'
  const [step, setStep] = createSignal<Step | 'unlock'>(asked ? another : first[props.state])
  const [services] = createResource(() => props.services)
  // A second officer's address, and any other, is left behind once the gate is passed.
  onMount(() => asked && history.replaceState(null, '', '/'))
  const other = () => {
    const now = step()
    return now === 'unlock' ? undefined : now
  }
  return (
    <Show
      when={other()}
      fallback={
        <Unlock
          device={props.services.then(({ device }) => onceLocked(device))}
          notice={props.notice}
          onForgotten={() => setStep('forgotten')}
          onAnother={() => setStep('sign-in-another')}
          onSave={() => setStep('save')}
          onHandIn={() => props.onHandIn()}
        />
      }
    >
      {(now) => (
        <Suspense>
          <Show when={services()}>
            {(there) => (
              <OtherStep
                device={there().device}
                step={now()}
                isFirst={props.state === 'new'}
                onStep={setStep}
                onBack={() => setStep(first[props.state])}
                onHandIn={() => props.onHandIn()}
              />
            )}
          </Show>
        </Suspense>
      )}
    </Show>
  )
}

/** Not before the database has said that it can be unlocked; where it cannot, another page takes the place of the lock screen. */
function onceLocked(device: Device): Promise<Device> {
  const { promise, resolve } = Promise.withResolvers<Device>()
  const look = () => {
    if (device.state.now().kind !== 'locked') return
    stop()
    resolve(device)
  }
  const stop = device.state.subscribe(look)
  look()
  return promise
}
