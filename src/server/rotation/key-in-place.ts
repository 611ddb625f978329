import { type Bytes, equalBytes, type Random } from '#core'
import { cutLog } from '../database/cut-log.ts'
import type { Database } from '../database/tables.ts'
import { currentKeyId, serviceKeyId } from '../keys/generations.ts'
import {
  forgetNext,
  keyFromText,
  makeKeyFile,
  nextKeyFile,
  putNextInPlace,
  readKeyFile,
} from '../keys/key-file.ts'
import { type Environment, keyFileIn } from '../settings.ts'

/**
 * The service key that the database is under: the one at hand, or the one beside it, where a rotation was cut short between the two; that one is
 * put in place. Whether the one at hand is any of this database's is for `createServer` to say.
 *
 * @throws Error with a sentence when a person has to put it in place
 */
export async function keyInPlace(db: Database, environment: Environment, atHand: Bytes): Promise<Bytes> {
  const path = keyFileIn(environment)
  const next = readKeyFile(nextKeyFile(path))
  if (!next || equalBytes(next, atHand) || (await currentKeyId(db)) !== serviceKeyId(next)) return atHand
  if (environment['CAIRN_SERVICE_KEY'] !== undefined) throw new Error(toEnvironment(nextKeyFile(path)))
  putNextInPlace(path, next)
  await cutLog(db)
  return next
}

/** What somebody has to do whose key is in the environment. */
export const toEnvironment = (path: string): string =>
  `The service key was rotated. Put what ${path} holds into CAIRN_SERVICE_KEY, and remove that file.`

/**
 * The key to rotate to from this one: `CAIRN_NEXT_SERVICE_KEY`, or one made now. It is on the disk before the database is put under it, unless the person
 * who gave it keeps it: then, and when the key of now is in the environment too. @throws Error with a sentence
 */
export function nextServiceKey(environment: Environment, from: Bytes, random: Random): Bytes {
  const { CAIRN_SERVICE_KEY, CAIRN_NEXT_SERVICE_KEY } = environment
  const path = nextKeyFile(keyFileIn(environment))
  forgetNext(keyFileIn(environment), from)
  if (CAIRN_NEXT_SERVICE_KEY === undefined) return makeKeyFile(path, random)
  const given = keyFromText(CAIRN_NEXT_SERVICE_KEY, 'CAIRN_NEXT_SERVICE_KEY')
  if (equalBytes(given, from)) throw new Error('CAIRN_NEXT_SERVICE_KEY is the key of now. Give another one.')
  if (CAIRN_SERVICE_KEY !== undefined) return given
  if (!equalBytes(makeKeyFile(path, random, given), given))
    throw new Error(
      `${path} holds another key than CAIRN_NEXT_SERVICE_KEY, from a rotation that was cut short. Leave out CAIRN_NEXT_SERVICE_KEY to go on with that one, or remove the file.`,
    )
  return given
}
