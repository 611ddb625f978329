import type { Page } from 'playwright-core'
import { type Form, isQuestion, optionsOf } from '#forms'
import { fillEverything } from '../catalogue/filled.ts'
import { fillItems } from './canary/fill.ts'
import { button } from './officer.ts'

/** Ids of options by field. */
export type Picks = { readonly [field: string]: readonly string[] }

/**
 * Answers everything that a form asks on the screen that shows all of it: with these picks, otherwise with the first option. Words say which
 * field they are in.
 */
export async function fillWhole(page: Page, form: Form, picks: Picks = {}): Promise<void> {
  await page.getByRole('heading', { name: form.title, level: 1 }).waitFor()
  const items = form.pages.flatMap((one) => one.items)
  const fields = new Map(
    items
      .filter(isQuestion)
      .flatMap((item) => [
        [`${item.id}/answer`, item] as const,
        ...(item.companions ?? []).map((one) => [`${item.id}/${one.id}`, one] as const),
      ]),
  )
  const chosen = new Map(
    [...fields].flatMap(([field, definition]) => {
      const first = optionsOf(definition).find(({ exclusive }) => !exclusive)
      const isPicked = ['yesno', 'choice', 'choices', 'rating'].includes(definition.kind)
      return isPicked && first ? [[field, picks[field] ?? [first.id]] as const] : []
    }),
  )
  const { said } = fillEverything(form, chosen)
  const asked = new Set(said.map(({ field }) => field))
  const own = new Set(said.map(({ field }) => field.split('/')[0] ?? ''))
  const tables = items.filter((item) => item.kind === 'rows' && own.has('rows')).map(({ id }) => id)
  const picked = new Map([...chosen].filter(([field]) => asked.has(field)))
  const signed = new Set(items.filter(({ kind }) => kind === 'signature').map(({ id }) => id))
  const all = new Set([...own, ...tables])
  const word = (field: string) => `Said of ${field}`
  await fillItems(page, form, items, { picks: picked, items: all.difference(signed) }, word)
  if (signed.size === 0) return
  // A signature covers all the rest, as it is kept.
  await page
    .getByText(/^(Saved on this device|On the server|Sending)/)
    .first()
    .waitFor()
  await page.waitForTimeout(1_000)
  await fillItems(page, form, items, { picks: new Map(), items: signed }, word)
}

/** Closes the record on screen. @throws when something is still needed */
export async function completeIt(page: Page): Promise<void> {
  await button(page, 'Complete').click()
  await button(page, 'Yes, complete it').click()
  await page.getByText('Completed', { exact: true }).first().waitFor()
}
