import type {
  DrawingDefinition,
  FieldDefinition,
  FormDefinition,
  ItemDefinition,
  QuestionDefinition,
  RowsDefinition,
} from './definition.ts'

/** A form found to be sound. Made by `compileForm` only. */
export type Form = FormDefinition & {
  /** Every field with a fixed path, by path. */
  readonly fields: ReadonlyMap<string, FieldDefinition>
  /** The tables that grow, in order. */
  readonly tables: readonly RowsDefinition[]
  readonly drawings: readonly DrawingDefinition[]
}

export const isQuestion = (item: ItemDefinition): item is QuestionDefinition =>
  !isRows(item) && !isDrawing(item) && item.kind !== 'guidance' && item.kind !== 'computed'

export const isRows = (item: ItemDefinition): item is RowsDefinition => item.kind === 'rows'

export const isDrawing = (item: ItemDefinition): item is DrawingDefinition => item.kind === 'drawing'

export const answerPath = (question: QuestionDefinition): string => `${question.id}/answer`

export const companionPath = (question: QuestionDefinition, companion: FieldDefinition): string =>
  `${question.id}/${companion.id}`

/** Fields of a question by path, its own answer first. */
export const fieldsOfQuestion = (
  question: QuestionDefinition,
): readonly (readonly [string, FieldDefinition])[] => [
  [answerPath(question), question],
  ...(question.companions ?? []).map((companion) => [companionPath(question, companion), companion] as const),
]

/** What stands at a field path of this form, cells of rows and strokes of drawings included; undefined when there is no such field. */
export function fieldDefinition(form: Form, field: string): FieldDefinition | undefined {
  const [first, row, column, ...rest] = field.split('/')
  if (first !== 'rows') return form.fields.get(field) ?? strokeDefinition(form, field)
  if (row === undefined || rest.length > 0) return undefined
  return form.tables.flatMap(({ columns }) => columns).find(({ id }) => id === column)
}

function strokeDefinition({ drawings }: Form, field: string): FieldDefinition | undefined {
  const [first, stroke, ...rest] = field.split('/')
  const drawing = drawings.find(({ id }) => id === first)
  if (!drawing || stroke === undefined || rest.length > 0) return undefined
  return { kind: 'stroke', id: stroke, label: drawing.label }
}
