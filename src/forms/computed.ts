import { canonicalText, type Json } from '#core'
import { type FieldState, fieldStateOf, type RecordView } from '#record'
import type { ComputedDefinition, FieldDefinition, QuestionDefinition } from './definition.ts'
import { answerPath, type Form, fieldDefinition, isQuestion } from './form.ts'
import { isDontKnow } from './kinds/dont-know.ts'
import { fitsAnswer, valueInWords } from './kinds/index.ts'

/** What was worked out, line by line, and what of it a person may take over as answers. */
export type Given = { readonly lines: readonly ComputedLine[]; readonly copies: readonly CopiedAnswer[] }

export type ComputedLine = { readonly label: string; readonly words: string }

/** `mark`: the tick that says that it was taken over, in a form that has one. */
export type CopiedAnswer = { readonly field: string; readonly value: Json; readonly mark?: string }

/** What other records say, by the name under which a form asks for it. */
export type GivenByName = ReadonlyMap<string, Given>

export const nothingGiven: GivenByName = new Map()

export const computedFor = (
  form: Form,
  view: RecordView,
  { from }: ComputedDefinition,
  given: GivenByName,
): Given => ('given' in from ? (given.get(from.given) ?? nothing) : countsInLines(form, view, from.counts))

const nothing: Given = { lines: [], copies: [] }

/** Ratings with points, counted. Nothing is made of the sum: it is a count, and no level. */
export type PointCounts = {
  readonly title: string
  readonly items: number
  /** How many have each of the points, lowest first. */
  readonly byPoints: readonly { readonly points: number; readonly count: number }[]
  /** The points added up. */
  readonly sum: number
  readonly leftOut: number
  readonly unsettled: number
  readonly unanswered: number
  /** Ticks beside the ratings, by their label. */
  readonly ticks: readonly { readonly label: string; readonly count: number }[]
}

/** One for each page, in the order in which they are named. */
export const pointsCounted = (
  form: Form,
  view: RecordView,
  pages: readonly string[],
): readonly PointCounts[] =>
  pages.flatMap((id) => {
    const page = form.pages.find((one) => one.id === id)
    const rated = page?.items.filter(isQuestion).filter(({ kind }) => kind === 'rating') ?? []
    return page ? [countsOf(page.title, rated, view)] : []
  })

function countsOf(title: string, rated: readonly QuestionDefinition[], view: RecordView): PointCounts {
  const answers = rated.map((question) => ({ question, state: fieldStateOf(view, answerPath(question)) }))
  const points = answers.flatMap(({ question, state }) => pointsOf(question, state))
  const ticks = rated.flatMap((question) =>
    (question.companions ?? [])
      .filter(({ kind }) => kind === 'tick')
      .map(({ id, label }) => ({
        label,
        isTicked: fieldStateOf(view, `${question.id}/${id}`).kind !== 'none',
      })),
  )
  return {
    title,
    items: rated.length,
    byPoints: stepsIn(rated).map((step) => ({
      points: step,
      count: points.filter((one) => one === step).length,
    })),
    sum: points.reduce((sum, one) => sum + one, 0),
    leftOut: answers.filter(({ state }) => state.kind === 'value' && isDontKnow(state.value)).length,
    unsettled: answers.filter(({ state }) => state.kind === 'conflict').length,
    unanswered: answers.filter(({ state }) => state.kind === 'none').length,
    ticks: [...Map.groupBy(ticks, ({ label }) => label)].map(([label, all]) => ({
      label,
      count: all.filter(({ isTicked }) => isTicked).length,
    })),
  }
}

function pointsOf(definition: FieldDefinition, state: FieldState): readonly number[] {
  if (definition.kind !== 'rating' || state.kind !== 'value') return []
  return definition.levels.flatMap(({ id, points }) => (id === state.value ? (points ?? []) : []))
}

const stepsIn = (rated: readonly FieldDefinition[]): readonly number[] => [
  ...new Set(
    rated.flatMap((one) => (one.kind === 'rating' ? one.levels.flatMap(({ points }) => points ?? []) : [])),
  ),
]

/** For all pages together, then for each; nothing while nothing is rated. */
function countsInLines(form: Form, view: RecordView, pages: readonly string[]): Given {
  const counts = pointsCounted(form, view, pages)
  const all = allOf(counts)
  if (all.items === all.unanswered) return nothing
  return {
    lines: [
      { label: all.title, words: countsInWords(all) },
      { label: 'The numbers added up', words: String(all.sum) },
      ...counts.map((one) => ({ label: one.title, words: countsInWords(one) })),
    ],
    copies: [],
  }
}

