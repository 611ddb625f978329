import {
  createEffect,
  createMemo,
  createResource,
  createSignal,
  ErrorBoundary,
  lazy,
  Match,
  Show,
  Suspense,
  Switch,
} from 'solid-js'
import { Button } from '#ui/first'
import type { DeviceState } from './device/device.ts'
import type { Services } from './device/services.ts'
import { Gate } from './gate/Gate.tsx'
import { GateFrame } from './gate/GateFrame.tsx'
import { useWatched } from './parts/use-watched.ts'

// The lock screen needs none of the rest: it comes while the passphrase is typed, and not before there is somewhere to type.
const openApp = () => import('./shell/OpenApp.tsx')
const OpenApp = lazy(async () => ({ default: (await openApp()).OpenApp }))
const gatePages = () => import('./gate/pages.ts')
const HandInPage = lazy(async () => ({ default: (await gatePages()).HandInPage }))
const NewerDatabase = lazy(async () => ({ default: (await gatePages()).NewerDatabase }))
const NoDatabase = lazy(async () => ({ default: (await gatePages()).NoDatabase }))

const starting: DeviceState = { kind: 'starting' }

/**
 * `services`: come once the first screen can be seen. `wasEnrolled`: somebody had enrolled here, so that is the lock screen, whatever the database says
 * once it is asked.
 */
export function App(props: {
  readonly services: Promise<Services>
  readonly wasEnrolled: boolean
  readonly notice: string | null
}) {
  return (
    <ErrorBoundary fallback={<Fault services={props.services} />}>
      <Screens {...props} />
    </ErrorBoundary>
  )
}

function Screens(props: Parameters<typeof App>[0]) {
  const [services] = createResource(() => props.services)
  const watched = createMemo(() => {
    const there = services()
    return there ? useWatched(there.device.state) : () => starting
  })
  const state = () => watched()()
  // Any machine may hand in a carry file, set up or not: at an address of its own, and before anything is open.
  const [handingIn, setHandingIn] = createSignal(location.pathname === HAND_IN)
  const handIn = (begins: boolean) => {
    setHandingIn(begins)
    history.replaceState(null, '', begins ? HAND_IN : '/')
  }
  const gate = () => {
    const { kind } = state()
    if (kind === 'starting') return props.wasEnrolled ? 'locked' : undefined
    return kind === 'new' || kind === 'gone' || kind === 'erased' || kind === 'locked' ? kind : undefined
  }
  createEffect(() => {
    if (services() && gate())
      whenIdle(() => void Promise.all([gatePages(), openApp()]).catch(() => undefined))
  })
  const open = () => {
    const [there, now] = [services(), state()]
    return there && now.kind === 'open' ? { ...there, open: now.open } : undefined
  }
  return (
    <Switch>
      <Match when={handingIn() && state().kind !== 'open'}>
        <Suspense>
          <Show when={services()}>
            {(there) => <HandInPage fetch={there().device.parts.fetch} onBack={() => handIn(false)} />}
          </Show>
        </Suspense>
      </Match>
      <Match when={state().kind === 'no-database'}>
        <Suspense>
          <NoDatabase />
        </Suspense>
      </Match>
      <Match when={state().kind === 'newer-database'}>
        <Suspense>
          <NewerDatabase />
        </Suspense>
      </Match>
      <Match when={gate()} keyed>
        {(kind) => (
          <Gate services={props.services} state={kind} notice={props.notice} onHandIn={() => handIn(true)} />
        )}
      </Match>
      <Match when={open()}>
        {(app) => (
          <Suspense>
            <OpenApp device={app().device} update={app().update} open={app().open} />
          </Suspense>
        )}
      </Match>
    </Switch>
  )
}

const HAND_IN = '/hand-in'

function whenIdle(call: () => void): void {
  globalThis.requestIdleCallback?.(call)
}

/** A mistake in the app itself: the device locks, which settles and keeps what is in hand. */
function Fault(props: { readonly services: Promise<Services> }) {
  const lock = async () => {
    const device = await props.services.then((there) => there.device).catch(() => null)
    if (device?.state.now().kind === 'open') await device.leave('/')
    else location.replace('/')
  }
  return (
    <GateFrame title="Something in the app went wrong">
      <p>What you wrote is kept on this device. Lock and unlock to go on.</p>
      <Button look="primary" onClick={() => void lock()}>
        Lock
      </Button>
    </GateFrame>
  )
}
