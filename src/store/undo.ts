import { type Head, type NewStatement, type RecordView, stateAsBefore } from '#record'

/** What one step of a person changed: `before` is the record as they saw it, `made` the statements of the step. */
type Step = {
  readonly before: RecordView
  readonly fields: readonly string[]
  readonly made: ReadonlySet<string>
}

/** A step that was taken back: `before` is the record as it read until then, `made` the statements that took it back. */
type Undone = Step & { readonly step: Step }

/**
 * The steps of one person in one record, to be taken back one by one, and done again. Undoing is a statement like any other; the history keeps
 * both. Only what a step itself said is taken back: a field where something else stands by now, another author's answer too, is left alone.
 */
export type Undo = {
  /** A new step: what was taken back before it is not done again. */
  note(before: RecordView, fields: readonly string[], made: readonly Head[]): void
  /** What would take back the last step that can be; empty when there is none. */
  next(now: RecordView, version: number): readonly NewStatement[]
  /** The statements of `next` were stored, over `before`. */
  undone(before: RecordView, made: readonly Head[]): void
  /** What would do the last step again that was taken back; empty when there is none. */
  nextAgain(now: RecordView, version: number): readonly NewStatement[]
  /** The statements of `nextAgain` were stored. */
  doneAgain(made: readonly Head[]): void
}

const MOST_STEPS = 200

export function createUndo(): Undo {
  let steps: readonly Step[] = []
  let undone: readonly Undone[] = []
  /** What statements made by undoing and doing again say once more: other steps know only these. */
  const saysAgain = new Map<string, readonly string[]>()
  const meantBy = (id: string): readonly string[] => [id, ...(saysAgain.get(id) ?? [])]

  const statementsOf = (step: Step, now: RecordView, version: number): readonly NewStatement[] => {
    const isOfStep = (field: string): boolean =>
      (now.fields.get(field)?.heads ?? []).every(({ id }) =>
        meantBy(id).some((meant) => step.made.has(meant)),
      )
    return stateAsBefore(step.before, now, step.fields.filter(isOfStep), version)
  }

  const remember = (before: RecordView | undefined, made: readonly Head[]): void => {
    for (const { id, statement } of made) {
      const again = before?.fields.get(statement.field)?.heads ?? []
      saysAgain.set(
        id,
        again.flatMap((head) => meantBy(head.id)),
      )
    }
  }

  return {
    note(before, fields, made) {
      steps = [...steps, { before, fields, made: idsOf(made) }].slice(-MOST_STEPS)
      undone = []
    },
    next(now, version) {
      for (let step = steps.at(-1); step; step = steps.at(-1)) {
        const statements = statementsOf(step, now, version)
        if (statements.length > 0) return statements
        steps = steps.slice(0, -1)
      }
      return []
    },
    undone(before, made) {
      const step = steps.at(-1)
      steps = steps.slice(0, -1)
      remember(step?.before, made)
      if (step) undone = [...undone, { step, before, fields: step.fields, made: idsOf(made) }]
    },
    nextAgain(now, version) {
      for (let last = undone.at(-1); last; last = undone.at(-1)) {
        const statements = statementsOf(last, now, version)
        if (statements.length > 0) return statements
        undone = undone.slice(0, -1)
      }
      return []
    },
    doneAgain(made) {
      const last = undone.at(-1)
      undone = undone.slice(0, -1)
      remember(last?.before, made)
      if (last) steps = [...steps, { ...last.step, made: new Set([...last.step.made, ...idsOf(made)]) }]
    },
  }
}

const idsOf = (made: readonly Head[]): ReadonlySet<string> => new Set(made.map(({ id }) => id))