function countsInWords({ items, byPoints, leftOut, unsettled, unanswered, ticks }: PointCounts): string {
  const rated = byPoints.reduce((sum, { count }) => sum + count, 0)
  return [
    `${rated} of ${items} rated`,
    ...byPoints.map(({ points, count }) => `${count} × ${points}`),
    leftOut > 0 ? `${leftOut} left out` : '',
    unanswered > 0 ? `${unanswered} not answered` : '',
    unsettled > 0 ? `${unsettled} with two answers` : '',
    ...ticks.filter(({ count }) => count > 0).map(({ label, count }) => `${count} ${label.toLowerCase()}`),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** Several pages as if they were one. */
const allOf = (counts: readonly PointCounts[]): PointCounts => {
  const sumOf = (take: (one: PointCounts) => number) => counts.reduce((sum, one) => sum + take(one), 0)
  const labels = [...new Set(counts.flatMap(({ ticks }) => ticks.map(({ label }) => label)))]
  const steps = [...new Set(counts.flatMap(({ byPoints }) => byPoints.map(({ points }) => points)))]
  const countIn = (one: PointCounts, step: number) =>
    one.byPoints.find(({ points }) => points === step)?.count ?? 0
  return {
    title: 'All parts',
    items: sumOf(({ items }) => items),
    byPoints: steps.map((step) => ({ points: step, count: sumOf((one) => countIn(one, step)) })),
    sum: sumOf(({ sum }) => sum),
    leftOut: sumOf(({ leftOut }) => leftOut),
    unsettled: sumOf(({ unsettled }) => unsettled),
    unanswered: sumOf(({ unanswered }) => unanswered),
    ticks: labels.map((label) => ({
      label,
      count: sumOf((one) => one.ticks.find((tick) => tick.label === label)?.count ?? 0),
    })),
  }
}

/** One answer beside what an earlier record said to the same question. `apart`: in one of them there is none, or no single one. */
export type Change = {
  readonly label: string
  /** In words; empty where nothing was said. */
  readonly before: string
  readonly now: string
  readonly move: 'up' | 'down' | 'same' | 'other' | 'apart'
}

type Reading = { readonly form: Form; readonly view: RecordView }

/** Field by field, as far as both forms have it; only ratings go up or down. */
export const changesBetween = (before: Reading, now: Reading, fields: readonly string[]): readonly Change[] =>
  fields.flatMap((field) => {
    const [was, is] = [before, now].map(({ form, view }) => {
      const definition = fieldDefinition(form, field)
      return definition && { definition, state: fieldStateOf(view, field) }
    })
    if (!was || !is) return []
    return [
      {
        label: is.definition.label,
        before: singleInWords(was),
        now: singleInWords(is),
        move: moveOf(was, is),
      },
    ]
  })

type Answer = { readonly definition: FieldDefinition; readonly state: FieldState }

const singleInWords = ({ definition, state }: Answer): string =>
  state.kind === 'value' ? valueInWords(definition, state.value) : ''

function moveOf(was: Answer, is: Answer): Change['move'] {
  if (was.state.kind !== 'value' || is.state.kind !== 'value') return 'apart'
  if (canonicalText(was.state.value) === canonicalText(is.state.value)) return 'same'
  const [from, to] = [levelOf(was), levelOf(is)]
  if (from < 0 || to < 0) return 'other'
  return to > from ? 'up' : 'down'
}

const levelOf = ({ definition, state }: Answer): number =>
  definition.kind === 'rating' && state.kind === 'value'
    ? definition.levels.findIndex(({ id }) => id === state.value)
    : -1

/**
 * What a field holds once a copy is taken over: the copy where nothing is, the copy under what is written there. `null`: nothing changes, since
 * there is another answer, the same words already, or no such field.
 */
export function takenOver(form: Form, view: RecordView, { field, value }: CopiedAnswer): Json {
  const definition = fieldDefinition(form, field)
  const state = fieldStateOf(view, field)
  if (!definition || state.kind === 'conflict') return null
  const whole = state.kind === 'none' ? value : underneath(definition, state.value, value)
  return whole !== null && fitsAnswer(definition, whole) ? whole : null
}

const underneath = ({ kind }: FieldDefinition, before: Json, text: Json): Json =>
  kind === 'prose' && typeof before === 'string' && typeof text === 'string' && !before.includes(text)
    ? `${before}\n\n${text}`
    : null
