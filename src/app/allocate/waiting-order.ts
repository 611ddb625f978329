import type { WaitingCase } from '#casework'
import { caseFacts } from '../cases/case-facts.ts'
import type { CaseOnDevice } from '../cases/caseload.ts'

/** Ways to look at the waiting list; each shows all that is weighed, whatever it goes by (people-and-pathway.md, Allocation). */
export const waitingOrders = [
  { id: 'waiting', label: 'Waiting' },
  { id: 'risk', label: 'Risk' },
  { id: 'priority', label: 'Priority' },
  { id: 'name', label: 'Name' },
] as const

export type WaitingOrder = (typeof waitingOrders)[number]['id']

export const isWaitingOrder = (id: string | null): id is WaitingOrder =>
  waitingOrders.some((order) => order.id === id)

/** One that nobody has rated stands after the high ones: it may be any of them. */
const risks = ['very-high', 'high', null, 'not-known', 'medium', 'low']
const priorities = ['high', null, 'medium', 'low']

/** Equals stay by waiting time, the longest first, as they come. */
export function inWaitingOrder(
  list: readonly WaitingCase<CaseOnDevice>[],
  order: WaitingOrder,
): readonly WaitingCase<CaseOnDevice>[] {
  if (order === 'name') return list.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), 'en'))
  if (order === 'risk') return list.toSorted((a, b) => risks.indexOf(a.risk) - risks.indexOf(b.risk))
  if (order === 'priority')
    return list.toSorted((a, b) => priorities.indexOf(a.priority) - priorities.indexOf(b.priority))
  return list
}

const nameOf = ({ key }: WaitingCase<CaseOnDevice>): string => caseFacts(key.file).name

export const riskInWords = (risk: string | null): string => riskWords[risk ?? 'not-known'] ?? 'Risk not known'

const riskWords: { readonly [risk: string]: string } = {
  'very-high': 'Very high risk',
  high: 'High risk',
  medium: 'Medium risk',
  low: 'Low risk',
}

export const priorityInWords = (priority: string | null): string =>
  priority === null ? 'Priority not put' : `${priority[0]?.toUpperCase()}${priority.slice(1)} priority`
