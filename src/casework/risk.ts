import type { Answers, CaseAnswers } from './answers.ts'

const levels = ['low', 'medium', 'high', 'very-high'] as const
const people = ['public', 'children', 'known-adult', 'staff'] as const

/** The risk of serious harm as it was last rated: the highest of four ratings, and for whom. Never worked out from a score. */
export type Risk = {
  readonly level: (typeof levels)[number]
  /** `public`, `children`, `known-adult`, `staff`; empty where it was put on the waiting list, as far as it was known. */
  readonly towards: readonly string[]
}

/** From the last of the addenda, the risk assessment or the waiting list that says anything; null where nothing does. */
export function riskOf(one: CaseAnswers): Risk | null {
  const rated = [...one.of('addendum').toReversed(), ...one.of('risk-assessment')].flatMap(ratedIn)
  const [entry] = one.of('waiting-entry')
  const waiting = levels.find((level) => entry?.one('risk') === level)
  return rated[0] ?? (waiting === undefined ? null : { level: waiting, towards: [] })
}

/** Two ratings that did not see each other: the higher one counts until somebody settles it. */
function ratedIn(record: Answers): readonly Risk[] {
  const level = levels.findLast((one) => people.some((field) => record.has(field, one)))
  return level === undefined ? [] : [{ level, towards: people.filter((field) => record.has(field, level)) }]
}
