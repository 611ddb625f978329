/** Where a case stands on the way from request to final report (people-and-pathway.md, Pathway). */
export type PathwayStep = { readonly title: string; readonly state: 'done' | 'now' | 'ahead' }

const steps = [
  { title: 'Request', stages: ['request'] },
  { title: 'Screening', stages: ['screening', 'case-discussion', 'waiting'] },
  { title: 'Allocated', stages: ['allocated'] },
  { title: 'Assessment', stages: ['assessment'] },
  { title: 'Action plan', stages: ['action-plan'] },
  { title: 'One-to-one, group', stages: ['intervention'] },
  { title: 'Final report', stages: ['final-report'] },
] as const

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
