import { type CaseAnswers, type Day, riskOf, stageOf } from '#casework'
import { caseFacts } from './case-facts.ts'
import type { CaseOnDevice } from './caseload.ts'
import { answersOfCase } from './pathway.ts'
import { sittingInWords } from './sittings.ts'

/** Ways to put a caseload in order (people-and-pathway.md, Allocation); a person picks one, and what it goes by stands on every line. */
export const orders = [
  { id: 'name', label: 'Name' },
  { id: 'risk', label: 'Risk' },
  { id: 'waiting', label: 'Waiting' },
  { id: 'contact', label: 'Living together' },
  { id: 'police', label: 'Police called' },
  { id: 'motivation', label: 'Wants to change' },
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
  if (order === 'police') return String(callOuts.indexOf(callOutOf(answers).kind))
  if (order === 'motivation') return String(motivations.indexOf(motivationOf(answers)))
  return ''
}

/** What an order goes by that a line does not say anyway. */
export function orderInWords(one: CaseOnDevice, order: Order): string {
  const answers = answersOfCase(one)
  if (order === 'contact') return contactInWords(one)
  if (order === 'motivation') return motivationWords[motivationOf(answers)]
  if (order !== 'police') return ''
  const { kind, sitting } = callOutOf(answers)
  return `${callOutWords[kind]}${sitting === null ? '' : `, ${sittingInWords(sitting).toLowerCase()}`}`
}

function contactInWords({ file }: CaseOnDevice): string {
  const { living, flags } = caseFacts(file)
  if (living === '') return 'Not said whether they live together'
  return flags.some(({ words }) => words === living) ? '' : living
}

/** The last check-in counts most; nobody having asked is no good news. */
const callOuts = ['last', 'earlier', 'not-asked', 'none'] as const

const callOutWords: { readonly [kind in (typeof callOuts)[number]]: string } = {
  last: 'Police called out at the last check-in',
  earlier: 'Police called out before',
  'not-asked': 'No check-in yet',
  none: 'No police call-out',
}

function callOutOf(answers: CaseAnswers): {
  readonly kind: (typeof callOuts)[number]
  readonly sitting: string | null
} {
  const asked = answers.of('check-in').filter(({ said }) => said('police').length > 0)
  const calledOut = asked.findLast((checkIn) => checkIn.has('police', 'yes'))
  if (!calledOut) return { kind: asked.length > 0 ? 'none' : 'not-asked', sitting: null }
  return { kind: calledOut === asked.at(-1) ? 'last' : 'earlier', sitting: calledOut.header.sitting }
}

/** As the screening found it; two answers that are not settled say nothing. */
const motivations = ['yes', 'partly', 'not-said', 'no'] as const

const motivationWords: { readonly [motivation in (typeof motivations)[number]]: string } = {
  yes: 'Wants to change',
  partly: 'In two minds about change',
  'not-said': 'Nothing said yet of wanting to change',
  no: 'Sees nothing to change',
}

function motivationOf(answers: CaseAnswers): (typeof motivations)[number] {
  const said = answers.of('screening').at(-1)?.one('recognition')
  return motivations.find((motivation) => motivation === said) ?? 'not-said'
}

function waitingSince(one: CaseOnDevice): Day {
  const answers = answersOfCase(one)
  return answers.of('waiting-entry')[0]?.one('since') ?? answers.file.one('stage-since') ?? '9999'
}
