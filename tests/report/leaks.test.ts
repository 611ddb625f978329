import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Copy, copies } from '#casework'
import type { Compartment } from '#record'
import { type CopyRecord, type DocumentModel, makeCopy } from '#report'
import { caseOf, form, record } from './case.ts'
import { createHtmlOf } from './html.ts'
import { flat, pagesOf, pdfOf } from './pdf.ts'

// A canary is a text that stands nowhere else. Each record has its own; the client’s copy may show those of the client’s listed forms.

type Planted = {
  readonly id: string
  readonly compartment: Compartment
  readonly canary: string
  readonly session: number
}

const listed = copies.client.forms.map(({ form }) => form)
const others = ['check-in', 'appointment', 'alert-response', 'take-home', 'case-file', 'life-map', 'new-form']
const planted = fc.record({
  id: fc.constantFrom(...listed, ...others),
  compartment: fc.constantFrom<Compartment>('client', 'officer', 'confidential'),
  canary: fc.uuid().map((id) => `canary-${id}`),
  session: fc.integer({ min: 1, max: 4 }),
})
const cases = fc.array(planted, { minLength: 1, maxLength: 12 })

const isClients = ({ id, compartment }: Planted) => compartment === 'client' && listed.includes(id)

/** The canary is an answer, and the question and titles too: those of a form that is not listed may not be seen either. */
function plant({ id, compartment, canary, session }: Planted): CopyRecord {
  const whole = form(id, compartment, { kind: 'prose', id: 'words', label: `Asked ${canary}` })
  const titled = isClients({ id, compartment, canary, session }) ? whole : { ...whole, title: canary }
  return record(titled, { 'words/answer': canary }, { session, about: `canary-about-${canary}` })
}

const clientsCopy = (all: readonly Planted[], copy: Copy = copies.client): DocumentModel =>
  makeCopy(copy, caseOf({ reference: 'canary-reference', officer: 'canary-officer' }, ...all.map(plant)))

const canariesIn = (text: string, all: readonly Planted[], mine: boolean): readonly string[] =>
  all
    .filter((one) => isClients(one) === mine)
    .flatMap(({ canary }) => (text.includes(canary) ? [canary] : []))

function expectOnlyTheClients(text: string, all: readonly Planted[]): void {
  expect(canariesIn(text, all, false)).toEqual([])
  expect(canariesIn(text, all, true)).toEqual(all.filter(isClients).map(({ canary }) => canary))
  expect(text).not.toMatch(/canary-(reference|officer|about)/)
}

let html: Awaited<ReturnType<typeof createHtmlOf>>
beforeAll(async () => {
  html = await createHtmlOf()
}, 60_000)
afterAll(() => html.close())

const pdfText = async (model: DocumentModel) => flat(pagesOf(await pdfOf(model), model.title).join(' '))

describe('the client’s copy, whatever is on the case', () => {
  it('has in its model what the client wrote in the listed forms, and nothing else', () => {
    fc.assert(
      fc.property(cases, (all) => expectOnlyTheClients(JSON.stringify(clientsCopy(all)), all)),
      { numRuns: 300 },
    )
  })

  it('has the same in its page', () => {
    fc.assert(
      fc.property(cases, (all) => expectOnlyTheClients(html.htmlOf(clientsCopy(all)), all)),
      { numRuns: 100 },
    )
  })

  it('has the same in its PDF', async () => {
    const runs = fc.asyncProperty(cases, async (all) =>
      expectOnlyTheClients(await pdfText(clientsCopy(all)), all),
    )
    await fc.assert(runs, { numRuns: 20 })
  })
})

describe('a copy whose list leaks', () => {
  const leaking: Copy = {
    ...copies.client,
    facts: [...copies.client.facts, 'officer'],
    forms: [...copies.client.forms, { form: 'check-in', compartment: 'officer', audience: 'officer' }],
  }
  const canary = 'canary-of-the-officer'
  const all: readonly Planted[] = [{ id: 'check-in', compartment: 'officer', canary, session: 1 }]

  it('is caught in the model, the page and the PDF', async () => {
    const model = clientsCopy(all, leaking)
    for (const text of [JSON.stringify(model), html.htmlOf(model), await pdfText(model)]) {
      expect(canariesIn(text, all, false)).toEqual([canary])
      expect(text).toContain('canary-officer')
      expect(() => expectOnlyTheClients(text, all)).toThrow()
    }
  })
})
