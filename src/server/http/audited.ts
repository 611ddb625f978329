import type { Context } from 'hono'
import type { AccessRule, RouteId } from '#casework'
import { isId, type JsonObject } from '#core'
import { headerNames, parseProof } from '#protocol'
import { compartments } from '#record'
import type { Service } from '../service.ts'
import { signInToken } from '../sign-in/cookie.ts'
import { signInOf } from '../sign-in/sign-ins.ts'

/** Refusals that nobody stands behind are noted at most this often, with how many there were: the log is no place to fill. */
const ANONYMOUS_EVERY_MS = 60_000

const OUTCOME = 'audited outcome'
const DETAIL = 'audited detail'
const EACH = 'audited each'

/** What came of a request, where it was not done. */
export const noteOutcome = (c: Context, code: string): void => c.set(OUTCOME, code)

/** What a request was about, as ids, numbers and words of our own lists: never a name, a value or a reason that was written. */
export const noteDetail = (c: Context, detail: JsonObject): void =>
  c.set(DETAIL, { ...c.get(DETAIL), ...detail })

/** That it was about several, each of which gets an entry of its own. */
export const noteEach = (c: Context, details: readonly JsonObject[]): void => c.set(EACH, details)

/** Enough of each id to know it by. */
export const shortIds = (ids: readonly string[]): readonly string[] => ids.map((id) => id.slice(0, 12))

/** Writes down who asked for what and how it went, before it is answered. */
export function createAuditing(service: Service) {
  const anonymous = new Map<string, { readonly since: number; readonly times: number }>()

  /** How often it happened since it was last noted; null when it is not noted now. */
  function timesNow(what: string): number | null {
    const now = service.clock()
    const { since, times } = anonymous.get(what) ?? { since: Number.NEGATIVE_INFINITY, times: 0 }
    const isDue = Math.abs(now - since) >= ANONYMOUS_EVERY_MS
    anonymous.set(what, isDue ? { since: now, times: 0 } : { since, times: times + 1 })
    return isDue ? times + 1 : null
  }

  return async (c: Context, route: RouteId, { audited, needs }: AccessRule, wasAdmitted: boolean) => {
    const outcome: string = c.get(OUTCOME) ?? 'done'
    if (audited === 'nothing' || (audited === 'refusals' && outcome === 'done')) return
    const who = await whoAsks(c, service, needs, wasAdmitted)
    const detail: JsonObject = c.get(DETAIL) ?? {}
    const isAnonymous = Object.keys(who).length === 0 && !('officer' in detail)
    const times = isAnonymous ? timesNow(`${route} ${outcome}`) : 1
    if (times === null) return
    const each: readonly JsonObject[] = c.get(EACH) ?? [{}]
    const entry = { at: service.clock(), route, outcome, ...who, ...detail, ...streamOf(c) }
    await Promise.all(
      each.map((one) => service.audit.note({ ...entry, ...one, ...(times > 1 ? { times } : {}) })),
    )
  }
}

/** The space and compartment that were asked for, as far as they are that: an address may hold anything. */
function streamOf(c: Context): JsonObject {
  const { space, compartment } = c.req.param() as { readonly space?: string; readonly compartment?: string }
  return {
    ...(isId(space) ? { space } : {}),
    ...(compartments.some((one) => one === compartment) ? { compartment: compartment ?? '' } : {}),
  }
}

/** The officer of the sign-in, and what signed the request: the device, or the author key of an open vault. */
async function whoAsks(
  c: Context,
  service: Service,
  needs: AccessRule['needs'],
  wasAdmitted: boolean,
): Promise<JsonObject> {
  if (needs === 'device-signature')
    return wasAdmitted ? { device: c.req.header(headerNames.device) ?? '' } : {}
  const token = signInToken(c)
  const signIn = token === undefined || needs === 'nothing' ? null : await signInOf(service, token)
  if (!signIn) return {}
  const proof = wasAdmitted ? parseProof(c.req.header(headerNames.proof) ?? '') : null
  return { officer: signIn.officer.id, ...(proof ? { key: proof.key } : {}) }
}
