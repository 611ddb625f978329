import { err, ok, type Result } from '#core'
import { MAX_DECIDED, type Outcome, type ParkedBatch, type People } from '#protocol'
import {
  type DecideProblem,
  decideParked,
  type Parked,
  type ReadParts,
  readParked,
  type SyncProblem,
} from '#sync'
import type { Vault } from '#vault'

/** What one officer wrote into one case and the server kept aside. */
export type ParkedByAuthor = {
  readonly author: string
  /** Their name, if the server said it. */
  readonly name: string | undefined
  readonly batches: readonly ParkedBatch[]
}

export type ParkedInCase = {
  readonly space: string
  /** False when the service knows no such case. */
  readonly claimed: boolean
  readonly authors: readonly ParkedByAuthor[]
}

/**
 * Reads what waits in the two compartments that an open vault shows. What waits in the confidential one is in no list beside others: not even
 * that there is something.
 */
export async function readWaiting(parts: ReadParts): Promise<Result<Parked, SyncProblem>> {
  const client = await readParked(parts, 'client')
  if (!client.ok) return client
  const officer = await readParked(parts, 'officer')
  if (!officer.ok) return officer
  return ok({
    batches: [...client.value.batches, ...officer.value.batches],
    people: { ...client.value.people, ...officer.value.people },
  })
}

/** Of one case after the other, and in it of one author after the other, oldest first. */
export function byCaseAndAuthor({ batches, people }: Parked): readonly ParkedInCase[] {
  const inOrder = batches.toSorted((a, b) => a.receivedAt - b.receivedAt)
  return [...Map.groupBy(inOrder, ({ header }) => header.space)].map(([space, ofCase]) => ({
    space,
    claimed: ofCase.some(({ claimed }) => claimed),
    authors: authorsOf(ofCase, people),
  }))
}

const authorsOf = (batches: readonly ParkedBatch[], people: People): readonly ParkedByAuthor[] =>
  [...Map.groupBy(batches, authorOf)].map(([author, own]) => ({ author, name: people[author], batches: own }))

const authorOf = ({ statements }: ParkedBatch): string => statements[0]?.statement.author ?? ''

/** How many statements a manager may decide on now. */
export const decidable = ({ batches }: Parked): number =>
  batches.reduce(
    (sum, { statements }) => sum + statements.filter(({ outcomes }) => outcomes.length > 0).length,
    0,
  )

/** What is decided of some statements of one batch. */
export type Choice = {
  readonly batch: string
  readonly statements: readonly string[]
  readonly outcome: Outcome
  readonly reason: string
}

/** Signs and sends it, in as many decisions as it takes; stops at the first that is not taken. */
export async function decideOn(
  parts: ReadParts,
  vault: Vault,
  { batch, statements, outcome, reason }: Choice,
  at: number,
): Promise<Result<null, DecideProblem>> {
  const ids = statements.toSorted()
  for (let from = 0; from < ids.length; from += MAX_DECIDED) {
    const some = ids.slice(from, from + MAX_DECIDED)
    const signed = await vault.signDecision({ batch, statements: some, outcome, reason, at })
    if (!signed) return err({ kind: 'changed' })
    const done = await decideParked(parts, signed)
    if (!done.ok) return done
  }
  return ok(null)
}
