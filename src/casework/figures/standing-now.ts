import { CASELOAD, holdersOfCase, loadsOf } from '../allocation.ts'
import type { StaffMember } from '../staff.ts'
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
    how: 'As they stand on the day they are counted.',
    by: 'Stage',
    columns: ['Cases'],
    measures: [],
    lines: [
      ...stages.map((stage) => line(inWords(stage), stage)),
      ...(unsettled.counts[0] === 0 ? [] : [unsettled]),
    ],
  }
}

/** The ids are those of the staff record's form. */
const grades = [
  { id: 'po', words: 'PO' },
  { id: 'pso', words: 'PSO' },
  { id: null, words: 'Another grade, or not put' },
] as const

const teams = [
  { id: 'central', words: 'Central' },
  { id: 'east', words: 'East' },
  { id: 'west', words: 'West' },
  { id: null, words: 'Team not put' },
] as const

/** Somebody who works on cases, and how many live ones they have. */
type Load = { readonly grade: string | null; readonly team: string | null; readonly live: number }

/** Live cases against what an officer is expected to have, by their grade and by their team, and nobody's name. */
export function loads(asked: Asked): Figure {
  const live = asked.cases.filter(isLive)
  const nobody = live.filter((one) => holdersOfCase(one).length === 0).length
  const all = loadsOfAll(asked)
  return {
    id: 'loads',
    title: `Live cases against about ${CASELOAD} for each officer`,
    how: `As they stand on the day they are counted, by the grade and the team in the staff records. The mark is at ${CASELOAD} for each officer. A case that is allocated twice counts for both.`,
    by: 'Grade, then team',
    columns: ['Live cases'],
    measures: ['Officers', 'For each'],
    lines: [
      ...loadLines(all, grades, ({ grade }) => grade),
      ...loadLines(all, teams, ({ team }) => team),
      ...(nobody === 0 ? [] : [{ label: 'With nobody yet', counts: [nobody], measured: [null, null] }]),
    ],
  }
}

/** Every officer of the service, with or without a case; and whoever else has one. */
function loadsOfAll({ cases, staff }: Asked): readonly Load[] {
  const counts = loadsOf(cases)
  const countOf = ({ id, name }: StaffMember) => (counts.get(id) ?? 0) + (counts.get(name) ?? 0)
  const known = new Set(staff.flatMap(({ id, name }) => [id, name]))
  const others = [...counts].filter(([key]) => !known.has(key))
  return [
    ...staff
      .map((member) => ({ ...member, live: countOf(member) }))
      .filter(({ role, live }) => role === 'officer' || live > 0),
    ...others.map(([, live]) => ({ grade: null, team: null, live })),
  ]
}

/** A line for each group; those of no known group have one only where there is somebody. */
const loadLines = (
  all: readonly Load[],
  groups: readonly { readonly id: string | null; readonly words: string }[],
  groupOf: (one: Load) => string | null,
): readonly FigureLine[] =>
  groups.flatMap(({ id, words }) => {
    const isKnown = (one: Load) => groups.some((group) => group.id !== null && group.id === groupOf(one))
    const own = all.filter((one) => (id === null ? !isKnown(one) : groupOf(one) === id))
    if (id === null && own.length === 0) return []
    const live = own.reduce((sum, one) => sum + one.live, 0)
    const each = own.length === 0 ? null : Math.round((live / own.length) * 10) / 10
    return [{ label: words, counts: [live], measured: [own.length, each], mark: own.length * CASELOAD }]
  })
