import { type Day, riskOf, stageOf } from '#casework'
import type { CaseOnDevice } from './caseload.ts'
import { answersOfCase } from './pathway.ts'

/** Ways to put a caseload in order; a person picks one, and what it goes by stands on every line. */
export const orders = [
  { id: 'name', label: 'Name' },
  { id: 'risk', label: 'Risk' },
  { id: 'waiting', label: 'Waiting' },
  { id: 'contact', label: 'Living together' },
] as const

export type Order = (typeof orders)[number]['id']

export const isOrder = (id: string | null): id is Order => orders.some((order) => order.id === id)

/** One that nobody has rated stands after the high ones: low on the list it would be hidden, and it may be any of them. */
const risks = ['very-high', 'high', null, 'medium', 'low'] as const
const living = ['together', 'apart-contact', 'not-known', null, 'apart-children-only', 'apart-no-contact']

/** What comes first sorts first as text. */
export function orderKey(one: CaseOnDevice, order: Order): string {
  const answers = answersOfCase(one)
  if (order === 'risk') return String(risks.indexOf(riskOf(answers)?.level ?? null))
  if (order === 'waiting') return stageOf(answers) === 'waiting' ? waitingSince(one) : '9999-99-99'
  if (order === 'contact') return String(living.indexOf(answers.file.one('living')))
  return ''
}

function waitingSince(one: CaseOnDevice): Day {
  const answers = answersOfCase(one)
  return answers.of('waiting-entry')[0]?.one('since') ?? answers.file.one('stage-since') ?? '9999'
}
