import { err, ok, type Result } from '#core'
import { MAX_DECIDED, type Outcome, type ParkedBatch, type ParkedStatement, type People } from '#protocol'
import { type RecordHeader, recordId } from '#record'
import {
  type DecideProblem,
  decideParked,
  type Parked,
  type ReadParts,
  readParked,
  type SyncProblem,
} from '#sync'
import type { Vault } from '#vault'

/** A statement that waits, and the batch it came in. */
export type Waiting = ParkedStatement & { readonly batch: string; readonly receivedAt: number }

/** What one officer wrote into one record and the server kept aside, in the order in which it was written. */
export type ParkedInRecord = {
  readonly header: RecordHeader
  readonly claimed: boolean
  readonly statements: readonly Waiting[]
}

export type ParkedByAuthor = {
  readonly author: string
  /** Their name, if the server said it. */
  readonly name: string | undefined
  readonly records: readonly ParkedInRecord[]
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
  [...Map.groupBy(batches, authorOf)].map(([author, own]) => ({
    author,
    name: people[author],
    records: recordsOf(own),
  }))

const recordsOf = (batches: readonly ParkedBatch[]): readonly ParkedInRecord[] =>
  [...Map.groupBy(batches, ({ header }) => recordId(header)).values()].flatMap((ofRecord) => {
    const [first] = ofRecord
    const statements = ofRecord.flatMap(({ batch, receivedAt, statements: all }) =>
      all.map((one): Waiting => ({ ...one, batch, receivedAt })),
    )
    const { header, claimed } = first ?? {}
    if (!header || claimed === undefined) return []
    return [{ header, claimed, statements: statements.toSorted((a, b) => a.statement.at - b.statement.at) }]
  })

const authorOf = ({ statements }: ParkedBatch): string => statements[0]?.statement.author ?? ''

/** How many statements a manager may decide on now. */
export const decidable = ({ batches }: Parked): number =>
  batches.reduce(
    (sum, { statements }) => sum + statements.filter(({ outcomes }) => outcomes.length > 0).length,
    0,
  )

/** What is decided of some statements of one record. */
export type Choice = {
  readonly statements: readonly Waiting[]
  readonly outcome: Outcome
  readonly reason: string
}

/** How many statements were decided, and what stopped it before all were. */
export type Done = { readonly decided: number; readonly problem: DecideProblem | null }

/** Signs and sends it, in as many decisions as it takes: each is about one batch. */
export async function decideOn(
  parts: ReadParts,
  vault: Vault,
  { statements: all, outcome, reason }: Choice,
  at: number,
): Promise<Done> {
  let decided = 0
  for (const [batch, of] of Map.groupBy(all, (one) => one.batch)) {
    const ids = of.map(({ id }) => id).sort()
    for (let from = 0; from < ids.length; from += MAX_DECIDED) {
      const statements = ids.slice(from, from + MAX_DECIDED)
      const signed = await vault.signDecision({ batch, statements, outcome, reason, at })
      const done = signed ? await decideParked(parts, signed) : err({ kind: 'changed' } as const)
      if (!done.ok) return { decided, problem: done.error }
      decided += statements.length
    }
  }
  return { decided, problem: null }
}
