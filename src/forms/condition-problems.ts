import { type ConditionLeaf, conditionLeaves } from './conditions.ts'
import type { FieldDefinition, FormDefinition, ItemDefinition } from './definition.ts'
import { isQuestion } from './form.ts'
import { optionsOf } from './kinds/choice.ts'
import { fitsAnswer } from './kinds/index.ts'
import type { Problem } from './problem.ts'

/** Conditions that name no field, a value the field cannot have, or each other in a circle. */
export function conditionProblems(
  { pages, countersignWhen }: FormDefinition,
  fields: ReadonlyMap<string, FieldDefinition>,
): readonly Problem[] {
  const placed = pages.flatMap(({ items }, page) =>
    items.map((item, index) => ({
      item,
      leaves: item.appliesWhen
        ? conditionLeaves(item.appliesWhen, `pages[${page}].items[${index}].appliesWhen`)
        : [],
      outcomes: outcomeLeaves(item, `pages[${page}].items[${index}]`),
    })),
  )
  const questionsById = new Map(
    placed.filter(({ item }) => isQuestion(item)).map(({ item, leaves }) => [item.id, leaves] as const),
  )
  const signing = countersignWhen ? conditionLeaves(countersignWhen, 'countersignWhen') : []
  return [
    ...signing.flatMap((leaf) => leafProblems(leaf, fields)),
    ...placed.flatMap(({ item, leaves, outcomes }) => [
      ...[...leaves, ...outcomes].flatMap((leaf) => leafProblems(leaf, fields)),
      ...circleProblems(item, leaves, questionsById),
    ]),
  ]
}

/** What is worked out from answers asks for none: it cannot go in a circle. */
const outcomeLeaves = (item: ItemDefinition, path: string): readonly ConditionLeaf[] =>
  item.kind === 'guidance'
    ? (item.outcomes ?? []).flatMap(({ when }, index) =>
        conditionLeaves(when, `${path}.outcomes[${index}].when`),
      )
    : []

function leafProblems(
  { path, condition }: ConditionLeaf,
  fields: ReadonlyMap<string, FieldDefinition>,
): readonly Problem[] {
  const field = fields.get(condition.field)
  if (!field) return [{ path: `${path}.field`, message: `No field "${condition.field}" in this form.` }]
  if ('is' in condition)
    return fitsAnswer(field, condition.is)
      ? []
      : [{ path: `${path}.is`, message: `"${condition.field}" can never be "${condition.is}".` }]
  return field.kind === 'choices' && optionsOf(field).some(({ id }) => id === condition.includes)
    ? []
    : [
        {
          path: `${path}.includes`,
          message: `"${condition.field}" can never include "${condition.includes}".`,
        },
      ]
}

function circleProblems(
  item: ItemDefinition,
  leaves: readonly ConditionLeaf[],
  leavesByQuestion: ReadonlyMap<string, readonly ConditionLeaf[]>,
): readonly Problem[] {
  const seen = new Set<string>()
  const waiting = leaves.map(questionOf)
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    waiting.push(...(leavesByQuestion.get(id) ?? []).map(questionOf))
  }
  const [first] = leaves
  return first && seen.has(item.id)
    ? [{ path: first.path, message: `"${item.id}" depends on itself: its conditions go in a circle.` }]
    : []
}

const questionOf = ({ condition }: ConditionLeaf): string => condition.field.split('/')[0] ?? ''
