import { beforeAll, describe, expect, test } from 'vitest'
import { latestClientForm } from '#catalogue/client'
import { sessionPlan } from '#catalogue/officer'
import type { Form } from '#forms'
import { answerPage, type Client, type Given } from './client.ts'
import { accessibilityProblems, screenshot, setScene } from './harness/index.ts'
import { button, lockScreen, openApp, openCase, setPicked, unlock } from './officer.ts'

// The written exercises of sessions two to four, by touch, from the plan to what the officer reads. The inventories have a test of their own.

const CLIENT = 'Danielle Foxcroft'
const client: Client = { name: CLIENT, words: (question) => `My own words about: ${question}` }

const planned = (number: number): readonly Form[] => [
  ...new Set(
    sessionPlan[number - 1]?.tasks
      .flatMap(({ form }) => latestClientForm(form) ?? [])
      .filter(({ scoring }) => scoring !== 'how-often'),
  ),
]
const forms = [...new Set([2, 3, 4].flatMap(planned))]
/** One page of each that is looked at. */
const looks = new Map([
  ['life-map', 'map'],
  ['worries', 'worry'],
  ['storyboard', 'did'],
  ['relationships-history', 'relationships'],
  ['good-relationship', 'qualities'],
  ['equality-wheel', 'respect'],
  ['my-relationships', 'strengths'],
  ['health-check', 'abusive'],
  ['power-control-wheel', 'threats'],
  ['self-control', 'control'],
  ['action-plan', 'steps'],
])

/** Of these there are pictures. */
const pictures = new Set([
  'session-equality-wheel',
  'session-health-check',
  'session-action-plan',
  'session-good-relationship',
  'session-my-relationships',
  'session-self-control',
  'record-health-check',
])

const scene = await setScene()
const { page } = scene
const given = new Map<string, readonly Given[]>()

beforeAll(() => scene.device.setTimeOfDay(9, 40))

async function look(name: string): Promise<void> {
  for (const [orientation, size] of [
    ['portrait', { width: 820, height: 1180 }],
    ['', { width: 1180, height: 820 }],
  ] as const) {
    await page().setViewportSize(size)
    expect(await accessibilityProblems(page()), `${name} ${orientation}`).toEqual([])
    if (pictures.has(name)) await screenshot(page(), [name, orientation].filter(Boolean).join('-'))
  }
}

const heading = (name: string) => page().getByRole('heading', { name, level: 1, exact: true })

const taskButton = ({ title }: Form) =>
  page()
    .getByRole('listitem')
    .filter({ has: page().getByRole('heading', { name: title, exact: true }) })
    .getByRole('button')

test('every written exercise is handed over', async () => {
  await openApp(scene.page(), scene.server.url)
  await openCase(page(), CLIENT)
  await page()
    .getByRole('link', { name: /^Start session/ })
    .tap()
  await page().getByRole('radio', { name: /^2 · / }).tap()
  await page().locator('summary', { hasText: 'Something else' }).tap()
  for (const { title } of forms)
    await setPicked(page().getByRole('checkbox', { name: new RegExp(`^${RegExp.escape(title)}`) }), true)
  await button(page(), 'Go on to hand over').tap()
  await button(page(), 'Hand over now').tap()
  await heading('What we are doing today').waitFor()
  expect(forms.length).toBe(11)
  expect(forms.filter(({ id }) => !looks.has(id))).toEqual([])
})

describe('across the table', () => {
  test.each(forms.map((form) => [form.title, form] as const))('%s', async (_title, form) => {
    await taskButton(form).tap()
    const said: Given[] = []
    for (const one of form.pages) {
      await heading(one.title).waitFor()
      said.push(...(await answerPage(page(), one, client)))
      if (looks.get(form.id) === one.id) await look(`session-${form.id}`)
      await button(page(), 'Next').tap()
    }
    await heading('Have you finished this part?').waitFor()
    for (const { words } of said) await page().getByText(words).first().waitFor()
    expect(said.length).toBeGreaterThan(1)
    given.set(form.id, said)
    await button(page(), 'Yes, I have finished').tap()
    await heading('What we are doing today').waitFor()
  })
})

describe('with the officer', () => {
  test('all of it comes back, and no alert with it', async () => {
    await button(page(), 'Finish for today').tap()
    await button(page(), 'Hand back').tap()
    await lockScreen(page()).waitFor()
    await unlock(page())
    await page().getByText('No answer of this session raised an alert.').waitFor()
  })

  test.each(forms.filter(({ scoring }) => scoring !== undefined).map((form) => [form.title, form] as const))(
    '%s says what it comes to, above every answer',
    async (_title, form) => {
      await page()
        .getByRole('link', { name: `Open ${form.title}`, exact: true })
        .tap()
      await heading(form.title).waitFor()
      await page().getByRole('heading', { name: 'What it comes to' }).waitFor()
      for (const { words } of given.get(form.id) ?? []) await page().getByText(words).first().waitFor()
      await look(`record-${form.id}`)
      await page().goBack()
      await heading('Before the client leaves').waitFor()
    },
  )

  test('nothing broke the page’s policy', () => {
    expect(scene.device.complaints).toEqual({ policy: [], errors: [] })
  })
})
