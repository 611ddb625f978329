import { expect, test } from 'vitest'
import { latestOfficerForm, officerForms } from '#catalogue/officer'
import { createCanaries } from './canary/canaries.ts'
import { fieldsOf, fillItems } from './canary/fill.ts'
import { openRecord } from './canary/screens.ts'
import { walksOf } from './canary/walks.ts'
import { accessibilityProblems, type Device, setScene } from './harness/index.ts'

// What only a manager writes on a case is filled by one, through the screens. Every other form is in canary.test.ts, the audit in audit.test.ts.

const CLIENT = 'Marek Rybak'
const forms = officerForms.filter(
  (form) => latestOfficerForm(form.id) === form && form.audience === 'manager' && form.profiles !== undefined,
)
const scene = await setScene({ others: ['manager'] })
let managers: Device
let space = ''

test('a manager opens a case', async () => {
  managers = await scene.openOther('manager')
  const page = managers.page()
  await page.getByRole('link', { name: /^Cases/ }).click()
  await page.getByRole('link', { name: CLIENT }).click({ timeout: 30_000 })
  await page.getByRole('region', { name: 'Begin a form' }).waitFor({ timeout: 30_000 })
  space = /cases\/([^/]+)/.exec(page.url())?.[1] ?? ''
  expect(forms.map(({ id }) => id)).toEqual(expect.arrayContaining(['acceptance', 'waiting-entry']))
})

test.each(forms.map((form) => [form.id, form] as const))(
  'every field of “%s” is filled, and no rule of accessibility is broken',
  async (_id, form) => {
    const page = managers.page()
    const words = createCanaries()
    const filled = new Set<string>()
    await openRecord(page, space, form)
    for (const walk of walksOf(form)) {
      const items = form.pages.flatMap((section) => section.items)
      for (const field of await fillItems(page, form, items, walk, words.hatch)) filled.add(field)
      expect(await accessibilityProblems(page)).toEqual([])
    }
    expect([...filled].toSorted()).toEqual(fieldsOf(form).toSorted())
    expect(managers.complaints).toEqual({ policy: [], errors: [] })
  },
)
