import * as v from 'valibot'
import { isId } from '#core'
import { type Compartment, compartments } from '#record'

/** Why a case is erased: chosen, so that nobody writes about a person where it is kept (docs/protocol.md §8g). */
export const erasureReasons = ['time-is-up', 'by-mistake', 'asked-for', 'ordered'] as const
export type ErasureReason = (typeof erasureReasons)[number]

/** Why a case may not be erased for now: chosen, like the reasons for erasing. */
export const holdReasons = ['court', 'police', 'inquiry', 'complaint', 'copy-asked-for'] as const
export type HoldReason = (typeof holdReasons)[number]

/** How long whoever asked for it waits, unless another manager does it. */
export const ERASING_WAIT_MS = 7 * 86_400_000

/** What is left of a case. Times in ms, people by their ids. */
export type Certificate = {
  readonly space: string
  readonly reason: ErasureReason
  readonly askedBy: string
  readonly askedAt: number
  readonly by: string
  readonly at: number
  /** Files of keys that were written from then until `at` still hold its key. */
  readonly madeAt: number
  readonly held: readonly {
    readonly compartment: Compartment
    readonly batches: number
    readonly statements: number
    readonly chunks: number
    readonly digest: string
  }[]
}

type Person = { readonly id: string; readonly name: string }

export type ErasuresAnswer = {
  readonly protocol: number
  readonly at: number
  readonly erasures: readonly {
    readonly space: string
    readonly reason: ErasureReason
    readonly askedBy: Person
    readonly askedAt: number
    /** From when who asked may do it; a hold that was lifted meanwhile begins the wait anew. */
    readonly from: number
    readonly done: ({ readonly by: Person } & Pick<Certificate, 'at' | 'madeAt' | 'held'>) | null
  }[]
  /** What may not be erased for now. A server of before does not say. */
  readonly holds?: readonly {
    readonly space: string
    readonly reason: HoldReason
    readonly putBy: Person
    readonly putAt: number
  }[]
}

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const id = v.custom<string>(isId)
const person = () => v.object({ id, name: v.string() })

/** Made when it is asked for: only a manager's page ever is. */
const erasuresAnswer = (): v.GenericSchema<unknown, ErasuresAnswer> =>
  v.object({
    ...{ protocol: count, at: count },
    erasures: v.array(
      v.object({
        ...{ space: id, reason: v.picklist(erasureReasons) },
        ...{ askedBy: person(), askedAt: count, from: count },
        done: v.nullable(
          v.object({
            ...{ by: person(), at: count, madeAt: count },
            held: v.array(
              v.object({
                ...{ compartment: v.picklist(compartments), digest: v.string() },
                ...{ batches: count, statements: count, chunks: count },
              }),
            ),
          }),
        ),
      }),
    ),
    holds: v.exactOptional(
      v.array(v.object({ space: id, reason: v.picklist(holdReasons), putBy: person(), putAt: count })),
    ),
  })

/** Null for anything that is no such answer. */
export function parseErasuresAnswer(value: unknown): ErasuresAnswer | null {
  const parsed = v.safeParse(erasuresAnswer(), value)
  return parsed.success ? parsed.output : null
}
