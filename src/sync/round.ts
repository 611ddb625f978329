import type { Result } from '#core'
import type { DiskError } from '#store'
import { fetchAttachments, type Reader } from './attachments.ts'
import { type PullParts, pullAll } from './pull.ts'
import { type PushOutcome, type PushParts, pushAll } from './push.ts'
import type { SyncProblem } from './transport.ts'

export type RoundParts = PushParts &
  PullParts & {
    /** Seals once more what the server could not read or asked for; answers how much that is. */
    readonly reseal: () => Promise<Result<number, DiskError>>
    /** Whether the vault was closed meanwhile: then the round ends where it stands. */
    readonly isStopped: () => boolean
    readonly vault: Reader
  }

export type RoundOutcome = { readonly received: number; readonly problem: SyncProblem | null }

/**
 * Sends, fetches, sends what fetching showed the server to have lost, and last fetches what statements name. Sending needs no sign-in, so it comes first and
 * goes on when fetching cannot.
 */
export async function syncRound(parts: RoundParts): Promise<RoundOutcome> {
  const pushed = await send(parts)
  if (parts.isStopped() || pushed.problem === 'offline') return { received: 0, problem: pushed.problem }
  const { received, sentAgain, problem } = await pullAll(parts)
  const again = sentAgain > 0 && !parts.isStopped() ? await send(parts) : null
  const before = problem ?? again?.problem ?? pushed.problem
  if (parts.isStopped() || (before !== null && before !== 'differs')) return { received, problem: before }
  const fetched = await fetchAttachments({ ...parts, attachments: parts.outbox.attachments })
  return { received, problem: fetched ?? before }
}

/** Twice where the first answer asks for more. */
async function send(parts: RoundParts): Promise<PushOutcome> {
  await parts.reseal()
  const pushed = await pushAll(parts)
  const asked = await parts.reseal()
  return pushed.problem === null && asked.ok && asked.value > 0 ? pushAll(parts) : pushed
}
