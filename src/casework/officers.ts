import { holdersOfCase } from './allocation.ts'
import type { CaseAnswers } from './answers.ts'

/** Names of those who have a case, all of them while two managers allocated it; nobody where it was never allocated. */
export const officersOf = (one: CaseAnswers): readonly string[] => [
  ...new Set(holdersOfCase(one).map(({ name }) => name)),
]
