import { type Head, type NewStatement, type RecordView, stateAsBefore } from '#record'

/** What one step of a person changed: `before` is the record as they saw it, `made` the statements of the step. */
type Step = {
  readonly before: RecordView
  readonly fields: readonly string[]
  readonly made: ReadonlySet<string>
}

/**
 * The steps of one person in one record, to be taken back one by one. Undoing is a statement like any other; the history keeps both. Only
 * what a step itself said is taken back: a field where something else stands by now, another author's answer too, is left alone.
 */
export type Undo = {
  note(before: RecordView, fields: readonly string[], made: readonly Head[]): void
  /** What would take back the last step that can be; empty when there is none. */
  next(now: RecordView, version: number): readonly NewStatement[]
  /** The statements of `next` were stored: the step is done with. */
  undone(made: readonly Head[]): void
}

const MOST_STEPS = 200

export function createUndo(): Undo {
  let steps: readonly Step[] = []
  /** Statements made by undoing, with those they say again: earlier steps know only these. */
  const saysAgain = new Map<string, readonly string[]>()
  const meantBy = (id: string): readonly string[] => saysAgain.get(id) ?? [id]

  const statementsOf = (step: Step, now: RecordView, version: number): readonly NewStatement[] => {
    const isOfStep = (field: string): boolean =>
      (now.fields.get(field)?.heads ?? []).every(({ id }) =>
        meantBy(id).some((meant) => step.made.has(meant)),
      )
    return stateAsBefore(step.before, now, step.fields.filter(isOfStep), version)
  }

  return {
    note(before, fields, made) {
      const ids = new Set(made.map(({ id }) => id))
      steps = [...steps, { before, fields, made: ids }].slice(-MOST_STEPS)
    },
    next(now, version) {
      for (let step = steps.at(-1); step; step = steps.at(-1)) {
        const statements = statementsOf(step, now, version)
        if (statements.length > 0) return statements
        steps = steps.slice(0, -1)
      }
      return []
    },
    undone(made) {
      const step = steps.at(-1)
      steps = steps.slice(0, -1)
      for (const { id, statement } of made) {
        const again = step?.before.fields.get(statement.field)?.heads ?? []
        saysAgain.set(
          id,
          again.flatMap((head) => meantBy(head.id)),
        )
      }
    },
  }
}
