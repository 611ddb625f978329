import { askWithProof, type ReadParts } from './read.ts'
import type { Answer, SyncProblem } from './transport.ts'

/** What it takes to change something at the server. */
export type ChangeParts = ReadParts & {
  /** Has the person sign in again, because the server asks for it (docs/protocol.md §8h). False: they would not. */
  readonly proveAgain: () => Promise<boolean>
}

/** `not-proved`: the server wants a new sign-in for this, and the person did not sign in again. Nothing was changed. */
export type ChangeProblem = SyncProblem | 'not-proved'

export type Changed<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false
      readonly problem: ChangeProblem
      readonly code: string
      /** The server's clock, when it said so. */
      readonly now: number | null
    }

/** Has the server change something; the same once more when the person had to sign in again for it, and did. */
export async function change<T>(
  parts: ChangeParts,
  path: string,
  body: object,
  parse: (value: unknown) => T | null,
): Promise<Changed<T>> {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  } as const
  const first = await askWithProof(parts, path, init, parse)
  const answer =
    needsProof(first) && (await parts.proveAgain()) ? await askWithProof(parts, path, init, parse) : first
  return needsProof(answer) ? { ...answer, problem: 'not-proved' } : answer
}

const needsProof = <T>(answer: Answer<T>): answer is Extract<Answer<T>, { readonly ok: false }> =>
  !answer.ok && answer.code === 'sign-in-again'
