import type { Bytes, JsonObject } from '#core'
import type { Database } from '../database/tables.ts'
import { type Generation, generationsOf, RotatedError, wasServiceKey } from '../keys/generations.ts'
import { isAnchorOf } from './anchor.ts'
import { endsNamedIn, entryIn, type Link, macOf } from './chain.ts'

const PAGE = 1_000

export type AuditReport = {
  readonly entries: number
  /** The end of every chain that is whole: kept elsewhere, they show later that nothing was taken away. */
  readonly ends: readonly Link[]
  /** How far every chain goes, as far as it is whole. */
  readonly reach: readonly Link[]
  /** In sentences. */
  readonly faults: readonly string[]
  /** What is no fault, and should be known. */
  readonly remarks: readonly string[]
}

/** Reads the whole log again, as `inspectAudit` does. @throws RotatedError when the service key is an earlier one */
export async function verifyAudit(
  db: Database,
  serviceKey: Bytes,
  kept: readonly Link[] = [],
): Promise<AuditReport> {
  if (await wasServiceKey(db, serviceKey)) throw new RotatedError()
  return inspectAudit(db, await generationsOf(db, serviceKey), kept)
}

/**
 * `generations`: those that may have written it, oldest first. `kept`: ends that were printed before. A chain is whole when its entries are numbered from one without a gap
 * and each fits all before it; whatever a later chain or `kept` names has to be there. Of chains under an earlier service key there are those that
 * the last rotation found, as it found them.
 */
export async function inspectAudit(
  db: Database,
  generations: readonly Generation[],
  kept: readonly Link[] = [],
): Promise<AuditReport> {
  const read = await readChains(db, generations)
  const macs = new Set(read.flatMap((chain) => chain.macs))
  const missing = [...kept, ...read.flatMap(({ after }) => after)].filter(({ mac }) => !macs.has(mac))
  const current = generations.at(-1)?.number ?? 0
  const anchors = read.filter((chain) => isAnchor(chain, current))
  return {
    entries: read.reduce((sum, chain) => sum + chain.macs.length, 0),
    ends: read.flatMap(({ fault, end }) => (fault === null && end ? [end] : [])),
    reach: read.flatMap(({ end }) => (end ? [end] : [])),
    faults: [
      ...read.flatMap(({ fault }) => (fault ? [fault] : [])),
      ...new Set(
        missing.map(({ chain, number }) => `Chain ${chain}: entry ${number} was there once and is not now.`),
      ),
      ...(current > 0 ? faultsBefore(read, current, anchors) : []),
    ],
    remarks: anchors.some(({ first }) => first?.['restored'] === true) ? [RESTORED] : [],
  }
}

/** What is wrong with chains under earlier keys, which whoever has such a key could write, but for what the last rotation wrote down of them. */
function faultsBefore(
  read: readonly ChainRead[],
  current: number,
  anchors: readonly ChainRead[],
): readonly string[] {
  const [anchor] = anchors
  if (!anchor || anchors.length > 1)
    return [
      'What the log held when the service key was last rotated is not written in it once, as it was then: of entries before that nothing can be told.',
    ]
  const found = new Set(anchor.after.map(({ mac }) => mac))
  return read
    .filter(({ generation, fault, end }) => generation < current && !fault && !found.has(end?.mac ?? ''))
    .map(
      ({ chain }) =>
        `Chain ${chain}: it is under an earlier service key, and not as the last rotation found it.`,
    )
}

const isAnchor = ({ generation, first }: ChainRead, current: number): boolean =>
  generation === current && first !== null && isAnchorOf(first, current)

const RESTORED =
  'This database was put back from a backup that is older than the last rotation of the service key: who had the key before could have changed what the log in that backup said.'

type ChainRead = {
  readonly chain: string
  /** Of the service key that its first entry is under. */
  readonly generation: number
  readonly first: JsonObject | null
  /** Of its whole part. */
  readonly macs: readonly string[]
  readonly after: readonly Link[]
  /** Of its whole part; null when there is none. */
  readonly end: Link | null
  readonly fault: string | null
}

async function readChains(db: Database, generations: readonly Generation[]): Promise<readonly ChainRead[]> {
  const rows = await db.selectFrom('audit').select('chain').distinct().orderBy('chain').execute()
  const read: ChainRead[] = []
  for (const { chain } of rows) read.push(await readChain(db, generations, chain))
  return read
}

async function readChain(
  db: Database,
  generations: readonly Generation[],
  chain: string,
): Promise<ChainRead> {
  const macs: string[] = []
  let first: JsonObject | null = null
  let under: Generation | undefined
  const read = (fault: string | null): ChainRead => {
    const mac = macs.at(-1)
    return {
      ...{ chain, first, macs, fault, generation: (under ?? generations.at(-1))?.number ?? 0 },
      after: endsNamedIn(first),
      end: mac === undefined ? null : { chain, number: macs.length, mac },
    }
  }
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
      const fits = ({ audit }: Generation): boolean => said !== null && macOf(audit, place, said) === mac
      under ??= generations.find(fits)
      if (number !== place.number || !said || !under || !fits(under))
        return read(faultAt(chain, place.number))
      first ??= said
      macs.push(mac)
    }
    if (page.length < PAGE) return read(null)
  }
}

const faultAt = (chain: string, number: number): string =>
  `Chain ${chain}: entry ${number} is missing, or not as it was written; what follows it cannot be told.`
