import { canonicalText, type JsonObject, newId } from '#core'
import type { Database } from '../database/tables.ts'
import { inTransaction } from '../database/transaction.ts'
import { derivedFrom, holdServiceKey } from '../keys/generations.ts'
import type { Surroundings } from '../service.ts'
import { endsNamedIn, entryIn, type Link, macOf } from './chain.ts'

export type AuditLog = {
  /** Resolves once the entry is in the database: what it speaks of may be answered then. @throws when it could not be written */
  note(entry: JsonObject): Promise<void>
}

type Waiting = {
  readonly entry: JsonObject
  readonly done: () => void
  readonly failed: (error: unknown) => void
}

/**
 * Each process writes a chain of its own, so that none waits for another; its first entry names the ends of all chains that no other
 * names yet, so that nothing of these can be taken away later. Entries that come while one is written go into the next write together.
 */
export function createAuditLog(
  db: Database,
  { serviceKey, random, clock }: Pick<Surroundings, 'serviceKey' | 'random' | 'clock'>,
): AuditLog {
  const key = derivedFrom(serviceKey).audit
  let end: Link | null = null
  let waiting: readonly Waiting[] = []
  let busy = false

  async function beginning(): Promise<JsonObject> {
    return {
      began: clock(),
      after: (await openEnds(db)).map(({ chain, number, mac }) => [chain, number, mac]),
    }
  }

  async function write(bodies: readonly JsonObject[]): Promise<Link> {
    const from = end ?? { chain: newId(random), number: 0, mac: '' }
    const whole = end ? bodies : [await beginning(), ...bodies]
    let last: Link = from
    const rows = whole.map((body) => {
      const place = { chain: last.chain, number: last.number + 1 }
      const mac = macOf(key, { ...place, before: last.mac }, body)
      last = { ...place, mac }
      return { ...last, body: canonicalText(body) }
    })
    await inTransaction(db, async (writing) => {
      await holdServiceKey(writing, serviceKey)
      await writing.insertInto('audit').values(rows).execute()
    })
    return last
  }

  async function writeAll(): Promise<void> {
    busy = true
    while (waiting.length > 0) {
      const now = waiting
      waiting = []
      try {
        end = await write(now.map(({ entry }) => entry))
        for (const { done } of now) done()
      } catch (error) {
        // It may be there all the same: a new chain goes on from whatever is.
        end = null
        for (const { failed } of now) failed(error)
      }
    }
    busy = false
  }

  return {
    note: (entry) =>
      new Promise((done, failed) => {
        waiting = [...waiting, { entry, done, failed }]
        if (!busy) void writeAll()
      }),
  }
}

/** The last entry of every chain, where no chain that began later names it. */
async function openEnds(db: Database): Promise<readonly Link[]> {
  const ends = await db
    .selectFrom('audit')
    .select(({ fn }) => ['chain', fn.max('number').as('number')])
    .groupBy('chain')
    .execute()
  const links = await Promise.all(
    ends.map(({ chain, number }) =>
      db
        .selectFrom('audit')
        .select(['chain', 'number', 'mac'])
        .where('chain', '=', chain)
        .where('number', '=', number)
        .executeTakeFirstOrThrow(),
    ),
  )
  const beginnings = await db.selectFrom('audit').select('body').where('number', '=', 1).execute()
  const named = new Set(beginnings.flatMap(({ body }) => endsNamedIn(entryIn(body))).map(({ mac }) => mac))
  return links.filter(({ mac }) => !named.has(mac)).sort((a, b) => (a.chain < b.chain ? -1 : 1))
}
