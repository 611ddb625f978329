import { err, ok, type Result } from '#core'
import { actPrefixes } from '#record'
import { conditionProblems } from './condition-problems.ts'
import type {
  FieldDefinition,
  FormDefinition,
  GuidanceDefinition,
  ItemDefinition,
  PageDefinition,
  Scoring,
} from './definition.ts'
import { type Form, fieldsOfQuestion, isDrawing, isQuestion, isRows } from './form.ts'
import { kindOf } from './kinds/index.ts'
import { blankProblems, duplicateProblems, idProblems, type Problem, problemsUnder } from './problem.ts'

const MOST_ROWS = 20

/**
 * A form ready to use, or everything that is wrong with its definition, each with the path where its author
 * finds it (`pages[2].items[0].label`).
 */
export function compileForm(definition: FormDefinition): Result<Form, readonly Problem[]> {
  const items = definition.pages.flatMap(({ items }) => items)
  const fields = new Map(items.filter(isQuestion).flatMap(fieldsOfQuestion))
  const problems = [
    ...idProblems('id', definition.id),
    ...blankProblems('title', definition.title),
    ...headerProblems(definition),
    ...duplicateProblems(
      (index) => `pages[${index}].id`,
      definition.pages.map(({ id }) => id),
    ),
    ...definition.pages.flatMap((page, index) => problemsUnder(`pages[${index}]`, pageProblems(page))),
    ...besideProblems(definition),
    ...itemProblemsAcrossPages(definition),
    ...conditionProblems(definition, fields),
    ...signatureProblems(definition, fields),
    ...scoringProblems(definition, items),
    ...countsProblems(definition),
  ]
  return problems.length > 0
    ? err(problems)
    : ok({ ...definition, fields, tables: items.filter(isRows), drawings: items.filter(isDrawing) })
}

function headerProblems({
  version,
  audience,
  compartment,
  minutes,
  living,
  completion,
  countersignWhen,
  pages,
  profiles,
}: FormDefinition): readonly Problem[] {
  const problems: Problem[] = []
  if (profiles?.length === 0)
    problems.push({ path: 'profiles', message: 'Name a service that offers it, or leave this out.' })
  if (!Number.isSafeInteger(version) || version < 1)
    problems.push({ path: 'version', message: 'Use a whole number from 1.' })
  if (audience === 'client' && compartment !== 'client')
    problems.push({ path: 'compartment', message: 'A form for the client is in the compartment "client".' })
  if (minutes !== undefined && !(Number.isSafeInteger(minutes) && minutes > 0))
    problems.push({ path: 'minutes', message: 'Use a whole number from 1.' })
  if (living && completion)
    problems.push({ path: 'completion', message: 'A form that goes on for ever is never completed.' })
  if (completion === 'countersigned' && compartment === 'client')
    problems.push({
      path: 'completion',
      message: 'A manager’s name is not kept where a client could see it: countersign officers’ forms only.',
    })
  if (countersignWhen && completion !== 'countersigned')
    problems.push({ path: 'countersignWhen', message: 'Nobody countersigns this form.' })
  if (pages.length === 0) problems.push({ path: 'pages', message: 'Give at least one page.' })
  return problems
}

function pageProblems({ id, title, intro, items }: PageDefinition): readonly Problem[] {
  return [
    ...idProblems('id', id),
    ...blankProblems('title', title),
    ...(intro === undefined ? [] : blankProblems('intro', intro)),
    ...(items.length === 0 ? [{ path: 'items', message: 'Give at least one item.' }] : []),
    ...items.flatMap((item, index) => problemsUnder(`items[${index}]`, itemProblems(item))),
  ]
}

const besideProblems = ({ pages }: FormDefinition): readonly Problem[] =>
  pages.flatMap(({ beside }, index) =>
    beside === undefined || pages.some(({ id }) => id === beside)
      ? []
      : [{ path: `pages[${index}].beside`, message: `There is no page “${beside}” in this form.` }],
  )

