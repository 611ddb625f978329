/** What the bench does in the built app's own page; each function is sent there as it stands, and uses nothing around it. */

/** A press of `on`, or what is typed there, until something with these words is at `until`. */
export type Act = {
  readonly on: string
  /** Words on it, where the selector finds several. */
  readonly called?: string
  readonly type?: string
  readonly until: string
  readonly words?: string
}

/** In ms, to the frame that shows it. */
export async function act({ on, called = '', type, until, words = '' }: Act): Promise<number> {
  const find = (selector: string, text: string): HTMLElement | undefined =>
    [...document.querySelectorAll<HTMLElement>(selector)].find((one) => one.textContent.includes(text))
  const element = find(on, called)
  if (!element) throw new Error(`There is no ${on} ${called}.`)
  const start = performance.now()
  if (type === undefined) element.click()
  else if (element instanceof HTMLInputElement) {
    element.value = type
    element.dispatchEvent(new Event('input', { bubbles: true }))
  }
  do await new Promise((resolve) => requestAnimationFrame(resolve))
  while (!find(until, words))
  await new Promise((resolve) => setTimeout(resolve)) // by then it has been painted
  return performance.now() - start
}

/** Since this page first asked the server what there is to fetch, in ms: a sync begins before the screens are there. */
export function sinceFirstAsked(): number {
  const asked = performance.getEntriesByType('resource').find(({ name }) => name.endsWith('/api/heads'))
  if (!asked) throw new Error('Nothing was asked yet.')
  return performance.now() - asked.startTime
}

/** What unlocking is held against: reading and decrypting the rows that a caseload is read from with the bare platform, in ms. */
export async function readRows(): Promise<number> {
  const answer = <T>(request: IDBRequest<T>): Promise<T> => {
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
    return promise
  }
  const database = await answer(indexedDB.open('cairn'))
  const read = async (): Promise<readonly { readonly body: Uint8Array<ArrayBuffer> }[]> => {
    const transaction = database.transaction(['batches2', 'snapshots2'])
    const tables = ['batches2', 'snapshots2'].map((name) => answer(transaction.objectStore(name).getAll()))
    return (await Promise.all(tables)).flat()
  }
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  const algorithm = { name: 'AES-GCM', iv: new Uint8Array(12) }
  // Bodies of the same size that this page can decrypt: 29 bytes of a row are its version, iv and tag.
  const sealed = await Promise.all(
    (await read()).map(({ body }) => crypto.subtle.encrypt(algorithm, key, new Uint8Array(body.length - 29))),
  )
  const start = performance.now()
  await read()
  await Promise.all(sealed.map((body) => crypto.subtle.decrypt(algorithm, key, body)))
  const took = performance.now() - start
  database.close()
  return took
}
