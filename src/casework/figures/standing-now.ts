import { CASELOAD } from '../allocation.ts'
import type { CaseAnswers } from '../answers.ts'
import { officersOf } from '../officers.ts'
import { isLive, type Stage, stageOf, stages } from '../stages.ts'
import type { Asked, Figure, FigureLine } from './figure.ts'

/** How many cases stand where today. `inWords`: the stage as the case file has it. */
export function casesByStage({ cases }: Asked, inWords: (stage: Stage) => string): Figure {
  const line = (label: string, stage: Stage | null): FigureLine => ({
    label,
    counts: [cases.filter((one) => stageOf(one) === stage).length],
    measured: [],
  })
  const unsettled = line('Two stages, to settle', null)
  return {
    id: 'stages',
    title: 'Cases by stage',
    how: 'As they stand today.',
    by: 'Stage',
    columns: ['Cases'],
    measures: [],
    lines: [
      ...stages.map((stage) => line(inWords(stage), stage)),
      ...(unsettled.counts[0] === 0 ? [] : [unsettled]),
    ],
  }
}

const grades = [
  { id: 'po', words: 'PO' },
  { id: 'pso', words: 'PSO' },
  { id: null, words: 'Grade not put' },
] as const

const teams = [
  { id: 'central', words: 'Central' },
  { id: 'east', words: 'East' },
  { id: 'west', words: 'West' },
  { id: null, words: 'Team not put' },
] as const

/** A live case in somebody's hands; in two until two allocations are settled. */
type Held = { readonly officer: string; readonly grade: string | null; readonly team: string | null }

/** Live cases against what an officer is expected to have, by grade and by team, and nobody's name. */
export function loads({ cases }: Asked): Figure {
  const live = cases.filter(isLive)
  const held = live.flatMap(heldBy)
  const nobody = live.filter((one) => officersOf(one).length === 0).length
  return {
    id: 'loads',
    title: `Live cases against about ${CASELOAD} for each officer`,
    how: `As they stand today. The mark is at ${CASELOAD} for each officer of that grade. Officers work across teams, so one counts in every team they have a case in.`,
    by: 'Grade, then team of the case',
    columns: ['Live cases'],
    measures: ['Officers', 'For each'],
    lines: [
      ...loadLines(held, grades, ({ grade }) => grade).map(marked),
      ...loadLines(held, teams, ({ team }) => team),
      ...(nobody === 0 ? [] : [{ label: 'With nobody yet', counts: [nobody], measured: [null, null] }]),
    ],
  }
}

const heldBy = (one: CaseAnswers): readonly Held[] =>
  officersOf(one).map((officer) => ({
    officer,
    grade: one.of('allocation')[0]?.one('grade') ?? null,
    team: one.file.one('team'),
  }))

/** A line for each group; what nobody put it for has one only where there is such a case. */
const loadLines = (
  held: readonly Held[],
  groups: readonly { readonly id: string | null; readonly words: string }[],
  groupOf: (one: Held) => string | null,
): readonly FigureLine[] =>
  groups.flatMap(({ id, words }) => {
    const own = held.filter((one) => groupOf(one) === id)
    if (id === null && own.length === 0) return []
    const officers = new Set(own.map(({ officer }) => officer)).size
    const each = officers === 0 ? null : Math.round((own.length / officers) * 10) / 10
    return [{ label: words, counts: [own.length], measured: [officers, each] }]
  })

const marked = (line: FigureLine): FigureLine => ({ ...line, mark: (line.measured[0] ?? 0) * CASELOAD })
