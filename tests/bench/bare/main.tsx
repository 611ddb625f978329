import { createRootRoute, createRoute, createRouter, Outlet, RouterProvider } from '@tanstack/solid-router'
import { render } from 'solid-js/web'
import { Workbox } from 'workbox-window'

/** The least page of Solid and its router that starts without a network: what the start of the app is held against. */
const root = createRootRoute({ component: Outlet })
const locked = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: () => (
    <main>
      <h1>Locked</h1>
      <label for="passphrase">Passphrase</label>
      <input id="passphrase" type="password" autocomplete="off" />
    </main>
  ),
})
const router = createRouter({ routeTree: root.addChildren([locked]) })

void new Workbox('/service-worker.js').register({ immediate: true }).catch(() => undefined)
const element = document.getElementById('root')
if (!element) throw new Error('The page has no element to render into.')
render(() => <RouterProvider router={router} />, element)
