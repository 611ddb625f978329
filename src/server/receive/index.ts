import type { Bytes } from '#core'
import type { Receipt } from '#protocol'
import { inTransaction } from '../database/transaction.ts'
import type { Service } from '../service.ts'
import { neverSeen, replacedElsewhere } from './needs.ts'
import { openAndVerify, type SignedBatch } from './open.ts'
import { byStream, ERASED_CODE, storeBatch } from './store.ts'

/** Envelopes opened at a time and committed together: few enough to bound the memory that inflating can take. */
const GROUP = 32

/**
 * Takes the envelopes of one push: each is answered by itself, and one that is wrong does not stop the others. All
 * cryptography comes before the transaction that stores a group.
 */
export async function receive(service: Service, envelopes: readonly Bytes[]): Promise<readonly Receipt[]> {
  const answers: Answer[] = []
  for (let at = 0; at < envelopes.length; at += GROUP)
    answers.push(...(await receiveGroup(service, envelopes.slice(at, at + GROUP))))
  const missing = await neverSeen(service.db, new Set(answers.flatMap(({ replaced }) => replaced)))
  return answers.map(({ receipt, replaced }) =>
    'error' in receipt ? receipt : { ...receipt, need: replaced.filter((id) => missing.has(id)) },
  )
}

/** A receipt whose `need` waits until the whole push is stored. */
type Answer = { readonly receipt: Receipt; readonly replaced: readonly string[] }

async function receiveGroup(service: Service, envelopes: readonly Bytes[]): Promise<readonly Answer[]> {
  const opened = await Promise.all(envelopes.map((envelope) => openAndVerify(service, envelope)))
  const batches = opened.flatMap((one) => ('signed' in one ? [one.signed] : []))
  const statements = await storeAll(service, batches)
  return opened.map((one) => {
    if ('error' in one) return { receipt: one, replaced: [] }
    const { envelope, signed } = one
    const said = statements.get(signed) ?? []
    return {
      receipt: { envelope, batch: signed.id, statements: said, need: [] },
      replaced: said.some(({ code }) => code === ERASED_CODE) ? [] : replacedElsewhere(signed),
    }
  })
}

async function storeAll(service: Service, batches: readonly SignedBatch[]) {
  const receipts = new Map<SignedBatch, Awaited<ReturnType<typeof storeBatch>>>()
  if (batches.length > 0)
    await inTransaction(service.db, async (writing) => {
      for (const batch of [...batches].sort(byStream))
        receipts.set(batch, await storeBatch(service, writing, batch))
    })
  return receipts
}
