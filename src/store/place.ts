import type { Json, JsonObject } from '#core'

/** One exercise of a session: a record of the case. */
export type SessionTask = { readonly form: string; readonly version: number; readonly sitting: string }

/**
 * Where a session stands: enough to carry on after the tab died, and to know at hand-back what was done. Written by session mode, so it
 * holds nothing that the client may not see.
 */
export type SessionPlace = {
  readonly state: 'open' | 'handed-back'
  /** `session-1`: names the sittings of this session's records. */
  readonly session: string
  /** Times in ms by this device's clock; `until` is when its certificate ends. */
  readonly startedAt: number
  readonly until: number
  readonly tasks: readonly SessionTask[]
  /** The exercise and page on screen; null on the plan. */
  readonly task: number | null
  readonly page: string | null
  /** When the break began that is being taken; null outside one. */
  readonly breakFrom: number | null
  /** Breaks that are over, in ms. */
  readonly breakMs: number
}

/** Null for anything that is not a place. */
export function parsePlace(value: Json | undefined): SessionPlace | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const whole = { breakFrom: null, breakMs: 0, ...(value as JsonObject) } // a session begun under an earlier version of the app
  const { state, session, startedAt, until, tasks, task, page, breakFrom, breakMs } = whole as JsonObject
  const isPlace =
    (state === 'open' || state === 'handed-back') &&
    typeof session === 'string' &&
    typeof startedAt === 'number' &&
    typeof until === 'number' &&
    Array.isArray(tasks) &&
    tasks.every(isTask) &&
    (task === null || typeof task === 'number') &&
    (page === null || typeof page === 'string') &&
    (breakFrom === null || typeof breakFrom === 'number') &&
    typeof breakMs === 'number'
  return isPlace ? (whole as unknown as SessionPlace) : null
}

function isTask(value: Json): boolean {
  const { form, version, sitting } = (value ?? {}) as JsonObject
  return typeof form === 'string' && typeof version === 'number' && typeof sitting === 'string'
}
