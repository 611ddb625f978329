import type { Locator, Page } from 'playwright-core'
import {
  type CompanionDefinition,
  dateInWords,
  type FieldDefinition,
  type Form,
  type ItemDefinition,
  levelsOf,
  optionsOf,
  type QuestionDefinition,
  valueInWords,
} from '#forms'
import { handsOn } from './hands.ts'
import { button } from './officer.ts'

/** What a client does on the tablet, by touch, page by page as the form's definition has it. */

/** One answer that was given, in the words that check answers and a printed copy have for it. */
export type Given = { readonly question: string; readonly words: string }

/** `words`: what to say where words are asked for; different for every question, so that each can be found again. */
export type Client = { readonly name: string; readonly words: (question: string) => string }

/** Answers one page of a form; the page is on screen. */
export async function answerPage(
  page: Page,
  { items, tool }: Form['pages'][number],
  client: Client,
): Promise<readonly Given[]> {
  if (tool) await showAsList(page)
  const given: Given[] = []
  for (const item of items) given.push(...(await answerItem(page, item, client)))
  return given
}

/** What a hand can do in a tool, its list can do too. Where the pages of a form are one picture, the list stays from page to page. */
export async function showAsList(page: Page): Promise<void> {
  const either = button(page, /^Show as a (list|picture)$/)
  await either.waitFor()
  if ((await either.textContent())?.endsWith('list')) await either.click()
}

async function answerItem(page: Page, item: ItemDefinition, client: Client): Promise<readonly Given[]> {
  if (item.kind === 'guidance' || item.kind === 'computed' || item.kind === 'drawing') return []
  if (item.kind === 'rows') return answerRows(page, item, client)
  if (item.appliesWhen && !(await isAsked(page, item.label))) return []
  if (item.companions?.some(({ counted }) => counted)) return answerPair(page, item)
  const answer = { question: item.label, words: await answerField(page, item, client) }
  return [answer, ...(await answerCompanions(page, item, client))]
}

/** Both columns of a line, each with a level of its own. */
async function answerPair(page: Page, question: QuestionDefinition): Promise<readonly Given[]> {
  const { label, answerLabel = '', companions = [] } = question
  const pick = async (side: string, field: FieldDefinition, nth: number): Promise<Given> => {
    const levels = levelsOf(field)
    const level = levels[nth % levels.length]
    const words = `${side}: ${valueInWords(field, level?.value ?? null)}`
    const pads = group(page, `${side}: ${label}`).getByRole('radio')
    await pads.nth(nth % levels.length).tap()
    return { question: label, words }
  }
  return [
    await pick(answerLabel, question, label.length),
    ...(await Promise.all(
      companions
        .filter(({ counted }) => counted)
        .map((companion) => pick(companion.label, companion, label.length + 1)),
    )),
  ]
}

/** What can be added to an answer in words or with a tick. */
async function answerCompanions(
  page: Page,
  { id, label, companions = [] }: QuestionDefinition,
  client: Client,
): Promise<readonly Given[]> {
  const given: Given[] = []
  for (const companion of companions.filter(isNote)) {
    const words = client.words(`${companion.label} (${id})`)
    const input = page.getByLabel(companion.label, { exact: true })
    await input.fill(words)
    await input.blur()
    given.push({ question: label, words: `${companion.label}: ${words}` })
  }
  return given
}

const isNote = ({ kind }: CompanionDefinition): boolean => kind === 'prose'

/** Two rows of a table: enough to see their order. */
async function answerRows(
  page: Page,
  { rowLabel, addLabel, columns, ready = 0 }: Extract<ItemDefinition, { kind: 'rows' }>,
  client: Client,
): Promise<readonly Given[]> {
  const typed = columns.filter(({ kind }) => kind === 'text' || kind === 'prose')
  const given: Given[] = []
  for (const number of [1, 2]) {
    if (number > ready) await button(page, addLabel).tap()
    const name = `${rowLabel} ${number}`
    for (const column of typed) {
      const label = columns.length === 1 ? name : column.label
      const words = client.words(column === columns[0] ? name : `${name}, ${column.id}`)
      const field = page.getByLabel(label, { exact: true }).nth(columns.length === 1 ? 0 : number - 1)
      await unfold(field)
      await field.fill(words)
      await field.blur()
      given.push({
        question: name,
        words:
          column === columns[0] ? words : [column.label, words].join(column.label.endsWith('?') ? ' ' : ': '),
      })
    }
  }
  return given
}

/** What is folded away cannot be written in. */
async function unfold(control: Locator): Promise<void> {
  const fold = control.locator('xpath=ancestor::details[not(@open)]')
  if ((await fold.count()) > 0) await fold.locator('summary').tap()
}

async function answerField(page: Page, field: FieldDefinition, client: Client): Promise<string> {
  const { label } = field
  switch (field.kind) {
    case 'text':
    case 'prose': {
      const words = field.id === 'name' ? client.name : client.words(label)
      const input = page.getByLabel(label, { exact: true })
      await input.fill(words)
      await input.blur()
      return words
    }
    case 'number': {
      const input = page.getByLabel(label, { exact: true })
      await input.fill(String(field.from))
      await input.blur()
      return String(field.from)
    }
    case 'date': {
      for (const [part, value] of [
        ['Day', '25'],
        ['Month', '11'],
        ['Year', '2026'],
      ] as const)
        await group(page, label).getByLabel(part).fill(value)
      return dateInWords('2026-11-25')
    }
    case 'scale': {
      const step = Math.min(field.to, field.from + (label.length % 9))
      await group(page, label)
        .getByRole('radio', { name: new RegExp(`^${step}( ?,|$)`) })
        .tap()
      return `${step} out of ${field.to}`
    }
    case 'signature':
      await sign(page, label)
      return 'Signed'
    case 'yesno':
    case 'choice': {
      const [first] = optionsOf(field)
      const radio = group(page, label).getByRole('radio', { name: first?.label ?? '', exact: true })
      // Picking the picked one again would take it back.
      if (!(await radio.isChecked())) await radio.tap()
      return first?.label ?? ''
    }
    default:
      throw new Error(`A client has not learnt yet to answer a ${field.kind}.`)
  }
}

/** Draws two quick strokes in the box with a finger, and says at once that this is the signature. */
async function sign(page: Page, label: string): Promise<void> {
  const { flick } = await handsOn(page, group(page, label).getByRole('img'))
  for (const from of [0.2, 0.55])
    await flick([
      [from, 0.7],
      [from + 0.05, 0.25],
      [from + 0.12, 0.75],
      [from + 0.2, 0.3],
      [from + 0.27, 0.6],
    ])
  await flick([
    [0.75, 0.85],
    [0.25, 0.85],
  ])
  await group(page, label).getByRole('button', { name: 'This is my signature' }).tap()
  await group(page, label).getByRole('button', { name: 'Take this signature away' }).waitFor()
}

/** The controls of one question together, by its label. */
const group = (page: Page, label: string): Locator =>
  page
    .getByRole('radiogroup', { name: label, exact: true })
    .or(page.getByRole('group', { name: label, exact: true }))
    .first()

async function isAsked(page: Page, label: string): Promise<boolean> {
  await page.waitForTimeout(100) // what an answer brings up is there in the next frame
  return (await page.getByText(label, { exact: true }).count()) > 0
}
