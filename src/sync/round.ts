import { type PullParts, pullAll } from './pull.ts'
import { type PushParts, pushAll } from './push.ts'
import type { SyncProblem } from './transport.ts'

export type RoundParts = PushParts &
  PullParts & {
    /** Seals what the server could not read or asked for once more, before anything is sent. */
    readonly reseal: () => Promise<unknown>
    /** Whether the vault was closed meanwhile: then the round ends where it stands. */
    readonly isStopped: () => boolean
  }

export type RoundOutcome = { readonly received: number; readonly problem: SyncProblem | null }

/**
 * Sends, fetches, and sends what fetching showed the server to have lost. Sending needs no sign-in, so it comes first and
 * goes on when fetching cannot.
 */
export async function syncRound(parts: RoundParts): Promise<RoundOutcome> {
  await parts.reseal()
  const pushed = await pushAll(parts)
  if (parts.isStopped() || pushed.problem === 'offline') return { received: 0, problem: pushed.problem }
  const { received, sentAgain, problem } = await pullAll(parts)
  const again = sentAgain > 0 && !parts.isStopped() ? await pushAll(parts) : null
  return { received, problem: problem ?? again?.problem ?? pushed.problem }
}
