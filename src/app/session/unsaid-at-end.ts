import { evaluate, type Form, fieldDefinition } from '#forms'
import { type StatementSet, viewOf } from '#record'

/** What has to be said before a session is over, in the words of its field. */
export type Unsaid = { readonly field: string; readonly message: string }

const neededToEnd = ['safe-to-end/answer', 'attendance/answer'] as const

/**
 * What an appointment's record does not say yet and must before the client leaves; two answers are as good as none. The summary can wait.
 */
export function unsaidAtEnd(form: Form, set: StatementSet): readonly Unsaid[] {
  const { missing, conflicts } = evaluate(form, viewOf(set))
  return neededToEnd.flatMap((field) => {
    const left = missing.find((one) => one.field === field)
    if (left) return [{ field, message: left.message }]
    const label = fieldDefinition(form, field)?.label
    return conflicts.includes(field) ? [{ field, message: `Choose the answer that stands: ${label}` }] : []
  })
}
