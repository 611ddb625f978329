import type { Bytes } from '#core'
import type { Receipt, StatementReceipt } from '#protocol'
import { inTransaction } from '../database/transaction.ts'
import type { Service } from '../service.ts'
import { neverSeen, replacedElsewhere } from './needs.ts'
import { type Opened, openAndVerify, type SignedBatch } from './open.ts'
import { keysIn } from './signer.ts'
import { ERASED_CODE, inStreams, storeInStream } from './store.ts'

/** Envelopes opened at a time and committed together: few enough to bound the memory that inflating two groups can take. */
const GROUP = 32

/**
 * Takes the envelopes of one push: each is answered by itself, and one that is wrong does not stop the others. All
 * cryptography comes before the transaction that stores a group; a group is opened while the one before it is stored.
 */
export async function receive(service: Service, envelopes: readonly Bytes[]): Promise<readonly Receipt[]> {
  const keyOf = keysIn(service.db)
  const open = (from: number) =>
    Promise.all(
      envelopes.slice(from, from + GROUP).map((envelope) => openAndVerify(service, keyOf, envelope)),
    )
  const answers: Answer[] = []
  let opened = await open(0)
  for (let next = GROUP; opened.length > 0; next += GROUP) {
    const [answered, openedNext] = await Promise.all([storeGroup(service, opened), open(next)])
    answers.push(...answered)
    opened = openedNext
  }
  const missing = await neverSeen(service.db, new Set(answers.flatMap(({ replaced }) => replaced)))
  return answers.map(({ receipt, replaced }) =>
    'error' in receipt ? receipt : { ...receipt, need: replaced.filter((id) => missing.has(id)) },
  )
}

/** A receipt whose `need` waits until the whole push is stored. */
type Answer = { readonly receipt: Receipt; readonly replaced: readonly string[] }

async function storeGroup(service: Service, opened: readonly Opened[]): Promise<readonly Answer[]> {
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
  const receipts = new Map<SignedBatch, readonly StatementReceipt[]>()
  if (batches.length > 0)
    await inTransaction(service.db, async (writing) => {
      for (const ofStream of inStreams(batches))
        for (const [batch, said] of await storeInStream(service, writing, ofStream)) receipts.set(batch, said)
    })
  return receipts
}
