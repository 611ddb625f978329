import { err, ok, type Result } from '#core'
import type { Ink } from '#drawing/values'
import {
  type Completion,
  fieldStateOf,
  isContested,
  type NewStatement,
  type RecordView,
  type StatementSet,
  stateAside,
  stateCompletion,
  stateCountersignature,
  stateStanding,
  viewAsCompleted,
} from '#record'
import { holds } from './conditions.ts'
import { evaluate } from './evaluate.ts'
import type { Form } from './form.ts'
import { signedContent } from './signing.ts'

/** Why something cannot be done to a record as it stands (docs/protocol.md §4a). Nothing has changed after any of them. */
export type WrongState =
  /** The form is never completed, or nobody countersigns it. */
  | 'not-of-form'
  | 'completed'
  | 'not-completed'
  /** A field has more than one answer, or the record more than one completion: a person settles that first. */
  | 'unsettled'
  /** Something that completing waits for is not there. */
  | 'missing'
  /** Part of what was completed is not here. */
  | 'not-whole'
  /** The statement is not late: it is part of the record. */
  | 'not-late'

export function complete(form: Form, view: RecordView): Result<NewStatement, WrongState> {
  if (!form.completion) return err('not-of-form')
  if (view.standing.kind === 'completed') return err('completed')
  const { conflicts, missing, progress } = evaluate(form, view)
  if (conflicts.length > 0 || isContested(view.standing)) return err('unsettled')
  if (missing.length > 0 || progress.answered === 0) return err('missing')
  return ok(stateCompletion(view, signedContent(form, view), form.version))
}

/** Opens a completed record again. Its answers stay as they are; completing it anew is its next revision. */
export const sendBack = (form: Form, view: RecordView): Result<NewStatement, WrongState> =>
  view.standing.kind === 'completed' ? ok(stateStanding(view, null, form.version)) : err('not-completed')

export function countersign(
  form: Form,
  set: StatementSet,
  { standing }: RecordView,
  signed: { readonly name: string; readonly ink: Ink | null },
): Result<NewStatement, WrongState> {
  if (form.completion !== 'countersigned') return err('not-of-form')
  if (standing.kind !== 'completed') return err('not-completed')
  const [head] = standing.completions
  if (!head || isContested(standing)) return err('unsettled')
  if (!isWhole(form, set, head.completion)) return err('not-whole')
  const { id, completion } = head
  return ok(stateCountersignature({ completion: id, content: completion.content, ...signed }, form.version))
}

/** Whether a record of this form waits for the manager's signature once it is completed. */
export const asksCountersignature = (form: Form, view: RecordView): boolean =>
  form.completion === 'countersigned' &&
  (form.countersignWhen === undefined ||
    holds(form.countersignWhen, (field) => {
      const state = fieldStateOf(view, field)
      return state.kind === 'none' ? [null] : state.kind === 'value' ? [state.value] : state.values
    }))

/** Sets a late statement aside, or what the server did not take: what is part of the record cannot be. */
export function setAside(form: Form, view: RecordView, statement: string): Result<NewStatement, WrongState> {
  const isPart = [...view.fields.values()].some(({ heads }) => heads.some(({ id }) => id === statement))
  return isPart ? err('not-late') : ok(stateAside(statement, form.version))
}

/** Whether everything that was completed is here, as it was signed. */
export const isWhole = (form: Form, set: StatementSet, completion: Completion): boolean =>
  signedContent(form, viewAsCompleted(set, completion)) === completion.content