function itemProblems(item: ItemDefinition): readonly Problem[] {
  if (item.kind === 'guidance')
    return [
      ...idProblems('id', item.id),
      ...(item.title === undefined ? [] : blankProblems('title', item.title)),
      ...(item.text.length === 0 ? [{ path: 'text', message: 'Give at least one paragraph.' }] : []),
      ...item.text.flatMap((paragraph, index) => blankProblems(`text[${index}]`, paragraph)),
      ...outcomeProblems(item),
    ]
  if (item.kind === 'computed')
    return [
      ...idProblems('id', item.id),
      ...blankProblems('label', item.label),
      ...(item.hint === undefined ? [] : blankProblems('hint', item.hint)),
      ...('given' in item.from ? idProblems('from.given', item.from.given) : []),
    ]
  if (isDrawing(item))
    return [
      ...idProblems('id', item.id),
      ...reservedProblems(item.id),
      ...blankProblems('label', item.label),
      ...(item.hint === undefined ? [] : blankProblems('hint', item.hint)),
    ]
  if (isRows(item))
    return [
      ...idProblems('id', item.id),
      ...blankProblems('label', item.label),
      ...blankProblems('rowLabel', item.rowLabel),
      ...blankProblems('addLabel', item.addLabel),
      ...countProblems('ready', item.ready ?? 0, 0),
      ...countProblems('most', item.most ?? MOST_ROWS, Math.max(1, item.ready ?? 0)),
      ...(item.columns.length === 0 ? [{ path: 'columns', message: 'Give at least one column.' }] : []),
      ...(item.columns[0]?.unlisted
        ? [{ path: 'columns[0].unlisted', message: 'A row is known by its first column: list it.' }]
        : []),
      ...fieldListProblems('columns', item.columns),
      ...item.columns.flatMap(({ requiredFor }, index) =>
        requiredFor ? blankProblems(`columns[${index}].requiredFor.completion`, requiredFor.completion) : [],
      ),
    ]
  const companions = item.companions ?? []
  return [
    ...fieldProblems(item),
    ...(item.answerLabel === undefined ? [] : blankProblems('answerLabel', item.answerLabel)),
    ...(item.kind === 'text' && item.rewords
      ? [{ path: 'rewords', message: 'Only a companion has a question to put in other words.' }]
      : []),
    ...reservedProblems(item.id),
    ...(item.requiredFor ? blankProblems('requiredFor.completion', item.requiredFor.completion) : []),
    ...fieldListProblems('companions', companions),
    ...companions.flatMap(({ id }, index) =>
      id === 'answer'
        ? [{ path: `companions[${index}].id`, message: '"answer" is the question’s own answer.' }]
        : [],
    ),
    ...companions.flatMap(({ kind, counted }, index) =>
      kind === 'tick' && counted
        ? [
            {
              path: `companions[${index}].counted`,
              message: 'A tick that is not there is an answer too: it cannot be waited for.',
            },
          ]
        : [],
    ),
  ]
}

function outcomeProblems({ title, outcomes }: GuidanceDefinition): readonly Problem[] {
  if (!outcomes) return []
  return [
    ...(title === undefined
      ? [{ path: 'title', message: 'What answers come to is read among them: give it a title.' }]
      : []),
    ...(outcomes.length === 0 ? [{ path: 'outcomes', message: 'Give at least one outcome.' }] : []),
    ...outcomes.flatMap(({ text }, index) => [
      ...(text.length === 0
        ? [{ path: `outcomes[${index}].text`, message: 'Give at least one paragraph.' }]
        : []),
      ...text.flatMap((paragraph, line) => blankProblems(`outcomes[${index}].text[${line}]`, paragraph)),
    ]),
  ]
}

const reservedProblems = (id: string): readonly Problem[] =>
  id === 'rows' || actPrefixes.some((prefix) => prefix === id)
    ? [{ path: 'id', message: `"${id}" is kept for what is not a question.` }]
    : []

