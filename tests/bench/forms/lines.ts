import { latestClientForm } from '../../../src/catalogue/client/index.ts'
import { type Form, levelsOf, type QuestionDefinition } from '../../../src/forms/index.ts'

/** Both behaviour inventories. */
export const inventories: readonly Form[] = ['inventory-abuse', 'inventory-violence'].map((id) => {
  const form = latestClientForm(id)
  if (!form) throw new Error(`There is no form ${id}.`)
  return form
})

/** A line that is answered twice, on six levels. */
export type Line = { readonly id: string; readonly label: string; readonly columns: readonly string[] }

const isLine = (item: { readonly kind: string }): item is QuestionDefinition => item.kind === 'frequency'

const questions = inventories.flatMap((form) =>
  form.pages.flatMap(({ items }) => items.filter(isLine).map((item) => ({ form, item }))),
)

/** The same lines for every page that is measured. */
export const lines: readonly Line[] = questions.map(({ form, item }) => ({
  id: `${form.id.replace('inventory-', '')}_${item.id}`,
  label: item.label,
  columns: [
    item.answerLabel ?? '',
    ...(item.companions ?? []).flatMap(({ counted, label }) => (counted ? [label] : [])),
  ],
}))

export const levels: readonly string[] = questions
  .slice(0, 1)
  .flatMap(({ item }) => levelsOf(item).map(({ mark, label }) => `${mark} ${label}`))

/** What marks where a column's answer is kept. */
export const keyOf = (line: Line, column: number): string => `${line.id}_${column + 1}`
