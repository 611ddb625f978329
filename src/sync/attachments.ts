import type { Bytes } from '#core'
import { chunkHash, encodeChunks, headerNames, parseChunksAnswer, signPush } from '#protocol'
import type { Compartment } from '#record'
import type { AttachmentQueue, AttachmentRow } from '#store'
import { diskProblem, ERASED } from './pages.ts'
import { type ReadParts, readBytes } from './read.ts'
import { type Answer, ask, type Fetch, type SyncProblem } from './transport.ts'

/** Chunks in one request: half a megabyte goes through a poor network before the request is given up. */
const CHUNKS_SENT = 2

/** Who sends: a vault’s name, and the key of its device, which opens nothing. */
export type Sender = { readonly id: string; readonly device: string; readonly deviceKey: CryptoKey }

export type SendParts = { readonly attachments: AttachmentQueue; readonly fetch: Fetch }

/**
 * Sends what the server may not have, oldest first, each from where it broke off (docs/protocol.md §7b). Needs no key that opens anything. Null when nothing
 * stands in the way, also when the server does not know attachments yet: they wait.
 */
export async function sendAttachments(vault: Sender, parts: SendParts): Promise<SyncProblem | null> {
  for (const row of await parts.attachments.toSend(vault.id)) {
    const problem = await sendOne(row, vault, parts)
    if (problem === 'unknown-route') return null
    if (problem !== null) return problem
  }
  return null
}

async function sendOne(
  row: AttachmentRow,
  vault: Sender,
  { attachments, fetch }: SendParts,
): Promise<SyncProblem | 'unknown-route' | null> {
  // One that was never sent is sent at once; of one that was, most likely nothing is missing.
  let missing: readonly string[] = row.state === 'unsent' ? row.chunks : []
  for (let left = Number.POSITIVE_INFINITY; ; left = missing.length) {
    const chunks: Bytes[] = []
    for (const hash of missing.slice(0, CHUNKS_SENT)) {
      const body = await attachments.chunk(row.vault, hash)
      if (body && chunkHash(body) === hash) chunks.push(body)
    }
    const body = encodeChunks({ names: row.chunks, chunks })
    const signature = await signPush(body, vault.deviceKey)
    const answer = await ask(
      fetch,
      '/api/chunks',
      {
        method: 'POST',
        credentials: 'omit',
        headers: {
          'content-type': 'application/octet-stream',
          [headerNames.device]: vault.device,
          [headerNames.signature]: signature,
        },
        body,
      },
      parseChunksAnswer,
    )
    if (!answer.ok) return sendProblem(answer)
    missing = row.chunks.filter((hash) => answer.value.missing.includes(hash))
    if (missing.length === 0) {
      const held = await attachments.hold(row, answer.value.at)
      return held.ok ? null : diskProblem(held.error)
    }
    if (missing.length >= left && chunks.length === 0) return null // damaged here: the others go on
    if (missing.length >= left) return 'server-error'
  }
}

/** A push carries no cookie: a 401 is about the device. */
function sendProblem({
  code,
  problem,
}: Extract<Answer<unknown>, { ok: false }>): SyncProblem | 'unknown-route' {
  if (code === 'not-found') return 'unknown-route'
  return problem === 'signed-out' ? 'device-refused' : problem
}

/** An open vault, as far as it says which cases it holds keys of. */
export type Reader = {
  readonly id: string
  keyNames(): Promise<
    readonly { readonly id: string; readonly space: string; readonly compartment: Compartment }[]
  >
}

export type FetchParts = ReadParts & {
  readonly attachments: AttachmentQueue
  readonly vault: Reader
  readonly isStopped: () => boolean
}

/** It has not come yet, or the case is not this officer's or nobody's any more. */
const notThere: ReadonlySet<string> = new Set(['not-found', 'no-access', ERASED])

/** Fetches what statements name and this device does not hold, chunk by chunk. What the server does not have yet is asked for in the next round. */
export async function fetchAttachments({
  attachments,
  vault,
  isStopped,
  ...reading
}: FetchParts): Promise<SyncProblem | null> {
  const names = new Map((await vault.keyNames()).map((name) => [name.id, name]))
  for (const row of await attachments.toFetch(vault.id)) {
    const name = names.get(row.key)
    if (!name) continue // of a compartment that is not open now
    let isWhole = true
    for (const hash of row.chunks) {
      if (isStopped()) return null
      if (await attachments.chunk(vault.id, hash)) continue
      const path = `/api/spaces/${name.space}/${name.compartment}/chunks/${hash}`
      const answer = await readBytes(reading, path, (bytes) => chunkHash(bytes) === hash)
      if (!answer.ok && !notThere.has(answer.code)) return answer.problem
      isWhole &&= answer.ok
      if (!answer.ok) break
      const kept = await attachments.keep(vault.id, hash, answer.value)
      if (!kept.ok) return diskProblem(kept.error)
    }
    if (!isWhole) continue
    const held = await attachments.hold(row, reading.serverTime.now())
    if (!held.ok) return diskProblem(held.error)
  }
  return null
}
