import type { Bytes, Clock } from '#core'
import {
  encodePush,
  headerNames,
  MAX_PUSH_BYTES,
  MAX_PUSH_ENVELOPES,
  type PushAnswer,
  parsePushAnswer,
  signPush,
} from '#protocol'
import type { Disk, EnvelopeRow, Locks, Outbox } from '#store'
import { sendAttachments } from './attachments.ts'
import { type Answer, ask, type Fetch, type SyncProblem } from './transport.ts'

export type PushOutcome = {
  /** Statements the server now has. */
  readonly sent: number
  readonly problem: SyncProblem | null
}

export type PushParts = {
  readonly disk: Disk
  readonly outbox: Outbox
  readonly locks: Locks
  readonly clock: Clock
  readonly fetch: Fetch
}

/** Sends everything of every vault on this device, statements before attachments, oldest first, until nothing is left or something stands in the way. */
export const pushAll = (parts: PushParts): Promise<PushOutcome> =>
  parts.locks('cairn-push', async () => {
    let outcome: PushOutcome = { sent: 0, problem: null }
    for (const vault of await parts.outbox.vaultIds()) {
      const { sent, problem } = await pushVault(vault, parts)
      outcome = { sent: outcome.sent + sent, problem: outcome.problem ?? problem }
    }
    return outcome
  })

async function pushVault(id: string, { disk, outbox, clock, fetch }: PushParts): Promise<PushOutcome> {
  const { attachments } = outbox
  const vault = await disk.get('vaults', [id])
  let sent = 0
  while (vault) {
    const [envelopes] = inPushes(await outbox.ready(id), MAX_PUSH_BYTES)
    if (!envelopes) return { sent, problem: await sendAttachments(vault, { attachments, fetch }) }
    const body = encodePush(envelopes.map(({ bytes }) => bytes))
    const signature = await signPush(body, vault.deviceKey)
    const answer = await askToStore(fetch, vault.device, signature, body)
    // A push carries no cookie: a 401 here is about the device, not the sign-in.
    if (!answer.ok)
      return { sent, problem: answer.problem === 'signed-out' ? 'device-refused' : answer.problem }
    const { receipts, backup } = answer.value
    const settled = await outbox.settle(id, receipts, envelopes, clock(), backup)
    if (!settled.ok) return { sent, problem: settled.error === 'full' ? 'disk-full' : 'disk-failed' }
    const answered = new Set(receipts.map(({ envelope }) => envelope))
    if (!envelopes.some((envelope) => answered.has(envelope.id))) return { sent, problem: 'server-error' }
    sent += receipts.reduce(
      (count, receipt) => count + ('error' in receipt ? 0 : receipt.statements.length),
      0,
    )
  }
  return { sent, problem: null }
}

/** Posts what a device signed. Whoever carries it needs no sign-in, and sends none. */
export const askToStore = (
  fetch: Fetch,
  device: string,
  signature: string,
  body: Bytes,
): Promise<Answer<PushAnswer>> =>
  ask(
    fetch,
    '/api/push',
    {
      method: 'POST',
      credentials: 'omit',
      headers: {
        'content-type': 'application/octet-stream',
        [headerNames.device]: device,
        [headerNames.signature]: signature,
      },
      body,
    },
    parsePushAnswer,
  )

/** Envelopes in their order, as many together as one push takes; `maxBytes` holds any single one. */
export function inPushes(
  rows: readonly EnvelopeRow[],
  maxBytes: number,
): readonly (readonly EnvelopeRow[])[] {
  const pushes: EnvelopeRow[][] = []
  let bytes = 0
  for (const row of rows) {
    const length = row.bytes.length + 4
    const last = pushes.at(-1)
    if (last && last.length < MAX_PUSH_ENVELOPES && bytes + length <= maxBytes) {
      last.push(row)
      bytes += length
    } else {
      pushes.push([row])
      bytes = 5 + length
    }
  }
  return pushes
}
