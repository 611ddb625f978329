import {
  type Condition,
  type FieldDefinition,
  type Form,
  fieldDefinition,
  type ItemDefinition,
  isQuestion,
  optionsOf,
} from '#forms'

/** One time through a form. */
export type Walk = {
  /** What has to be picked by field, in this order, for everything in `items` to be asked: ids of options. */
  readonly picks: ReadonlyMap<string, readonly string[]>
  /** Ids of the items to answer. */
  readonly items: ReadonlySet<string>
}

/** For each field that something hangs on, the picks that would do. */
type Needs = ReadonlyMap<string, readonly Choice[]>
type Choice = readonly string[]

/** As few walks through a form as ask everything that is meant, when some questions are asked only where others are not. */
export function walksOf(
  form: Form,
  isMeant: (field: FieldDefinition) => boolean = () => true,
): readonly Walk[] {
  const walks: { needs: Needs; items: Set<string> }[] = [{ needs: new Map(), items: new Set() }]
  for (const item of form.pages.flatMap(({ items }) => items)) {
    if (!fieldsOfItem(item).some(isMeant)) continue
    const needs = needsOf(form, item)
    const walk = walks.find((one) => together(one.needs, needs))
    if (walk) {
      walk.needs = together(walk.needs, needs) ?? walk.needs
      walk.items.add(item.id)
    } else walks.push({ needs, items: new Set([item.id]) })
  }
  return walks.map(({ needs, items }) => ({
    items,
    picks: new Map([...needs].map(([field, picks]) => [field, picks[0] ?? []])),
  }))
}

/** What an item hangs on, after what the questions hang on that it hangs on. */
function needsOf(form: Form, { id, appliesWhen }: ItemDefinition): Needs {
  if (!appliesWhen) return new Map()
  const own = needsOfCondition(form, appliesWhen, true)
  const askers = form.pages
    .flatMap(({ items }) => items)
    .filter((item) => [...(own?.keys() ?? [])].some((field) => field.startsWith(`${item.id}/`)))
  const needs = allOf([...askers.map((item) => needsOf(form, item)), own])
  if (!needs) throw new Error(`“${id}” of ${form.id} is never asked.`)
  return needs
}

function needsOfCondition(form: Form, condition: Condition, wanted: boolean): Needs | null {
  if ('not' in condition) return needsOfCondition(form, condition.not, !wanted)
  if ('all' in condition || 'any' in condition) {
    const parts = ('all' in condition ? condition.all : condition.any).map((part) =>
      needsOfCondition(form, part, wanted),
    )
    return 'all' in condition === wanted ? allOf(parts) : (parts.find((part) => part !== null) ?? null)
  }
  const option = 'is' in condition ? condition.is : condition.includes
  const picks = picksOf(fieldDefinition(form, condition.field)).filter(
    (pick) => pick.includes(option) === wanted,
  )
  return picks.length > 0 ? new Map([[condition.field, picks]]) : null
}

/** One option; where several may be picked, all that go together too. */
function picksOf(field: FieldDefinition | undefined): readonly Choice[] {
  if (!field) return []
  const options = optionsOf(field)
  const single = options.map(({ id }) => [id])
  return field.kind === 'choices'
    ? [options.filter(({ exclusive }) => !exclusive).map(({ id }) => id), ...single]
    : single
}

const allOf = (parts: readonly (Needs | null)[]): Needs | null =>
  parts.reduce<Needs | null>((whole, part) => whole && part && together(whole, part), new Map())

/** Null when they cannot both be met. */
function together(one: Needs, other: Needs): Needs | null {
  const both = new Map(one)
  for (const [field, picks] of other) {
    const left = (both.get(field) ?? picks).filter((pick) =>
      picks.some((same) => same.join() === pick.join()),
    )
    if (left.length === 0) return null
    both.set(field, left)
  }
  return both
}

function fieldsOfItem(item: ItemDefinition): readonly FieldDefinition[] {
  if (item.kind === 'rows') return item.columns.filter(({ unlisted }) => !unlisted)
  return isQuestion(item) ? [item, ...(item.companions ?? [])] : []
}
