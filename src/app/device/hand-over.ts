import { err, type Json, newId, ok, type Result } from '#core'
import type { SessionPlace } from '#store'
import { councilOf } from '../cases/caseload.ts'
import { wordingOfNew } from '../cases/service-state.ts'
import { sessionWords } from '../cases/session-words.ts'
import type { Device } from './device.ts'
import type { OpenVault } from './open-vault.ts'

/** `no-worker`: the part of the app that carries the keys across did not answer. Nothing has changed after any of them. */
export type HandOverProblem = 'no-key' | 'no-worker' | 'full' | 'failed'

/** A clock may be a little off between two documents of one device: never. Between officers' tablets: a minute is allowed for. */
const EARLIER_MS = 60_000
const EVENING_HOUR = 20
const LEAST_MS = 4 * 3_600_000

/** Until when a session that starts at `now` may go on: 20:00 here, or four hours if that is later. In ms. */
export function sessionEnd(now: number): number {
  const evening = new Date(now)
  evening.setHours(EVENING_HOUR, 0, 0, 0)
  return Math.max(evening.getTime(), now + LEAST_MS)
}

/**
 * Gives the client key of one case, and nothing else, to the session's document and puts that document in the place of this one.
 * `language`: of the pack in use, where it has several. The place is stored first: if anything goes wrong from here on, unlocking finds the session where it stood.
 */
export async function handOver(
  device: Device,
  open: OpenVault,
  space: string,
  place: Omit<SessionPlace, 'until' | 'state'>,
  language?: string,
): Promise<Result<null, HandOverProblem>> {
  const { surroundings, random, background, pass } = device.parts
  const now = surroundings.clock()
  const whole: SessionPlace = { ...place, state: 'open', until: sessionEnd(now) }
  await open.editors.flush()
  const grant = await open.vault.grantSession(space, now - EARLIER_MS, whole.until)
  if (!grant) return err('no-key')
  const before = (await open.places.all()).get(space)
  const put = await open.places.put(space, whole)
  if (!put.ok) return put
  const nonce = newId(random)
  const answer = await background.handOver({
    kind: 'offer-handover',
    nonce,
    handover: { grant, place: whole, words: wordsFor(open, space, place.tasks, language) },
  })
  if (answer !== 'kept') {
    await (before ? open.places.put(space, before) : open.places.remove(space))
    return err('no-worker')
  }
  pass('cairn-handover', nonce)
  await device.leave('/session.html')
  return ok(null)
}

function wordsFor(
  { caseload, service }: OpenVault,
  space: string,
  tasks: SessionPlace['tasks'],
  language: string | undefined,
): Json {
  const one = caseload.state.now().cases.find((known) => known.space === space)
  if (!one) return null
  const wording = wordingOfNew(service.state.now(), councilOf(one.file), language)
  return sessionWords(one, wording, tasks) as unknown as Json
}
