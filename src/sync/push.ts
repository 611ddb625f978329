import type { Clock } from '#core'
import {
  encodePush,
  headerNames,
  MAX_PUSH_BYTES,
  MAX_PUSH_ENVELOPES,
  parsePushAnswer,
  signPush,
} from '#protocol'
import type { Disk, EnvelopeRow, Locks, Outbox } from '#store'
import { ask, type Fetch, type SyncProblem } from './transport.ts'

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

/** Sends everything of every vault on this device, oldest first, until nothing is left or something stands in the way. */
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
  const vault = await disk.get('vaults', [id])
  let sent = 0
  while (vault) {
    const envelopes = firstThatFit(await outbox.ready(id))
    if (envelopes.length === 0) break
    const body = encodePush(envelopes.map(({ bytes }) => bytes))
    const answer = await ask(
      fetch,
      '/api/push',
      {
        method: 'POST',
        credentials: 'omit',
        headers: {
          'content-type': 'application/octet-stream',
          [headerNames.device]: vault.device,
          [headerNames.signature]: await signPush(body, vault.deviceKey),
        },
        body,
      },
      parsePushAnswer,
    )
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

function firstThatFit(rows: readonly EnvelopeRow[]): readonly EnvelopeRow[] {
  let bytes = 8
  return rows.slice(0, MAX_PUSH_ENVELOPES).filter((row) => {
    bytes += row.bytes.length + 4
    return bytes <= MAX_PUSH_BYTES
  })
}
