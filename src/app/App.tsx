import { createEffect, createSignal, ErrorBoundary, lazy, Match, Suspense, Switch } from 'solid-js'
import { Button } from '#ui'
import type { AppUpdate } from './device/app-update.ts'
import type { Device } from './device/device.ts'
import { Gate } from './gate/Gate.tsx'
import { GateFrame } from './gate/GateFrame.tsx'
import { HandInPage } from './gate/HandInPage.tsx'
import { NewerDatabase } from './gate/NewerDatabase.tsx'
import { NoDatabase } from './gate/NoDatabase.tsx'
import { useWatched } from './parts/use-watched.ts'

// The lock screen needs none of the rest: it comes while the passphrase is typed, and not before there is somewhere to type.
const openApp = () => import('./shell/OpenApp.tsx')
const OpenApp = lazy(async () => ({ default: (await openApp()).OpenApp }))

export function App(props: {
  readonly device: Device
  readonly update: AppUpdate
  readonly notice: string | null
}) {
  const state = useWatched(props.device.state)
  // Any machine may hand in a carry file, set up or not: at an address of its own, and before anything is open.
  const [handingIn, setHandingIn] = createSignal(location.pathname === HAND_IN)
  const handIn = (begins: boolean) => {
    setHandingIn(begins)
    history.replaceState(null, '', begins ? HAND_IN : '/')
  }
  const gate = () => {
    const { kind } = state()
    return kind === 'new' || kind === 'gone' || kind === 'erased' || kind === 'locked' ? kind : undefined
  }
  createEffect(() => {
    if (gate()) whenShown(() => void openApp().catch(() => undefined))
  })
  const open = () => {
    const now = state()
    return now.kind === 'open' ? now.open : undefined
  }
  return (
    <ErrorBoundary fallback={<Fault device={props.device} />}>
      <Switch>
        <Match when={handingIn() && state().kind !== 'open'}>
          <HandInPage fetch={props.device.parts.fetch} onBack={() => handIn(false)} />
        </Match>
        <Match when={state().kind === 'no-database'}>
          <NoDatabase />
        </Match>
        <Match when={state().kind === 'newer-database'}>
          <NewerDatabase />
        </Match>
        <Match when={gate()} keyed>
          {(kind) => (
            <Gate device={props.device} state={kind} notice={props.notice} onHandIn={() => handIn(true)} />
          )}
        </Match>
        <Match when={open()}>
          {(vault) => (
            <Suspense>
              <OpenApp device={props.device} update={props.update} open={vault()} />
            </Suspense>
          )}
        </Match>
      </Switch>
    </ErrorBoundary>
  )
}

const HAND_IN = '/hand-in'

/** Waiting for the disk is idle time too; once a frame is drawn, what was waited for is on the screen. */
function whenShown(call: () => void): void {
  requestAnimationFrame(() => globalThis.requestIdleCallback?.(call))
}

/** A mistake in the app itself: the device locks, which settles and keeps what is in hand. */
function Fault(props: { readonly device: Device }) {
  return (
    <GateFrame title="Something in the app went wrong">
      <p>What you wrote is kept on this device. Lock and unlock to go on.</p>
      <Button
        look="primary"
        onClick={() =>
          props.device.state.now().kind === 'open' ? void props.device.leave('/') : location.replace('/')
        }
      >
        Lock
      </Button>
    </GateFrame>
  )
}
