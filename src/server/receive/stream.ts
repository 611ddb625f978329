import { serviceSpace } from '#casework'
import { addToDigest, type DigestEntry, emptyDigest } from '#protocol'
import type { RecordHeader } from '#record'
import { noteNamedChunks } from '../attachments/chunks.ts'
import { atATime } from '../database/at-a-time.ts'
import type { Writing } from '../database/tables.ts'
import { makeSpaceKey, spaceKey } from '../keys/space-keys.ts'
import type { Service } from '../service.ts'
import { sealBody } from './body.ts'
import type { Judgement } from './judge.ts'
import type { SignedBatch } from './open.ts'
import type { Signer } from './signer.ts'

/** Where a stream ends, and what waits to be put there. */
export type End = { readonly number: number; seq: number; digest: string; waiting: Fresh[] }

/** A batch with what is new in it. */
export type Fresh = { readonly signed: SignedBatch; readonly fresh: ReadonlyMap<string, Judgement> }

/**
 * The stream's row, made if need be and held until the transaction ends: who pushes to it next waits here, so that numbers
 * are given in the order in which they are committed, and no reader skips one. What is known is asked only after this.
 */
export async function holdStream(
  service: Service,
  writing: Writing,
  { space, compartment }: RecordHeader,
): Promise<End> {
  await makeNewSpace(service, writing, space)
  const stream = await writing
    .insertInto('streams')
    .values({ space, compartment, seq: 0, digest: emptyDigest })
    .onConflict((conflict) => conflict.columns(['space', 'compartment']).doUpdateSet({ space }))
    .returning(['number', 'seq', 'digest'])
    .executeTakeFirstOrThrow()
  return { ...stream, waiting: [] }
}

/** Puts what waits at the end of its stream, all at once. */
export async function appendWaiting(service: Service, writing: Writing, end: End): Promise<void> {
  const { waiting } = end
  const [first] = waiting
  if (!first) return
  end.waiting = []
  const { space, compartment } = first.signed.batch.header
  for (const { signed } of new Map(waiting.map((one) => [one.signed.batch.key, one])).values())
    await keepCertificate(writing, signed.batch.key, signed.signer)
  const key = await spaceKey(writing, service, space)
  const rows = waiting.map(({ signed: { id, batch } }, index) => ({
    ...{ id, stream: end.number, seq: end.seq + 1 + index, author_key: batch.key },
    ...{ received_at: service.clock(), body: sealBody(key, batch, { id, space, compartment }, service) },
  }))
  end.seq += waiting.length
  end.digest = addToDigest(end.digest, waiting.flatMap(entriesOf))
  const { seq, digest } = end
  await writing.updateTable('streams').set({ seq, digest }).where('number', '=', end.number).execute()
  const stored = await writing.insertInto('batches').values(rows).returning(['id', 'number']).execute()
  const numbers = new Map(stored.map(({ id, number }) => [id, number]))
  for (const { signed } of waiting)
    await noteNamedChunks(writing, signed.batch.header, signed.batch.statements)
  for (const some of atATime(waiting.flatMap((one) => statementRows(one, numbers.get(one.signed.id)))))
    await writing.insertInto('statements').values(some).execute()
}

const entriesOf = ({ fresh }: Fresh): readonly DigestEntry[] =>
  [...fresh].map(([id, { status }]) => ({ id, status: status === 'accepted' ? status : 'withheld' }))

function statementRows({ fresh }: Fresh, batch: number | undefined) {
  if (batch === undefined) throw new Error('A batch was stored without a number.')
  return [...fresh].map(([id, judgement]) => ({
    ...{ id, batch, status: judgement.status, decision: null },
    code: judgement.status === 'accepted' ? null : judgement.code,
  }))
}

async function keepCertificate(writing: Writing, id: string, signer: Signer): Promise<void> {
  if (signer.kind !== 'session') return
  await writing
    .insertInto('author_keys')
    .values({
      id,
      kind: 'session',
      public_key: signer.publicKey,
      author: signer.author,
      device: signer.device,
      certificate: JSON.stringify(signer.certified),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Work written into a space that the service does not know is kept for a person to decide; its own it has known for ever. */
async function makeNewSpace(service: Service, writing: Writing, space: string): Promise<void> {
  const kind = space === serviceSpace ? 'service' : 'unclaimed'
  const made = await writing
    .insertInto('spaces')
    .values({ id: space, kind, made_at: service.clock() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made) await makeSpaceKey(writing, service, space)
}
