import type { Page } from 'playwright-core'

/** What a person or a script with this page in hand could read, as text to search. */
export type Looks = Readonly<Record<'memory' | 'screen' | 'accessibility' | 'storage', string>>

/** Long strings are cut in the picture of the memory without this, and what stands further back would not be found. */
export const WHOLE_STRINGS = '--js-flags=--heap-snapshot-string-limit=100000000'

export const lookAt = async (page: Page): Promise<Looks> => (await lookClosely(page)).looks

/** @returns the picture of the memory too, as the browser took it. */
export async function lookClosely(page: Page): Promise<{ readonly looks: Looks; readonly picture: string }> {
  const picture = await pictureOfMemory(page) // first, so that it sees no other look
  const looks = {
    memory: stringsOf(picture),
    screen: await screenOf(page),
    accessibility: await accessibilityOf(page),
    storage: await storageOf(page),
  }
  return { looks, picture }
}

/** What can be reached in the process of the page: every string, not the text in boxes, nor bytes. */
async function pictureOfMemory(page: Page): Promise<string> {
  const debug = await page.context().newCDPSession(page)
  const chunks: string[] = []
  debug.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => void chunks.push(chunk))
  await debug.send('HeapProfiler.collectGarbage')
  await debug.send('HeapProfiler.takeHeapSnapshot')
  await debug.detach()
  return chunks.join('')
}

function stringsOf(picture: string): string {
  const strings = picture.indexOf(STRINGS)
  if (strings < 0) throw new Error('The picture of the memory has no strings.')
  return picture.slice(strings)
}

/** What stands before them are numbers: what points at what. */
const STRINGS = '"strings":['

/** The document with what stands in its boxes, and the names of its window. */
export const screenOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const boxes = [...document.querySelectorAll('input, textarea, select')]
    const values = boxes.map((box) => ('value' in box ? String(box.value) : ''))
    return [document.title, window.name, location.href, document.documentElement.outerHTML, ...values].join(
      '\n',
    )
  })

async function accessibilityOf(page: Page): Promise<string> {
  const debug = await page.context().newCDPSession(page)
  const { nodes } = await debug.send('Accessibility.getFullAXTree')
  await debug.detach()
  return JSON.stringify(nodes)
}

/** Everything that a page of this origin can read from the disk, bytes as they are, numbers of any other kind as text. */
const storageOf = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const plain = (_key: string, value: unknown): unknown => {
      if (value instanceof ArrayBuffer || value instanceof Uint8Array)
        return new TextDecoder('latin1').decode(value)
      return ArrayBuffer.isView(value) && 'length' in value ? Array.from(value as Int16Array) : value
    }
    const answer = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const rows: unknown[] = []
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await answer(indexedDB.open(name))
      for (const table of database.objectStoreNames) {
        const store = database.transaction(table).objectStore(table)
        rows.push(name, table, await answer(store.getAllKeys()), await answer(store.getAll()))
      }
      database.close()
    }
    const kept: unknown[] = []
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys())
        kept.push(name, request.url, await (await cache.match(request))?.text())
    }
    const worker = await navigator.serviceWorker.getRegistration()
    const notices = (await worker?.getNotifications()) ?? []
    return JSON.stringify(
      {
        rows,
        kept,
        local: { ...localStorage },
        session: { ...sessionStorage },
        history: history.state,
        cookie: document.cookie,
        notices: notices.map(({ title, body }) => [title, body]),
      },
      plain,
    )
  })
