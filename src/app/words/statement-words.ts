import { type Form, fieldDefinition, valueInWords } from '#forms'
import type { Statement } from '#record'

/** One statement by itself: what was asked, and what was said. */
export function statementInWords(
  form: Form,
  { field, value }: Statement,
): { readonly label: string; readonly words: string } {
  if (field === 'record/completion')
    return { label: 'This record', words: value === null ? 'Sent back' : 'Completed' }
  const definition = fieldDefinition(form, field)
  if (definition) return { label: definition.label, words: valueInWords(definition, value) || 'No answer' }
  const isRow = field.startsWith('rows/')
  if (isRow)
    return { label: form.tables[0]?.rowLabel ?? 'A row', words: value === null ? 'Removed' : 'Added' }
  return { label: 'An answer', words: typeof value === 'string' ? value : 'No answer' }
}
