import type { Json } from '#core'
import type { Condition } from './definition.ts'

/** Every field a condition looks at, with the path of the place that names it. */
export function conditionLeaves(condition: Condition, path: string): readonly ConditionLeaf[] {
  if ('not' in condition) return conditionLeaves(condition.not, `${path}.not`)
  if ('all' in condition)
    return condition.all.flatMap((part, index) => conditionLeaves(part, `${path}.all[${index}]`))
  if ('any' in condition)
    return condition.any.flatMap((part, index) => conditionLeaves(part, `${path}.any[${index}]`))
  return [{ path, condition }]
}

export type ConditionLeaf = {
  readonly path: string
  readonly condition: Extract<Condition, { field: string }>
}

/**
 * Whether a condition can hold (or, with `wanted` false, fail) for some choice among each field's values: more than one
 * value is a conflict, and what either answer would ask for is asked.
 */
export function holds(
  condition: Condition,
  valuesOf: (field: string) => readonly Json[],
  wanted = true,
): boolean {
  if ('not' in condition) return holds(condition.not, valuesOf, !wanted)
  if ('all' in condition || 'any' in condition) {
    const parts = 'all' in condition ? condition.all : condition.any
    const each = (part: Condition) => holds(part, valuesOf, wanted)
    return 'all' in condition === wanted ? parts.every(each) : parts.some(each)
  }
  return valuesOf(condition.field).some((value) => leafHolds(condition, value) === wanted)
}

const leafHolds = (condition: ConditionLeaf['condition'], value: Json): boolean =>
  'is' in condition ? value === condition.is : Array.isArray(value) && value.includes(condition.includes)
