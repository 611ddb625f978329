import { addToDigest, removeFromDigest } from '#protocol'
import type { Writing } from '../database/tables.ts'
import type { Judgement } from '../receive/judge.ts'

/** Where a batch is kept. */
export type Place = { readonly number: number; readonly stream: number; readonly space: string }

/**
 * Holds a stream until the transaction ends, as a push does, so that of two who decide the second sees what the first
 * did. Ask what is parked only after this.
 */
export const holdStreamOf = (writing: Writing, { stream }: Pick<Place, 'stream'>) =>
  writing
    .updateTable('streams')
    .set((is) => ({ digest: is.ref('digest') }))
    .where('number', '=', stream)
    .returning(['seq', 'digest'])
    .executeTakeFirstOrThrow()

/**
 * Gives parked statements of one batch another judgement. The batch gets the stream's next number, so that every reader has it
 * again. Call while the stream is held.
 */
export async function restate(
  writing: Writing,
  place: Pick<Place, 'number' | 'stream'>,
  stream: { readonly seq: number; readonly digest: string },
  judgements: ReadonlyMap<string, Judgement>,
  decision: string | null,
): Promise<void> {
  const seq = stream.seq + 1
  for (const [id, judgement] of judgements)
    await writing
      .updateTable('statements')
      .set({
        status: judgement.status,
        code: judgement.status === 'accepted' ? null : judgement.code,
        decision,
      })
      .where('id', '=', id)
      .execute()
  const accepted = [...judgements].flatMap(([id, { status }]) => (status === 'accepted' ? [id] : []))
  const without = removeFromDigest(
    stream.digest,
    accepted.map((id) => ({ id, status: 'withheld' })),
  )
  const digest = addToDigest(
    without,
    accepted.map((id) => ({ id, status: 'accepted' })),
  )
  await writing.updateTable('batches').set({ seq }).where('number', '=', place.number).execute()
  await writing.updateTable('streams').set({ seq, digest }).where('number', '=', place.stream).execute()
}
