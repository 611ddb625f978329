import { type Clock, equalBytes, type Random } from '#core'
import { createServer } from '../create-server.ts'
import { cutLog } from '../database/cut-log.ts'
import { openDatabase, reach } from '../database/open.ts'
import type { Database } from '../database/tables.ts'
import { currentKeyId, RotatedError, serviceKeyId } from '../keys/generations.ts'
import { nextKeyFile, putNextInPlace } from '../keys/key-file.ts'
import { databaseIn, type Environment, keyFileIn, serviceKeyIn } from '../settings.ts'
import { standardPasswordCost } from '../sign-in/passwords.ts'
import { keyInPlace, nextServiceKey } from './key-in-place.ts'
import { type Rotation, rotateServiceKey } from './rotate.ts'

export type RotatedIn = {
  /** Null when all that was left to do was to put the file in place. */
  readonly done: Rotation | null
  /** Where the new key stands now; null when whoever gave it has it. */
  readonly keyFile: string | null
  /** Whether the old wrapped keys are out of SQLite's log; it is PostgreSQL's own business there. */
  readonly isLogCut: boolean
}

/**
 * Rotates the service key of the service that an environment names. The new key is on the disk first, then the database is put under it, then its
 * file takes the old one's place: killed anywhere, the service starts, and this goes on where it stopped.
 *
 * @throws Error with a sentence
 */
export async function rotateIn(
  environment: Environment,
  { random, clock, withFaults }: { random: Random; clock: Clock; withFaults: boolean },
  open: (where: string) => Database = openDatabase,
): Promise<RotatedIn> {
  const atHand = serviceKeyIn(environment)
  if (!atHand)
    throw new Error('There is no service key here: keys/service.key in CAIRN_DATA, or CAIRN_SERVICE_KEY.')
  const path = keyFileIn(environment)
  const db = open(databaseIn(environment))
  try {
    await reach(db)
    const from = await keyInPlace(db, environment, atHand)
    if (!equalBytes(from, atHand)) return { done: null, keyFile: path, isLogCut: await cutLog(db) }
    await createServer({
      ...{ database: db, pages: null, serviceKey: from, random, clock },
      ...{ passwordCost: standardPasswordCost, log: () => undefined },
    })
    const to = nextServiceKey(environment, from, random)
    const done = await rotateServiceKey(db, { from, to, random, clock, withFaults })
    const isLogCut = await cutLog(db)
    if ((await currentKeyId(db)) !== serviceKeyId(to)) throw new RotatedError()
    const { CAIRN_SERVICE_KEY, CAIRN_NEXT_SERVICE_KEY } = environment
    if (CAIRN_SERVICE_KEY === undefined) putNextInPlace(path, to)
    else if (CAIRN_NEXT_SERVICE_KEY === undefined) return { done, keyFile: nextKeyFile(path), isLogCut }
    return { done, keyFile: CAIRN_SERVICE_KEY === undefined ? path : null, isLogCut }
  } finally {
    await db.destroy()
  }
}
