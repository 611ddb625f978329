import type { Bytes } from '#core'
import type { Database } from '../database/tables.ts'
import { auditKey, endsNamedIn, entryIn, type Link, macOf } from './chain.ts'

const PAGE = 1_000

export type AuditReport = {
  readonly entries: number
  /** The end of every chain that is whole: kept elsewhere, they show later that nothing was taken away. */
  readonly ends: readonly Link[]
  /** In sentences. */
  readonly faults: readonly string[]
}

/**
 * Reads the whole log again. `kept`: ends that were printed before. A chain is whole when its entries are numbered from one without a gap
 * and each fits all before it; whatever a later chain or `kept` names has to be there.
 */
export async function verifyAudit(
  db: Database,
  serviceKey: Bytes,
  kept: readonly Link[] = [],
): Promise<AuditReport> {
  const key = auditKey(serviceKey)
  const rows = await db.selectFrom('audit').select('chain').distinct().orderBy('chain').execute()
  const read: ChainRead[] = []
  for (const { chain } of rows) read.push(await readChain(db, key, chain))
  const macs = new Set(read.flatMap(({ macs }) => macs))
  const missing = [...kept, ...read.flatMap(({ after }) => after)].filter(({ mac }) => !macs.has(mac))
  return {
    entries: read.reduce((sum, { macs: { length } }) => sum + length, 0),
    ends: read.flatMap(({ end }) => (end ? [end] : [])),
    faults: [
      ...read.flatMap(({ fault }) => (fault ? [fault] : [])),
      ...new Set(
        missing.map(({ chain, number }) => `Chain ${chain}: entry ${number} was there once and is not now.`),
      ),
    ],
  }
}

type ChainRead = {
  /** Of its whole part. */
  readonly macs: readonly string[]
  readonly after: readonly Link[]
  readonly end: Link | null
  readonly fault: string | null
}

async function readChain(db: Database, key: Uint8Array, chain: string): Promise<ChainRead> {
  const macs: string[] = []
  let after: readonly Link[] = []
  for (;;) {
    const page = await db
      .selectFrom('audit')
      .select(['number', 'body', 'mac'])
      .where('chain', '=', chain)
      .where('number', '>', macs.length)
      .orderBy('number')
      .limit(PAGE)
      .execute()
    for (const { number, body, mac } of page) {
      const place = { chain, number: macs.length + 1, before: macs.at(-1) ?? '' }
      const said = entryIn(body)
      if (number !== place.number || !said || macOf(key, place, said) !== mac)
        return { macs, after, end: null, fault: faultAt(chain, place.number) }
      if (number === 1) after = endsNamedIn(body)
      macs.push(mac)
    }
    if (page.length < PAGE)
      return { macs, after, end: { chain, number: macs.length, mac: macs.at(-1) ?? '' }, fault: null }
  }
}

const faultAt = (chain: string, number: number): string =>
  `Chain ${chain}: entry ${number} is missing, or not as it was written; what follows it cannot be told.`
