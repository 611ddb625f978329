import { cleanupOutdatedCaches, getCacheKeyForURL, matchPrecache, precache } from 'workbox-precaching'
import { installBackgroundPush } from './background-push.ts'
import { installGrantBroker } from './grant-broker.ts'

declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: { url: string; revision: string | null }[]
}

// Every file of the build is copied at install, with the headers the server sent: its Content-Security-Policy holds offline too.
precache(self.__WB_MANIFEST)
cleanupOutdatedCaches()

// First, because answering a request ends its event: a later listener would not see the navigation.
installGrantBroker(self)

self.addEventListener('fetch', (event) => {
  const url = keptUrl(event.request)
  if (url) event.respondWith(matchPrecache(url).then((kept) => kept ?? fetch(event.request)))
})

/** Which copy answers a request: one of the two documents for a navigation, the same file for the rest, none for the API. */
function keptUrl({ method, mode, url }: Request): string | undefined {
  const { origin, pathname } = new URL(url)
  if (method !== 'GET' || origin !== self.location.origin || pathname.startsWith('/api/')) return undefined
  if (mode === 'navigate') return pathname === '/session.html' ? '/session.html' : '/index.html'
  return getCacheKeyForURL(pathname) && pathname
}

// The first install takes over the page that made it. A later version waits until a page asks, which is never in a session.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('message', (event) => {
  if ((event.data as { readonly type?: unknown } | null)?.type === 'SKIP_WAITING')
    event.waitUntil(self.skipWaiting())
})

installBackgroundPush(self)
