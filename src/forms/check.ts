import { err, isId, type Json, ok, type Result } from '#core'
import { isInk } from '#drawing/values'
import { actOf, isAnswerField, isCountersignature } from '#record'
import { type Form, fieldDefinition } from './form.ts'
import { fitsAnswer, valueOfText } from './kinds/index.ts'
import { isPlace } from './rows.ts'

/** The codes of docs/protocol.md §7 for a statement that a form version does not take. */
export type FieldRefusal = 'unknown-field' | 'bad-value'

/** Whether this form version has the field and the value fits its kind and limits. `null`, no answer, always fits. */
export function checkValue(form: Form, field: string, value: Json): Result<Json, FieldRefusal> {
  if (!isAnswerField(field)) return checkAct(form, field, value)
  const [first, row = '', cell] = field.split('/')
  if (first === 'rows' && (form.tables.length === 0 || !isId(row))) return err('unknown-field')
  if (first === 'rows' && cell === undefined)
    return value === null || isPlace(form, value) ? ok(value) : err('bad-value')
  const definition = fieldDefinition(form, field)
  if (!definition) return err('unknown-field')
  return fitsAnswer(definition, value) ? ok(value) : err('bad-value')
}

/** Acts on the record (docs/protocol.md §4a). Setting aside is possible in every form: also what the server did not take can be; so is saying its words. */
function checkAct({ completion }: Form, field: string, value: Json): Result<Json, FieldRefusal> {
  const act = actOf({ field, value })
  if (act === 'name-wording') return ok(value)
  if (act !== 'set-aside' && !completion) return err('unknown-field')
  if (act === null) return err('bad-value')
  if (act !== 'countersign') return ok(value)
  if (completion !== 'countersigned') return err('unknown-field')
  const isSigned = value === null || (isCountersignature(value) && (value.ink === null || isInk(value.ink)))
  return isSigned ? ok(value) : err('bad-value')
}

/**
 * What a draft (text left in a field) says as a value: trimmed, blank as `null`, a date as `YYYY-MM-DD`. The error is for
 * the person typing; the draft is then kept as it is.
 */
export function valueOfDraft(form: Form, field: string, draft: string): Result<Json, string> {
  const definition = fieldDefinition(form, field)
  return definition ? valueOfText(definition, draft) : err('This form has no such question any more.')
}
