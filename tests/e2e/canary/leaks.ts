import type { Page } from 'playwright-core'
import type { Canaries } from './canaries.ts'

/**
 * What a careless page would do with a text. Each look must find its own, or a look that finds nothing says nothing.
 *
 * @returns by look, the names of what it has to find.
 */
export async function leak(page: Page, canaries: Canaries) {
  const word = (name: string) => canaries.hatch(`leak: ${name}`)
  await page.context().grantPermissions(['notifications'], { origin: new URL(page.url()).origin })
  await page.evaluate(
    async (words) => {
      const long = 'a'.repeat(4_000)
      Object.assign(window, { kept: `${long}${words.memory}` })
      window.name = words.windowName
      document.title = words.title
      const box = document.createElement('textarea')
      box.value = words.box
      box.setAttribute('aria-label', words.label)
      document.body.append(box)
      localStorage.setItem('leak', words.local)
      sessionStorage.setItem('leak', words.session)
      history.replaceState({ leak: words.history }, '')
      await cookieStore.set('leak', words.cookie)
      await (await caches.open('leak')).put('/leak', new Response(words.cache))
      const opening = indexedDB.open('leak', 1)
      opening.onupgradeneeded = () => opening.result.createObjectStore('leak')
      await new Promise((resolve, reject) => {
        opening.onerror = reject
        opening.onsuccess = () => {
          const writing = opening.result.transaction('leak', 'readwrite')
          writing.objectStore('leak').put(new TextEncoder().encode(words.row), 'bytes')
          writing.objectStore('leak').put({ wide: `☃${words.wide}` }, 'wide')
          writing.objectStore('leak').put(`${long}${words.repetitive}${long}`, 'repetitive')
          writing.oncomplete = resolve
        }
      })
      opening.result.close()
      const worker = await navigator.serviceWorker.ready
      await worker.showNotification(words.notice)
      await fetch(`/api/health?${words.address}`, {
        method: 'POST',
        headers: { 'x-leak': words.header },
        body: words.body,
      })
      // biome-ignore lint/suspicious/noConsole: that it is heard is what this shows
      console.log(words.console)
    },
    {
      memory: word('memory'),
      windowName: word('window.name'),
      title: word('title'),
      box: word('text box'),
      label: word('label'),
      local: word('localStorage'),
      session: word('sessionStorage'),
      history: word('history.state'),
      cookie: word('cookie'),
      cache: word('cache'),
      row: word('row of bytes'),
      wide: word('row of wide text'),
      repetitive: word('row of repetitive text'),
      notice: word('notification'),
      address: word('address'),
      header: word('header'),
      body: word('body'),
      console: word('console'),
    },
  )
  const named = (...names: readonly string[]) => names.map((name) => `leak: ${name}`)
  return {
    memory: named('memory'),
    screen: named('window.name', 'title', 'text box', 'label'),
    accessibility: named('text box', 'label'),
    storage: named(
      ...['localStorage', 'sessionStorage', 'history.state', 'cookie', 'cache'],
      ...['row of bytes', 'row of wide text', 'row of repetitive text', 'notification'],
    ),
    sent: named('address', 'header', 'body'),
    console: named('console'),
    titles: named('title'),
    disk: named('localStorage', 'cache', 'row of bytes', 'row of wide text', 'row of repetitive text'),
  }
}
