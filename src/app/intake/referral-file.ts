import Papa from 'papaparse'
import { err, type Json, type JsonObject, ok, type Result } from '#core'
import type { Problem } from '#forms'
import { CHILDREN, type Column, columns, valueOfCell } from './columns.ts'
import { type Child, FORMAT, type Referral, textOf } from './referral.ts'

/** More than any service gets at once; a file of more is not one of referrals. */
const MOST_REFERRALS = 500
/** Faults that are listed: who has more of them has the wrong file. */
const MOST_FAULTS = 200
const CHILD_LENGTH = 80

/**
 * Reads a file of referrals, JSON or a table (CSV): all of it or nothing, with every fault at once, each with where it is. `text`: the
 * whole file.
 */
export function readReferrals(text: string): Result<readonly Referral[], readonly Problem[]> {
  const rows = text.trimStart().startsWith('{') ? rowsOfJson(text) : rowsOfCsv(text)
  if (!rows.ok) return rows
  if (rows.value.length === 0) return fault('', 'There is no referral in this file.')
  if (rows.value.length > MOST_REFERRALS)
    return fault(
      '',
      `There are ${rows.value.length} referrals in this file. Take in at most ${MOST_REFERRALS} at once.`,
    )
  const read = rows.value.map(readRow)
  const problems = [...read.flatMap((one) => one.problems), ...repeated(read)]
  if (problems.length > 0) return err(problems.slice(0, MOST_FAULTS))
  return ok(read.map(({ referral }) => referral))
}

/** What stands in a file for one referral, and where. */
type Row = { readonly place: string; readonly cells: JsonObject }

const fault = (path: string, message: string) => err([{ path, message }])

function rowsOfJson(text: string): Result<readonly Row[], readonly Problem[]> {
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch {
    return fault('', 'This is not a whole JSON file: it was cut short, or changed by hand.')
  }
  const { format, referrals } = file as { readonly format?: unknown; readonly referrals?: unknown }
  if (format !== FORMAT)
    return fault('format', `Put "${FORMAT}" here: it says that this is a file of referrals.`)
  if (!Array.isArray(referrals)) return fault('referrals', 'Put the list of referrals here.')
  const wrong = referrals.flatMap((one, index) =>
    isObject(one)
      ? []
      : [{ path: placeInJson(index), message: 'This is no referral: use names and values.' }],
  )
  if (wrong.length > 0) return err(wrong)
  return ok(referrals.map((cells: JsonObject, index) => ({ place: placeInJson(index), cells })))
}

const placeInJson = (index: number): string => `referrals[${index}]`

function rowsOfCsv(text: string): Result<readonly Row[], readonly Problem[]> {
  const { data, errors, meta } = Papa.parse<{ readonly [name: string]: string }>(text, {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (header) => header.trim(),
  })
  const doubled = Object.values(meta.renamedHeaders ?? {})
  const problems = [
    ...doubled.map((name) => ({ path: 'line 1', message: `The column ${name} is there twice.` })),
    ...errors
      .filter(({ type }) => type !== 'Delimiter') // a single column has none
      .map(({ row, message }) => ({ path: lineOf(row ?? 0), message: `${message}.` })),
  ]
  if (problems.length > 0) return err(problems.slice(0, MOST_FAULTS))
  return ok(data.map((cells, index) => ({ place: lineOf(index), cells })))
}

/** As a person counts them who opens the file: the names of the columns are the first. */
const lineOf = (index: number): string => `line ${index + 2}`

type Read = { readonly place: string; readonly referral: Referral; readonly problems: readonly Problem[] }

function readRow({ place, cells }: Row): Read {
  const known = columns()
  const at = (name: string) => `${place}, ${name}`
  const answers = new Map<string, Json>()
  const problems: Problem[] = Object.keys(cells)
    .filter((name) => name !== CHILDREN && !known.some((column) => column.name === name))
    .map((name) => ({ path: at(name), message: 'No referral has this. Look for its name in the template.' }))
  for (const column of known) {
    const value = readCell(column, cells[column.name])
    if (!value.ok) problems.push({ path: at(column.name), message: value.error })
    else if (value.value !== null) answers.set(column.name, value.value)
    else if (column.isNeeded) problems.push({ path: at(column.name), message: 'This is needed.' })
  }
  const children = readChildren(cells[CHILDREN])
  if (!children.ok) problems.push({ path: at(CHILDREN), message: children.error })
  return { place, referral: { answers, children: children.ok ? children.value : [] }, problems }
}

function readCell({ question }: Column, cell: Json | undefined): Result<Json, string> {
  if (cell === undefined || cell === null) return ok(null)
  if (typeof cell === 'string') return valueOfCell(question, cell)
  if (typeof cell === 'boolean' && question.kind === 'yesno') return ok(cell ? 'yes' : 'no')
  if (question.kind === 'choices' && Array.isArray(cell) && cell.every((one) => typeof one === 'string'))
    return valueOfCell(question, cell.join(';'))
  return err(question.kind === 'choices' ? 'Use a list of texts.' : 'Use a text.')
}

function readChildren(cell: Json | undefined): Result<readonly Child[], string> {
  if (cell === undefined || cell === null) return ok([])
  const children = typeof cell === 'string' ? childrenInText(cell) : childrenInList(cell)
  if (!children) return err('Use “Zofia, 7; Antek, 4”, or a list of { "name", "age" }.')
  return children.some(({ name, age }) => Math.max(name.length, age.length) > CHILD_LENGTH)
    ? err(`A name or age is longer than ${CHILD_LENGTH} letters.`)
    : ok(children.filter(({ name, age }) => `${name}${age}` !== ''))
}

const childrenInText = (text: string): readonly Child[] =>
  text.split(';').map((part) => {
    const [, name = part, age = ''] = /^(.*),([^,]*)$/s.exec(part) ?? []
    return { name: oneLine(name), age: oneLine(age) }
  })

function childrenInList(list: Json): readonly Child[] | null {
  if (!Array.isArray(list) || !list.every(isObject)) return null
  const texts = list.map(({ name = '', age = '' }) => ({
    name,
    age: typeof age === 'number' ? `${age}` : age,
  }))
  return texts.every(
    (child): child is Child => typeof child.name === 'string' && typeof child.age === 'string',
  )
    ? texts.map(({ name, age }) => ({ name: oneLine(name), age: oneLine(age) }))
    : null
}

const oneLine = (text: string): string => text.trim().replace(/\s+/g, ' ')

/** One person twice in one file is one referral too many. */
function repeated(rows: readonly Read[]): readonly Problem[] {
  const firsts = new Map<string, string>()
  return rows.flatMap(({ place, referral }) => {
    const reference = textOf(referral, 'reference').toLowerCase()
    const first = firsts.get(reference)
    if (reference === '') return []
    if (first === undefined) firsts.set(reference, place)
    return first === undefined
      ? []
      : [{ path: `${place}, reference`, message: `The same reference stands in ${first} too.` }]
  })
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
