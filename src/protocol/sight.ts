import * as v from 'valibot'
import { isId } from '#core'

/** How far ahead a manager may let somebody look (docs/protocol.md §8j). */
export const MAX_SIGHT_MS = 14 * 86_400_000

/** Who may be given sight, and every sight there is or was. */
export type SightsAnswer = {
  readonly protocol: number
  readonly at: number
  readonly auditors: readonly Person[]
  /** Absent from a server that gives them no sight. */
  readonly serviceManagers?: readonly Person[] | undefined
  readonly sights: readonly {
    readonly space: string
    /** Who was given it, of whichever role. */
    readonly auditor: Person
    readonly confidential: boolean
    readonly until: number
    readonly by: Person
    readonly grantedAt: number
    /** When it was taken back; null where it was not. */
    readonly endedAt: number | null
  }[]
}

type Person = { readonly id: string; readonly name: string }

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const id = v.custom<string>(isId)
const person = v.object({ id, name: v.string() })

const sightsAnswer: v.GenericSchema<unknown, SightsAnswer> = v.object({
  protocol: count,
  at: count,
  auditors: v.array(person),
  serviceManagers: v.optional(v.array(person)),
  sights: v.array(
    v.object({
      ...{ space: id, auditor: person, confidential: v.boolean(), until: count },
      ...{ by: person, grantedAt: count, endedAt: v.nullable(count) },
    }),
  ),
})

/** The answer, or null for anything that is not one. */
export function parseSightsAnswer(value: unknown): SightsAnswer | null {
  const result = v.safeParse(sightsAnswer, value)
  return result.success ? result.output : null
}
