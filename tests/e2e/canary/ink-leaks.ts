import type { Page } from 'playwright-core'
import type { Canaries } from './canaries.ts'
import { anyInk } from './ink.ts'

/**
 * What a careless page would do with ink. A list of a document that has gone is seen by no look: that there is one, `hiddenWorlds` tells.
 *
 * @returns by look, the names of what it has to find.
 */
export async function leakInk(page: Page, canaries: Canaries) {
  const ink = (name: string): number[] => {
    const drawn = anyInk()
    canaries.hatchInk(`leak: ${name}`, drawn)
    return [...drawn]
  }
  await page.evaluate(
    async (leaked) => {
      const pairs = Array.from({ length: leaked.points.length / 3 }, (_, nth) =>
        leaked.points.slice(nth * 3, nth * 3 + 3),
      )
      Object.assign(window, { list: [...leaked.list], points: pairs, text: JSON.stringify(leaked.text) })
      const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
      path.setAttribute('d', leaked.path.join())
      path.setAttribute('role', 'img')
      path.setAttribute('aria-label', leaked.label.join())
      const drawing = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
      drawing.append(path)
      document.body.append(drawing)
      const frame = document.createElement('iframe')
      document.body.append(frame)
      Object.assign(window, {
        ofAFrame: Reflect.get(frame.contentWindow ?? window, 'Array').of(...leaked.frame),
      })
      frame.remove()
      localStorage.setItem('ink', JSON.stringify({ points: leaked.local }))
      sessionStorage.setItem('ink', btoa(JSON.stringify(leaked.session)))
      const opening = indexedDB.open('ink', 1)
      opening.onupgradeneeded = () => opening.result.createObjectStore('ink')
      await new Promise((resolve, reject) => {
        opening.onerror = reject
        opening.onsuccess = () => {
          const writing = opening.result.transaction('ink', 'readwrite')
          writing.objectStore('ink').put({ points: leaked.row }, 'list')
          writing.objectStore('ink').put(Int16Array.from(leaked.bytes), 'bytes')
          writing.oncomplete = resolve
        }
      })
      opening.result.close()
      await fetch('/api/health', { method: 'POST', body: JSON.stringify(leaked.body) })
      // biome-ignore lint/suspicious/noConsole: that it is heard is what this shows
      console.log(leaked.console.join())
      document.title = leaked.title.join()
      history.replaceState({ points: leaked.history }, '') // with which the title is told
    },
    {
      list: ink('a list'),
      points: ink('a list of points'),
      text: ink('text in memory'),
      frame: ink('a list of a document that went'),
      path: ink('path'),
      label: ink('label'),
      local: ink('localStorage'),
      session: ink('base64 in sessionStorage'),
      row: ink('row'),
      bytes: ink('row of bytes'),
      body: ink('body'),
      console: ink('console'),
      title: ink('title'),
      history: ink('history.state'),
    },
  )
  const named = (...names: readonly string[]) => names.map((name) => `leak: ${name}`)
  return {
    numbers: named('a list', 'a list of points'),
    memory: named('text in memory'),
    screen: named('path', 'label', 'title'),
    accessibility: named('label'),
    storage: named('localStorage', 'base64 in sessionStorage', 'history.state', 'row', 'row of bytes'),
    sent: named('body'),
    console: named('console'),
    titles: named('title'),
    disk: named('localStorage', 'row', 'row of bytes'),
  }
}
