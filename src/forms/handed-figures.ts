import { canonicalBytes, hash, isJson, type Json, type JsonObject } from '#core'
import { isDate } from './kinds/date.ts'

/**
 * Figures of a service as its manager handed them over (docs/protocol.md §4b): numbers, and the words that say what they count, so that an app with
 * other figures shows them as they were counted.
 */
export type HandedFigures = {
  readonly format: typeof FIGURES_FORMAT
  /** `YYYY-MM-DD`: the day on which they were counted. */
  readonly on: string
  /** `YYYY-MM`: the months they are for, both included. */
  readonly from: string
  readonly to: string
  readonly figures: readonly HandedFigure[]
}

export type HandedFigure = {
  readonly title: string
  readonly how: string
  readonly by: string
  readonly columns: readonly string[]
  readonly measures: readonly string[]
  readonly lines: readonly HandedLine[]
}

/** Below `ENOUGH` it says how many it counts, and nothing more: among so few a column is a person. */
export type HandedLine = {
  readonly label: string
  readonly all: number
  readonly counts?: readonly number[]
  readonly measured?: readonly (number | null)[]
  readonly mark?: number
}

export const FIGURES_FORMAT = 'cairn figures 1'
/** From how many on a line is divided and measured. */
export const ENOUGH = 5
/** Below a statement's limit, with room for the rest of its envelope. */
const MOST_BYTES = 200_000
const MOST_TEXT = 300
const MOST = 1_000_000

/** They are known by what is in them. */
export const figuresHash = (figures: HandedFigures): string =>
  hash('cairn figures 1', canonicalBytes(figures as unknown as Json))

/** Whether they are some by their shape: what a server asks, and a device of whatever version of the app. */
export const isHandedFigures = (value: unknown): value is HandedFigures =>
  isObject(value) &&
  isJson(value) &&
  hasOnly(value, ['format', 'on', 'from', 'to', 'figures']) &&
  value['format'] === FIGURES_FORMAT &&
  isDate(value['on']) &&
  isMonth(value['from']) &&
  isMonth(value['to']) &&
  value['from'] <= value['to'] &&
  isList(value['figures'], 1, 40, isFigure) &&
  canonicalBytes(value).length <= MOST_BYTES

function isFigure(value: Json): boolean {
  if (!isObject(value) || !hasOnly(value, ['title', 'how', 'by', 'columns', 'measures', 'lines']))
    return false
  const { columns, measures } = value
  return (
    [value['title'], value['how'], value['by']].every(isText) &&
    isList(columns, 1, 12, isText) &&
    isList(measures, 0, 12, isText) &&
    isList(value['lines'], 0, 100, (line) => isLine(line, columns.length, measures.length))
  )
}

function isLine(value: Json, columns: number, measures: number): boolean {
  if (!isObject(value) || !hasOnly(value, ['label', 'all', 'counts', 'measured', 'mark'])) return false
  const { label, all, counts, measured, mark } = value
  if (!isText(label) || !isCount(all)) return false
  if (all < ENOUGH) return counts === undefined && measured === undefined && mark === undefined
  return (
    (counts === undefined || (isList(counts, columns, columns, isCount) && sumOf(counts) === all)) &&
    (measured === undefined || isList(measured, measures, measures, isMeasured)) &&
    (mark === undefined || isCount(mark))
  )
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const hasOnly = (value: JsonObject, keys: readonly string[]): boolean =>
  Object.keys(value).every((key) => keys.includes(key))

const isList = (
  value: Json | undefined,
  least: number,
  most: number,
  fits: (one: Json) => boolean,
): value is readonly Json[] =>
  Array.isArray(value) && value.length >= least && value.length <= most && value.every(fits)

const isText = (value: Json | undefined): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= MOST_TEXT

const isMonth = (value: Json | undefined): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d$/.test(value) && isDate(`${value}-01`)

const isCount = (value: Json | undefined): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MOST

const isMeasured = (value: Json): value is number | null =>
  value === null || (typeof value === 'number' && Math.abs(value) <= MOST)

const sumOf = (counts: readonly Json[]): number =>
  counts.reduce<number>((sum, count) => sum + Number(count), 0)
