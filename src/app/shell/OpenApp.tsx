import { createRouter, RouterProvider } from '@tanstack/solid-router'
import '../app.css'
import { createMemo, lazy, onCleanup, onMount, Show, Suspense } from 'solid-js'
import { createAddresses } from '../cases/addresses.ts'
import type { AppUpdate } from '../device/app-update.ts'
import { type Device, placeLine } from '../device/device.ts'
import type { OpenVault } from '../device/open-vault.ts'
import { createAsking } from '../parts/asking.ts'
import { AppContextOf } from '../parts/context.ts'
import { focusHeading } from '../parts/focus-heading.ts'
import { useWatched } from '../parts/use-watched.ts'
import { routeTree } from './routes.tsx'
import { ScreenFailed } from './ScreenFailed.tsx'

/** It comes when it is first needed. */
const ProveAgain = lazy(async () => ({ default: (await import('./ProveAgain.tsx')).ProveAgain }))

/** The app with a vault open. Addresses hold the ids of spaces and records, which say nothing to anybody. */
export function OpenApp(props: {
  readonly device: Device
  readonly update: AppUpdate
  readonly open: OpenVault
}) {
  const caseload = useWatched(props.open.caseload.state)
  const sync = useWatched(props.open.sync.state)
  const addresses = createAddresses()
  const proof = createAsking()
  const router = createRouter({ routeTree, defaultPreload: false, defaultErrorComponent: ScreenFailed })
  onCleanup(router.subscribe('onRendered', focusHeading))
  // A session that was handed back is looked at before anything else; then it goes on where the officer was when it locked.
  const goToPlace = async () => {
    const left = props.device.parts.take('cairn-place')
    const places = await props.open.places.all()
    const [space] = [...places].find(([, place]) => place.state === 'handed-back') ?? []
    const path = left?.startsWith(placeLine(props.open.vault.id, '/')) ? left.split(' ')[1] : undefined
    if (space) await router.navigate({ to: '/cases/$space/hand-back', params: { space }, replace: true })
    else if (path !== undefined && props.device.parts.path() === '/') router.history.replace(path)
  }
  const people = createMemo(() => new Map(caseload().cases.flatMap((one) => Object.entries(one.people))))
  onMount(() => void goToPlace())
  return (
    <AppContextOf.Provider
      value={{
        device: props.device,
        update: props.update,
        open: props.open,
        caseload: createMemo(() => caseload()),
        sync: createMemo(() => sync()),
        addresses,
        nameOf: (author) =>
          author === props.open.vault.author ? 'You' : (people().get(author) ?? 'A colleague'),
        proveAgain: proof.ask,
      }}
    >
      <RouterProvider router={router} />
      <Show when={proof.answer()}>
        {(answer) => (
          <Suspense>
            <ProveAgain onAnswer={(proved) => answer()(proved)} />
          </Suspense>
        )}
      </Show>
    </AppContextOf.Provider>
  )
}
