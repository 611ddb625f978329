import { createRouter, RouterProvider } from '@tanstack/solid-router'
import { createMemo, onCleanup, onMount } from 'solid-js'
import type { AppUpdate } from '../device/app-update.ts'
import type { Device } from '../device/device.ts'
import type { OpenVault } from '../device/open-vault.ts'
import { AppContextOf } from '../parts/context.ts'
import { focusHeading } from '../parts/focus-heading.ts'
import { useWatched } from '../parts/use-watched.ts'
import { routeTree } from './routes.tsx'

/** The app with a vault open. Addresses hold the ids of spaces and records, which say nothing to anybody. */
export function OpenApp(props: {
  readonly device: Device
  readonly update: AppUpdate
  readonly open: OpenVault
}) {
  const caseload = useWatched(props.open.caseload.state)
  const sync = useWatched(props.open.sync.state)
  const router = createRouter({ routeTree, defaultPreload: false })
  onCleanup(router.subscribe('onRendered', focusHeading))
  // A session that was handed back is looked at before anything else.
  const lookForHandedBack = async () => {
    const places = await props.open.places.all()
    const [space] = [...places].find(([, place]) => place.state === 'handed-back') ?? []
    if (space) await router.navigate({ to: '/cases/$space/hand-back', params: { space }, replace: true })
  }
  onMount(() => void lookForHandedBack())
  return (
    <AppContextOf.Provider
      value={{
        device: props.device,
        update: props.update,
        open: props.open,
        caseload: createMemo(() => caseload()),
        sync: createMemo(() => sync()),
        nameOf: (author) => (author === props.open.vault.author ? 'You' : 'A colleague'),
      }}
    >
      <RouterProvider router={router} />
    </AppContextOf.Provider>
  )
}
