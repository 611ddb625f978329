import { type Bytes, ok, type Result } from '#core'
import {
  type CarryError,
  decodeCarry,
  type PushAnswer,
  type StatementReceipt,
  UNKNOWN_ANSWER,
} from '#protocol'
import { askToStore } from './push.ts'
import type { Fetch, SyncProblem } from './transport.ts'

/** What became of a carry file. All of it is still on the device that wrote it, until that one hears from the server. */
export type HandedIn = {
  /** Statements, by what the server said of each. */
  readonly statements: { readonly [status in StatementReceipt['status']]: number }
  /** Sealed pieces that the server could not read. */
  readonly unread: number
  /** Sealed pieces of which it said something that only a newer version of this page knows. */
  readonly notUnderstood: number
  /** Parts signed by a device that this server does not know. */
  readonly strangers: number
  /** Places in the file of parts that arrived damaged; what could be told from them was handed in. */
  readonly damaged: readonly number[]
  /** Parts that were not sent, because of `problem`. */
  readonly left: number
  readonly problem: SyncProblem | null
}

/**
 * Hands in a carry file from any machine (docs/protocol.md §7a): sends each part as its device signed it. Doing it twice is harmless.
 * `onPart` hears how many parts are through.
 */
export async function handIn(
  file: Bytes,
  fetch: Fetch,
  onPart: (done: number, of: number) => void = () => undefined,
): Promise<Result<HandedIn, CarryError>> {
  const carry = decodeCarry(file)
  if (!carry.ok) return carry
  const { parts, damaged } = carry.value
  let outcome: HandedIn = { ...nothing, damaged }
  for (const [index, { device, signature, body }] of parts.entries()) {
    onPart(index, parts.length)
    const answer = await askToStore(fetch, device, signature, body)
    if (answer.ok) outcome = withReceipts(outcome, answer.value)
    else if (strange.has(answer.code)) outcome = { ...outcome, strangers: outcome.strangers + 1 }
    else if (unreadable.has(answer.code)) outcome = { ...outcome, unread: outcome.unread + 1 }
    else return ok({ ...outcome, left: parts.length - index, problem: answer.problem })
  }
  return ok(outcome)
}

const nothing: HandedIn = {
  statements: { stored: 0, had: 0, parked: 0, refused: 0 },
  unread: 0,
  notUnderstood: 0,
  strangers: 0,
  damaged: [],
  left: 0,
  problem: null,
}

/** Refusals of one part, which say nothing against the next. */
const strange: ReadonlySet<string> = new Set(['unknown-device', 'bad-signature'])
const unreadable: ReadonlySet<string> = new Set(['damaged', 'too-large', 'unknown-version'])

function withReceipts(before: HandedIn, { receipts }: PushAnswer): HandedIn {
  const statements = { ...before.statements }
  let { unread, notUnderstood } = before
  for (const receipt of receipts) {
    if (!('error' in receipt)) for (const { status } of receipt.statements) statements[status]++
    else if (receipt.error === UNKNOWN_ANSWER) notUnderstood++
    else unread++
  }
  return { ...before, statements, unread, notUnderstood }
}
