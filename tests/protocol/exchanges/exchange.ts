import { readFileSync, writeFileSync } from 'node:fs'
import { toBase64url } from '#core'

/** What an app asked and was answered. Bodies of requests are base64url, so that they are the very bytes. */
export type Exchange = {
  /** What it is about, in a few words. */
  readonly what: string
  /** The server's clock, in ms. */
  readonly at: number
  readonly request: {
    readonly method: string
    readonly path: string
    readonly headers: { readonly [name: string]: string }
    readonly body: string | null
  }
  /** Of an answer that is no JSON: `{ "bytes": base64url }`. */
  readonly answer: { readonly status: number; readonly body: unknown }
  /** Members of the answer that the server draws by chance. */
  readonly chance: readonly string[]
}

/** Rows as they stood; bytes as `{ "bytes": base64url }`. */
export type Given = { readonly [table: string]: readonly { readonly [column: string]: unknown }[] }

export type Recording = {
  readonly protocol: number
  readonly serviceKey: string
  readonly given: Given
  readonly exchanges: readonly Exchange[]
}

/** What was answered, whether JSON or bytes. */
export const bodyOf = async (response: Response): Promise<unknown> =>
  response.headers.get('content-type')?.startsWith('application/json')
    ? response.json()
    : { bytes: toBase64url(new Uint8Array(await response.arrayBuffer())) }

const fileOf = (protocol: number): string => `${import.meta.dirname}/version-${protocol}.json`

export const readRecording = (protocol: number): Recording =>
  JSON.parse(readFileSync(fileOf(protocol), 'utf8')) as Recording

export const writeRecording = (recording: Recording): void =>
  writeFileSync(fileOf(recording.protocol), `${JSON.stringify(recording, null, 2)}\n`)
