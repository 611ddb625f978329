import { headerNames, PROTOCOL } from '#protocol'

/** `fetch` as sync sees it: the browser's own, or the world's network. */
export type Fetch = (path: string, init: RequestInit) => Promise<Response>

/** Why a round ended before it was done. All of them lose nothing; `retry` says that the same again may help. */
export type SyncProblem =
  | 'offline'
  | 'server-error'
  | 'signed-out'
  | 'device-refused'
  | 'update-needed'
  | 'server-behind'
  | 'untrusted-answer'
  | 'differs'
  | 'disk-full'
  | 'disk-failed'

/** A parsed answer, or the problem that stands for every way there was none. `now`: the server's clock, when it said so. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T; readonly now: number | null }
  | {
      readonly ok: false
      readonly problem: SyncProblem
      readonly code: string
      readonly now: number | null
      /** The server's whole answer, where a code says too little. */
      readonly body?: unknown
    }

const TIMEOUT_MS = 30_000

/** `take` reads the body of an answer that is no error; JSON when it is not given. */
export async function ask<T>(
  fetch: Fetch,
  path: string,
  init: RequestInit,
  parse: (value: unknown) => T | null,
  take: (response: Response) => Promise<unknown> = json,
): Promise<Answer<T>> {
  const headers = new Headers(init.headers)
  headers.set(headerNames.protocol, String(PROTOCOL))
  let response: Response
  let body: unknown
  try {
    response = await fetch(path, {
      ...init,
      headers,
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    body = await (response.ok ? take(response) : json(response))
  } catch {
    return { ok: false, problem: 'offline', code: '', now: null }
  }
  const now = Number(response.headers.get(headerNames.time)) || null
  if (response.ok) {
    const value = parse(body)
    if (value !== null) return { ok: true, value, now }
    const isLater = body !== null && Number(response.headers.get(headerNames.protocol)) > PROTOCOL
    return { ok: false, problem: isLater ? 'update-needed' : 'server-error', code: '', now }
  }
  const code = codeOf(body) || (response.status === 404 ? 'not-found' : '')
  return { ok: false, problem: problemOf(response.status, code), code, now, body }
}

/** Null: half a body, or a page of something in between. */
const json = (response: Response): Promise<unknown> => response.json().catch(() => null)

/** The server's own code says most; a status alone may come from something in between. */
function problemOf(status: number, code: string): SyncProblem {
  if (code === 'device-refused' || code === 'update-needed') return code
  if (code === 'unknown-version') return 'server-behind'
  return status === 401 ? 'signed-out' : 'server-error'
}

const codeOf = (body: unknown): string =>
  typeof body === 'object' && body !== null && 'error' in body ? String(body.error) : ''
