import { holdersOf } from './allocation.ts'
import type { CaseAnswers } from './answers.ts'

/** Names of those who have a case, all of them while two managers allocated it; nobody where it was never allocated. */
export const officersOf = (one: CaseAnswers): readonly string[] => [
  ...new Set(
    one.of('allocation').flatMap(({ set }) => {
      const { officers, before } = holdersOf(set)
      return [...officers, ...before]
    }),
  ),
]
