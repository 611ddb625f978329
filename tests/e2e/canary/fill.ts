import type { Locator, Page } from 'playwright-core'
import {
  type FieldDefinition,
  type Form,
  type ItemDefinition,
  isQuestion,
  maxLengthOf,
  optionsOf,
  type QuestionDefinition,
  type RowsDefinition,
} from '#forms'
import { button } from '../officer.ts'
import type { Walk } from './walks.ts'

/** What goes into a field of words. `name`: the field, for people. */
export type WordFor = (name: string) => string

export type FieldTest = (field: FieldDefinition) => boolean

const any: FieldTest = () => true

/** Of all that a form asks, what a word of one's own can be put into. */
export const holdsWords: FieldTest = ({ kind }) => kind === 'text' || kind === 'prose'

/** The fields that a form has: paths of questions and companions, and for a table its id and that of the column. */
export const fieldsOf = ({ fields, tables }: Form, isMeant = any): readonly string[] => [
  ...[...fields].filter(([, field]) => isMeant(field)).map(([path]) => path),
  ...tables.flatMap(({ id, columns }) =>
    columns.filter((column) => !column.unlisted && isMeant(column)).map((column) => `${id}/${column.id}`),
  ),
]

/**
 * Puts something into every field of the items on screen that this walk answers, or into those that are meant. A control that is not there, or that
 * nobody taught this to fill, is an error.
 *
 * @returns the fields filled, as `fieldsOf` names them; what is picked in more than one walk, in each of them.
 */
export async function fillItems(
  page: Page,
  form: Form,
  items: readonly ItemDefinition[],
  { picks, items: mine }: Walk,
  wordFor: WordFor,
  isMeant = any,
): Promise<readonly string[]> {
  const questions = items.filter(isQuestion)
  const filled: string[] = []
  const fields = new Map(questions.flatMap(fieldsOfQuestion))
  // First what others hang on, wherever it stands.
  for (const [path, pick] of picks) {
    const field = fields.get(path)
    if (!field) continue
    await pickOptions(controlOf(page, path), field, pick)
    filled.push(path)
  }
  for (const question of questions.filter(({ id }) => mine.has(id)))
    for (const [path, field] of fieldsOfQuestion(question)) {
      if (picks.has(path) || !isMeant(field)) continue
      await fillField(controlOf(page, path), field, () => wordFor(`${form.id} ${path}`))
      filled.push(path)
    }
  for (const table of items.filter((item) => item.kind === 'rows'))
    if (mine.has(table.id)) filled.push(...(await fillRow(page, form, table, wordFor, isMeant)))
  return filled
}

/** Types into a form's first box for words and stays in it. */
export async function typeInFirstBox(page: Page, form: Form, word: string): Promise<void> {
  const [path] = [...form.fields].find(([, { kind }]) => kind === 'text' || kind === 'prose') ?? []
  if (path === undefined) throw new Error(`${form.id} has no box for words.`)
  await controlOf(page, path).fill(word)
}

async function fillRow(page: Page, form: Form, table: RowsDefinition, wordFor: WordFor, isMeant: FieldTest) {
  const region = page.getByRole('region', { name: table.label, exact: true })
  if ((await region.getByRole('listitem').count()) === 0) await button(page, table.addLabel).click()
  const row = region.getByRole('listitem').first()
  const filled: string[] = []
  for (const column of table.columns.filter((one) => !one.unlisted && isMeant(one))) {
    const name = `${table.id}/${column.id}`
    await fillField(row.locator(`[id$=".${column.id}"]`), column, () => wordFor(`${form.id} ${name}`))
    filled.push(name)
  }
  return filled
}

async function fillField(control: Locator, field: FieldDefinition, word: () => string): Promise<void> {
  switch (field.kind) {
    case 'text':
    case 'prose':
      return write(control, word().slice(0, maxLengthOf(field)))
    case 'number':
      return write(control, String(field.from))
    case 'time':
      return write(control, '9:30')
    case 'date': {
      const parts = groupOf(control).getByRole('textbox')
      for (const [index, part] of ['25', '11', '2026'].entries()) await write(parts.nth(index), part)
      return
    }
    case 'yesno':
    case 'choice':
    case 'choices':
      return pickOptions(control, field, [optionsOf(field)[0]?.id ?? ''])
    case 'frequency':
    case 'rating':
    case 'scale':
      return pick(groupOf(control), [0])
    case 'tick':
      return pick(control.locator('xpath=ancestor::label[1]'), [0])
    case 'signature':
      await control.getByRole('button', { name: 'Sign with my typed name instead' }).click()
      return control.getByRole('button', { name: 'Take this signature away' }).waitFor()
    case 'photo':
      await control.setInputFiles({ name: 'paper.png', mimeType: 'image/png', buffer: onePixel })
      return control.page().getByRole('button', { name: 'Take this photograph away' }).waitFor()
    case 'staff':
      await control.selectOption({ index: 1 })
      return
    case 'stroke':
      throw new Error('A stroke is drawn, not filled in.')
    case 'figures':
      throw new Error('Figures are counted and handed over, not filled in.')
    case 'pack':
      throw new Error('A pack of words is loaded, not filled in.')
    default:
      throw new Error(`Nobody has said yet how to fill ${JSON.stringify(field satisfies never)}.`)
  }
}

/** Goes into a box, writes and leaves it: at once, where a hand would take its time. What is folded away is unfolded first. */
const write = (control: Locator, text: string): Promise<void> =>
  control.evaluate((box, words) => {
    if (!(box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement))
      throw new Error(`“${box.id}” is no box.`)
    const fold = box.closest('details')
    if (fold) fold.open = true
    if (!box.checkVisibility()) throw new Error(`“${box.id}” is not to be seen.`)
    box.focus()
    box.value = words
    box.dispatchEvent(new InputEvent('input', { bubbles: true }))
    box.blur()
  }, text)

/** Taps the pads in a group until just these are picked, of those that can be taken back. */
const pick = (group: Locator, wanted: readonly number[]): Promise<void> =>
  group.evaluate((around, places) => {
    const inputs = [...around.querySelectorAll('input')]
    if (places.some((place) => !inputs[place])) throw new Error('A pad to pick is not there.')
    for (const [place, input] of inputs.entries()) {
      const tapped = places.includes(place) !== input.checked
      if (!tapped || (input.type === 'radio' && input.checked)) continue
      const label = input.closest('label')
      if (!label?.checkVisibility()) throw new Error(`“${input.id}” is not to be seen.`)
      label.click()
    }
  }, wanted)

/** A picture of one white point. */
const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
  'base64',
)

/** Makes the picked options those wanted, and no others. */
const pickOptions = (first: Locator, field: FieldDefinition, wanted: readonly string[]): Promise<void> =>
  pick(
    groupOf(first),
    optionsOf(field).flatMap(({ id }, place) => (wanted.includes(id) ? [place] : [])),
  )

/** Labels repeat within a form, ids do not: a control has its field's path in its id, a group's is on its first part. */
const controlOf = (page: Page, path: string): Locator =>
  page.locator(`[id="field-${path.replaceAll('/', '.')}"]`)

const groupOf = (first: Locator): Locator =>
  first.locator('xpath=ancestor::*[@role="group" or @role="radiogroup"][1]')

const fieldsOfQuestion = (question: QuestionDefinition): readonly (readonly [string, FieldDefinition])[] => [
  [`${question.id}/answer`, question],
  ...(question.companions ?? []).map((field) => [`${question.id}/${field.id}`, field] as const),
]
