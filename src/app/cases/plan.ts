import {
  changeOfTask,
  type PlannedSession,
  type PlannedTask,
  reasonOfChange,
  sessionPlan,
} from '#catalogue/officer'
import { type FieldState, fieldStateOf, type RecordHeader, type RecordView, recordId, viewOf } from '#record'
import type { CaseOnDevice } from './caseload.ts'

/** A task as this case has it. `from`: the session that it was moved from, and `why` as far as somebody said. */
export type CaseTask = PlannedTask & { readonly from?: number; readonly why?: string }

/** One record for a case: where its sessions differ from the plan's table. */
export const planChangesOf = (space: string): RecordHeader => ({
  ...{ space, compartment: 'officer' },
  ...{ form: 'plan-changes', sitting: 'case' },
})

export const plannedSession = (number: number): PlannedSession | undefined =>
  sessionPlan.find((planned) => planned.number === number)

/**
 * What this case's plan has in a session: the table's tasks less those moved away, then those moved here, in the table's order. While two officers have
 * moved one task to different sessions it stands in both: it is not lost while nobody has settled it.
 */
export function tasksOf(one: CaseOnDevice, session: number): readonly CaseTask[] {
  const id = recordId(planChangesOf(one.space))
  const record = one.records.find(({ header }) => recordId(header) === id)
  const view = record && viewOf(record.set)
  const moves = view ? movesIn(view) : []
  const here = (plannedSession(session)?.tasks ?? []).filter((task) =>
    moves.every((move) => move.task !== task || move.from !== session),
  )
  const moved = moves
    .filter(({ task, to }) => to.includes(session) && here.every(({ form }) => form !== task.form))
    .map(({ task, from, why }): CaseTask => ({ ...task, from, ...(why === undefined ? {} : { why }) }))
  return [...here, ...moved]
}

type Move = {
  readonly task: PlannedTask
  readonly from: number
  readonly to: readonly number[]
  readonly why: string | undefined
}

const movesIn = (view: RecordView): readonly Move[] =>
  sessionPlan.flatMap((session) =>
    session.tasks.flatMap((task): readonly Move[] => {
      const change = changeOfTask(session, task)
      const to = textsOf(fieldStateOf(view, `${change}/answer`)).map(Number)
      if (to.length === 0) return []
      const [why] = textsOf(fieldStateOf(view, `${reasonOfChange(change)}/answer`))
      return [{ task, from: session.number, to, why }]
    }),
  )

function textsOf(state: FieldState): readonly string[] {
  const values = state.kind === 'value' ? [state.value] : state.kind === 'conflict' ? state.values : []
  return values.filter((value) => typeof value === 'string')
}
