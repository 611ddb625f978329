import { latestOfficerForm } from '#catalogue/officer'
import { err, type Json, ok, type Result } from '#core'
import { type Form, isQuestion, optionsOf, type QuestionDefinition, valueOfText } from '#forms'

/** What a file of referrals can say of one: a question of a form, under the name that it has in the file. */
export type Column = {
  readonly name: string
  readonly form: Form
  readonly question: QuestionDefinition
  /** A referral that leaves it out is not taken. */
  readonly isNeeded: boolean
}

/** Children are a table: in a line of text "Zofia, 7; Antek, 4", in JSON also a list of `{ "name", "age" }`. */
export const CHILDREN = 'children'

const needed: ReadonlySet<string> = new Set(['client', 'reference', 'social-worker', 'asked-on'])

/** Of the case file, what the request does not ask. */
export const ofCaseFile: readonly string[] = ['team', 'council', 'legal-status', 'living']

/** Every column of a file, in the order in which a template has them. The social worker’s own screening may come with the request. */
export function columns(): readonly Column[] {
  const request = formNamed('request-for-service')
  const screening = formNamed('screening')
  const file = formNamed('case-file')
  return [
    ...questionsOf(request).map((question) => column(question.id, request, question)),
    ...questionsOf(file)
      .filter(({ id }) => ofCaseFile.includes(id))
      .map((question) => column(question.id, file, question)),
    ...questionsOf(screening).map((question) => column(`screening-${question.id}`, screening, question)),
  ]
}

const column = (name: string, form: Form, question: QuestionDefinition): Column => ({
  ...{ name, form, question },
  isNeeded: needed.has(name),
})

export function formNamed(id: string): Form {
  const form = latestOfficerForm(id)
  if (!form) throw new Error(`There is no form ${id}.`)
  return form
}

const questionsOf = ({ pages }: Form): readonly QuestionDefinition[] =>
  pages.flatMap(({ items }) => items.filter(isQuestion))

/** What stands in a cell as a value of its question; the error says what would be taken. An empty cell says nothing. */
export function valueOfCell(question: QuestionDefinition, cell: string): Result<Json, string> {
  const text = cell.trim()
  if (text === '') return ok(null)
  if (question.kind === 'date') return dateOf(question, text)
  const options = optionsOf(question)
  if (options.length === 0) return valueOfText(question, text)
  const asked = question.kind === 'choices' ? text.split(';').map((part) => part.trim()) : [text]
  const chosen = asked.map((one) => options.find(({ id, label }) => isSame(one, id) || isSame(one, label)))
  if (chosen.some((option) => option === undefined))
    return err(`Use ${listInWords(options.map(({ id }) => id))}. It says “${text}”.`)
  if (question.kind !== 'choices') return ok(chosen[0]?.id ?? null)
  return ok(options.filter((option) => chosen.includes(option)).map(({ id }) => id))
}

/** `1988-03-17`, or as it is written by hand: `17/3/1988`. */
function dateOf(question: QuestionDefinition, text: string): Result<Json, string> {
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  const typed = iso ? `${iso[3]}/${iso[2]}/${iso[1]}` : text
  const date = valueOfText(question, typed)
  return date.ok ? date : err(`Use a day like 2026-03-17 or 17/3/2026. It says “${text}”.`)
}

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

const listInWords = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
