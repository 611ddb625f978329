import type { Bytes } from '#core'
import { headerNames } from '#protocol'
import type { ServerTime } from './server-time.ts'
import { type Answer, ask, type Fetch } from './transport.ts'

export type ReadParts = {
  readonly fetch: Fetch
  /** Signs a reading request with the author key of the open vault. */
  readonly proof: (method: string, pathAndQuery: string, at: number) => Promise<string>
  /** The server's clock as last seen, in ms; kept by the caller between rounds. */
  readonly serverTime: ServerTime
}

/** Asks for something that only an open vault may read; once more when the proof's time was off. */
export const read = <T>(
  parts: ReadParts,
  path: string,
  parse: (value: unknown) => T | null,
): Promise<Answer<T>> => askWithProof(parts, path, { method: 'GET' }, parse)

/** The same for bytes; `isRight` tells whether they are what was asked for. */
export const readBytes = (
  parts: ReadParts,
  path: string,
  isRight: (bytes: Bytes) => boolean,
): Promise<Answer<Bytes>> =>
  askWithProof(
    parts,
    path,
    { method: 'GET' },
    (value) => (value instanceof Uint8Array && isRight(value as Bytes) ? (value as Bytes) : null),
    async (response) => new Uint8Array(await response.arrayBuffer()),
  )

/** The same for what only an open vault may do. */
export async function askWithProof<T>(
  parts: ReadParts,
  path: string,
  init: {
    readonly method: 'GET' | 'POST'
    readonly headers?: Record<string, string>
    readonly body?: string
  },
  parse: (value: unknown) => T | null,
  take?: (response: Response) => Promise<unknown>,
): Promise<Answer<T>> {
  const attempt = async (): Promise<Answer<T>> => {
    const proof = await parts.proof(init.method, path, parts.serverTime.now())
    const headers = { ...init.headers, [headerNames.proof]: proof }
    const answer = await ask(parts.fetch, path, { ...init, credentials: 'same-origin', headers }, parse, take)
    parts.serverTime.learn(answer.now)
    return answer
  }
  const first = await attempt()
  return !first.ok && first.code === 'stale-proof' ? attempt() : first
}