const countProblems = (path: string, count: number, least: number): readonly Problem[] =>
  Number.isSafeInteger(count) && count >= least && count <= MOST_ROWS
    ? []
    : [{ path, message: `Use a whole number from ${least} to ${MOST_ROWS}.` }]

const fieldListProblems = (path: string, fields: readonly FieldDefinition[]): readonly Problem[] => [
  ...fields.flatMap((field, index) => problemsUnder(`${path}[${index}]`, fieldProblems(field))),
  ...duplicateProblems(
    (index) => `${path}[${index}].id`,
    fields.map(({ id }) => id),
  ),
]

function fieldProblems(field: FieldDefinition): readonly Problem[] {
  const kind = kindOf(field)
  return [
    ...idProblems('id', field.id),
    ...blankProblems('label', field.label),
    ...(field.hint === undefined ? [] : blankProblems('hint', field.hint)),
    ...(kind ? kind.problems(field) : [{ path: 'kind', message: `"${field.kind}" is no kind of answer.` }]),
  ]
}

/** What is counted has to be there, with points. */
function countsProblems({ pages }: FormDefinition): readonly Problem[] {
  return pages.flatMap(({ items }, page) =>
    items.flatMap((item, index) =>
      item.kind === 'computed' && 'counts' in item.from && !hasPoints(pages, item.from.counts)
        ? [
            {
              path: `pages[${page}].items[${index}].from.counts`,
              message: 'Name pages of this form, each with a rating that has points.',
            },
          ]
        : [],
    ),
  )
}

const hasPoints = (pages: FormDefinition['pages'], ids: readonly string[]): boolean =>
  ids.length > 0 &&
  ids.every((id) =>
    pages.some(
      (page) =>
        page.id === id &&
        page.items.some(
          (item) => item.kind === 'rating' && item.levels.every(({ points }) => points !== undefined),
        ),
    ),
  )

function scoringProblems({ scoring }: FormDefinition, items: readonly ItemDefinition[]): readonly Problem[] {
  if (scoring === undefined || items.some((item) => isScored(scoring, item))) return []
  return [{ path: 'scoring', message: `No question here can be scored as "${scoring}".` }]
}

function isScored(scoring: Scoring, item: ItemDefinition): boolean {
  if (!isQuestion(item)) return false
  const ticks = (item.companions ?? []).some(({ kind }) => kind === 'tick')
  if (scoring === 'how-often') return item.kind === 'frequency'
  if (scoring === 'levels') return item.kind === 'rating'
  return ticks && (item.kind === 'yesno' || (scoring === 'parts' && item.kind === 'scale'))
}

function signatureProblems(
  { pages }: FormDefinition,
  fields: ReadonlyMap<string, FieldDefinition>,
): readonly Problem[] {
  return pages.flatMap(({ items }, page) =>
    items.flatMap((item, index) =>
      item.kind === 'signature' && fields.get(item.nameField)?.kind !== 'text'
        ? [
            {
              path: `pages[${page}].items[${index}].nameField`,
              message: `No text field "${item.nameField}" in this form: a signature stands beside a typed name.`,
            },
          ]
        : [],
    ),
  )
}

function itemProblemsAcrossPages({ pages }: FormDefinition): readonly Problem[] {
  const placed = pages.flatMap(({ items }, page) =>
    items.map((item, index) => ({ item, path: `pages[${page}].items[${index}]` })),
  )
  const pathOf = (index: number) => `${placed[index]?.path}.id`
  // Within one table `fieldListProblems` has said it already.
  const columns = placed.flatMap(({ item, path }) =>
    isRows(item)
      ? [...new Set(item.columns.map(({ id }) => id))].map((id) => ({
          id,
          path: `${path}.columns[${item.columns.findIndex((column) => column.id === id)}].id`,
        }))
      : [],
  )
  return [
    ...duplicateProblems(
      pathOf,
      placed.map(({ item }) => item.id),
    ),
    ...duplicateProblems(
      (index) => columns[index]?.path ?? '',
      columns.map(({ id }) => id),
    ),
  ]
}
