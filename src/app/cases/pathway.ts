import { type CaseAnswers, caseAnswers, type Day, type Notice, noticesOf, type Stage } from '#casework'
import type { CaseOnDevice } from './caseload.ts'
import { knownFor } from './known-for.ts'

/** Where a case stands on the way from request to final report (people-and-pathway.md, Pathway). */
export type PathwayStep = { readonly title: string; readonly state: 'done' | 'now' | 'ahead' }

const steps: readonly { readonly title: string; readonly stages: readonly Stage[] }[] = [
  { title: 'Request', stages: ['request'] },
  { title: 'Screening', stages: ['screening', 'case-discussion', 'waiting'] },
  { title: 'Allocated', stages: ['allocated'] },
  { title: 'Assessment', stages: ['assessment'] },
  { title: 'Action plan', stages: ['action-plan'] },
  { title: 'One-to-one, group', stages: ['intervention'] },
  { title: 'Final report', stages: ['final-report'] },
]

/** A case as the rules of casework read it. The device holds nothing confidential outside its separate place. */
export const answersOfCase = knownFor(
  ({ file, records }: Pick<CaseOnDevice, 'file' | 'records'>): CaseAnswers => caseAnswers(file, records),
)

type InPractice = Pick<CaseOnDevice, 'file' | 'records' | 'practice'>

/** What the rules say of a case today, by the names and deadlines of its service. */
export const noticesOfCase = (one: InPractice, today: Day): readonly Notice[] => noticesByDay(one)(today)

/** Kept for the day that was asked for last: Today, the waiting list and the team's page ask for the same one, of thousands of cases. */
const noticesByDay = knownFor((one: InPractice) => {
  let known: { readonly day: Day; readonly notices: readonly Notice[] } | null = null
  return (day: Day): readonly Notice[] => {
    if (known?.day !== day) known = { day, notices: noticesOf(answersOfCase(one), day, one.practice) }
    return known.notices
  }
})

/** Empty for a case that has left the way (declined, suspended, returned): its stage in words says so by itself. */
export function pathway(stage: string): readonly PathwayStep[] {
  const now = steps.findIndex(({ stages }) => stages.some((one) => one === stage))
  if (stage === 'closed') return steps.map(({ title }) => ({ title, state: 'done' }))
  if (now < 0) return []
  return steps.map(({ title }, index) => ({
    title,
    state: index < now ? 'done' : index === now ? 'now' : 'ahead',
  }))
}
