import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { copies, mayHold } from '#casework'
import { clientForm, clientForms } from '#catalogue/client'
import { confidentialForm, confidentialForms, latestConfidentialForm } from '#catalogue/confidential'
import { latestOfficerForm, officerForm, officerForms, purposes } from '#catalogue/officer'
import {
  answersAsText,
  asksCountersignature,
  checkValue,
  complete,
  countersign,
  DONT_KNOW,
  evaluate,
  type Form,
  isQuestion,
  meaningsOf,
  type QuestionDefinition,
  signedContent,
} from '#forms'
import { makeConfidential, makeCopy } from '#report'
import { Filling } from '../forms/builder.ts'
import { caseOf, NOW, record, sharing } from '../report/case.ts'
import { flat, pagesOf, pdfOf } from '../report/pdf.ts'
import { fillEverything } from './filled.ts'

/** A form by its id, from whichever door. @throws when it is gone */
function formOf(id: string): Form {
  const form = latestOfficerForm(id) ?? latestConfidentialForm(id)
  if (!form) throw new Error(`There is no form “${id}”.`)
  return form
}
const sara = formOf('sara')
const assessment = formOf('risk-assessment')
const addendum = formOf('addendum')
const audit = formOf('audit')
const confidential = formOf('risk-assessment-confidential')

const questionsIn = ({ items }: Form['pages'][number], kind: string): readonly QuestionDefinition[] =>
  items.flatMap((item) => (item.kind === kind && isQuestion(item) ? [item] : []))
const missingOf = (form: Form, { view }: Filling) => evaluate(form, view).missing.map(({ field }) => field)
const sign = (form: Form, filling: Filling) =>
  filling.answer('signature/answer', { ink: null, content: signedContent(form, filling.view) })

describe('SARA', () => {
  const parts = sara.pages.map((page) => ({
    id: page.id,
    items: questionsIn(page, 'rating').filter(({ companions }) => companions),
  }))
  const items = parts.flatMap((part) => part.items)

  it('has 20 items in four parts, numbered through', () => {
    expect(
      parts.filter((part) => part.items.length > 0).map((part) => `${part.items.length} ${part.id}`),
    ).toEqual(['3 criminal-history', '7 adjustment', '7 assault-history', '3 current-offence'])
    expect(items.map(({ id }) => id)).toEqual(
      Array.from({ length: 20 }, (_, index) => `i${String(index + 1).padStart(2, '0')}`),
    )
    for (const [index, { label }] of items.entries()) expect(label.startsWith(`${index + 1}. `)).toBe(true)
  })

  it('has evidence for each part', () => {
    for (const page of sara.pages.slice(1, 5)) expect(questionsIn(page, 'prose')).toHaveLength(1)
  })

  it('rates 0, 1 or 2, or leaves out, which is none of them; anything may be critical, 9 and 10 provisional', () => {
    for (const { id, companions } of items) {
      for (const value of ['0', '1', '2', DONT_KNOW])
        expect(checkValue(sara, `${id}/answer`, value).ok, id).toBe(true)
      for (const value of ['3', 0, 'omitted'])
        expect(checkValue(sara, `${id}/answer`, value).ok, id).toBe(false)
      const isProvisional = id === 'i09' || id === 'i10'
      expect(companions?.map((companion) => companion.id)).toEqual(
        isProvisional ? ['critical', 'provisional'] : ['critical'],
      )
    }
  })

  it('has room for three other considerations, and two summary ratings of three levels', () => {
    expect(sara.tables).toMatchObject([{ id: 'considerations', ready: 3, most: 3 }])
    const summary = sara.pages.flatMap((page) => questionsIn(page, 'rating')).filter((one) => !one.companions)
    expect(summary.map(({ id }) => id)).toEqual(['partner', 'other-people'])
    for (const rating of summary)
      expect(rating).toMatchObject({ levels: [{ id: 'low' }, { id: 'moderate' }, { id: 'high' }] })
  })

  it('asks who the others are only where they are at risk', () => {
    const asked = (level: string) =>
      missingOf(sara, new Filling().answer('other-people/answer', level)).includes('other-people-who/answer')
    expect(['low', 'moderate', 'high'].map(asked)).toEqual([false, true, true])
  })

  it('shows its sum as a count, and no sum rates anything by itself', () => {
    const filling = new Filling()
    for (const { id } of items) filling.answer(`${id}/answer`, '2')
    const words = answersAsText(sara, filling.view).find(({ field }) => field === 'counts')
    expect(words?.also[0]).toBe('The numbers added up: 40')
    const text = [...(words?.words ?? []), ...(words?.also ?? [])].join(' ')
    expect(text).not.toMatch(/\b(low|moderate|high)\b/i)
    expect(missingOf(sara, filling)).toEqual(
      expect.arrayContaining(['partner/answer', 'other-people/answer']),
    )
  })

  it('is complete with every item rated or left out, evidence, both ratings and a signature', () => {
    const filling = new Filling()
      .answer('name/answer', 'Marek Rybak')
      .answer('assessor/answer', 'Jess Hart')
      .answer('date/answer', '2026-11-25')
      .answer('partner/answer', 'high')
      .answer('other-people/answer', 'low')
    for (const { id } of items.slice(1)) filling.answer(`${id}/answer`, DONT_KNOW)
    for (const page of sara.pages)
      for (const { id } of questionsIn(page, 'prose'))
        if (id.endsWith('-evidence')) filling.answer(`${id}/answer`, 'From the police.')
    expect(complete(sara, sign(sara, filling).view)).toEqual({ ok: false, error: 'missing' })
    expect(missingOf(sara, filling)).toEqual(['i01/answer'])
    filling.answer('i01/answer', DONT_KNOW)
    expect(missingOf(sara, filling)).toEqual(['signature/answer'])
    expect(complete(sara, sign(sara, filling).view).ok).toBe(true)
  })
})

describe('the risk assessment', () => {
  it('asks what both layouts ask', () => {
    const ids = assessment.pages.flatMap(({ items }) => items.map(({ id }) => id))
    expect(ids).toEqual(
      expect.arrayContaining([
        ...['name', 'date-of-birth', 'children-named', 'qualifications', 'sources', 'other-assessments'],
        ...['accommodation', 'drugs-alcohol', 'employment', 'finances', 'wellbeing'],
        ...['family', 'agencies', 'concerns', 'strengths'],
        ...['who', 'nature', 'greatest', 'increases', 'reduces'],
        ...['conclusion', 'officer', 'date'],
      ]),
    )
  })

  it('has four ratings on four levels, each with what it means', () => {
    for (const form of [assessment, addendum]) {
      const ratings = form.pages.flatMap((page) => questionsIn(page, 'rating'))
      expect(ratings.map(({ id }) => id)).toEqual(['public', 'children', 'known-adult', 'staff'])
      for (const rating of ratings)
        expect(meaningsOf(rating).map(({ id }) => id)).toEqual(['low', 'medium', 'high', 'very-high'])
    }
  })

  it('says what serious harm is before it asks for the risk', () => {
    for (const form of [assessment, addendum]) {
      const [first] = form.pages.find(({ id }) => id === 'risk')?.items ?? []
      expect(first).toMatchObject({ kind: 'guidance', id: 'serious-harm' })
    }
  })

  it('for court asks who writes it, why where that is no probation officer, and when the manager was asked', () => {
    const asked = (filling: Filling) =>
      missingOf(assessment, filling).filter((field) => field.startsWith('court'))
    expect(asked(new Filling())).toEqual(['court/answer'])
    expect(asked(new Filling().answer('court/answer', 'no'))).toEqual([])
    const forCourt = new Filling().answer('court/answer', 'yes')
    expect(asked(forCourt)).toEqual(['court-author/answer', 'court-discussed/answer'])
    expect(asked(forCourt.answer('court-author/answer', 'no'))).toEqual([
      'court-exception/answer',
      'court-discussed/answer',
    ])
    expect(asked(forCourt.answer('court-author/answer', 'yes'))).toEqual(['court-discussed/answer'])
  })

  it('waits for the manager where the officer says so, and for court whatever they say', () => {
    const waits = (countersign: string, court: string) =>
      asksCountersignature(
        assessment,
        new Filling().answer('countersign/answer', countersign).answer('court/answer', court).view,
      )
    expect([waits('no', 'no'), waits('yes', 'no'), waits('no', 'yes')]).toEqual([false, true, true])
  })

  it('asks to be signed again when a rating is changed after that', () => {
    const { filling } = fillEverything(assessment)
    expect(missingOf(assessment, filling)).toEqual([])
    const [is, other] =
      filling.view.fields.get('staff/answer')?.heads.map(({ statement }) => statement.value) ?? []
    expect(other).toBeUndefined()
    filling.answer('staff/answer', is === 'high' ? 'low' : 'high')
    expect(missingOf(assessment, filling)).toEqual(['signature/answer'])
    expect(complete(assessment, sign(assessment, filling).view).ok).toBe(true)
  })
})

describe('the audit', () => {
  const parts = audit.pages.slice(1)
  const asked = parts.map((page) => questionsIn(page, 'yesno'))

  it('has 33 questions in seven parts, each with comments', () => {
    expect(asked.map(({ length }) => length)).toEqual([8, 4, 2, 5, 2, 4, 8])
    expect(asked.flat()).toHaveLength(33)
    for (const page of parts)
      expect(questionsIn(page, 'prose').map(({ id }) => id)).toEqual([`${page.id}-comments`])
  })

  it('numbers them through, and waits for each', () => {
    for (const [index, { id, label }] of asked.flat().entries()) {
      expect(id).toBe(`a${String(index + 1).padStart(2, '0')}`)
      expect(label.startsWith(`${index + 1}. `)).toBe(true)
    }
    const { filling } = fillEverything(audit)
    expect(complete(audit, filling.view).ok).toBe(true)
    expect(complete(audit, filling.answer('a33/answer', null).view)).toEqual({ ok: false, error: 'missing' })
  })
})

describe('the confidential door', () => {
  const root = new URL('../../src/catalogue/', import.meta.url)
  const sourceOf = (door: string) =>
    readdirSync(new URL(`${door}/`, root), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(new URL(`${door}/${file}`, root), 'utf8'))
      .join('\n')

  it('holds confidential forms only, each found through no other door', () => {
    expect(confidentialForms.length).toBeGreaterThan(1)
    for (const { id, version, compartment } of confidentialForms) {
      expect(compartment).toBe('confidential')
      expect(confidentialForm(id, version)?.id).toBe(id)
      expect(clientForm(id, version) ?? officerForm(id, version)).toBeUndefined()
    }
    for (const { id, version } of [...clientForms, ...officerForms])
      expect(confidentialForm(id, version)).toBeUndefined()
  })

  it('says at the top that it is never disclosed', () => {
    const [banner] = confidential.pages[0]?.items ?? []
    expect(banner).toMatchObject({ kind: 'guidance', tone: 'warning' })
    expect(JSON.stringify(banner)).toMatch(/Never disclosed to the client/)
  })

  it('has wording that stands in no other door', () => {
    const own = [
      'What the client must not learn',
      'Never disclosed to the client',
      'whether the survivor knows',
    ]
    for (const words of own) {
      expect(sourceOf('confidential')).toContain(words)
      for (const door of ['client', 'officer']) expect(sourceOf(door)).not.toContain(words)
    }
  })

  it('keeps its field ids for ever', () => {
    expect([...confidential.fields.keys()].join(' ')).toBe(
      'name/answer name/taken-over date-of-birth/answer date-of-birth/taken-over children-named/answer children-named/taken-over information/answer countersign/answer officer/answer date/answer',
    )
  })

  it('is in no copy', () => {
    const header = { space: 'c3BhY2Utb25lLWZvci10ZQ', compartment: 'confidential', sitting: 'case' } as const
    for (const copy of Object.values(copies))
      for (const form of confidentialForms)
        expect(mayHold(copy, { ...header, form: form.id }, form)).toBe(false)
  })
})

describe('what officers begin on a case', () => {
  it('is there for every risk form that is not confidential, addenda and audits more than once', () => {
    const listed = purposes.flatMap(({ forms }) => forms)
    for (const { id } of [sara, assessment, addendum, audit])
      expect(listed.map(({ form }) => form)).toContain(id)
    expect(
      listed.filter(({ form, several }) => several && officerForm(form, 1)).map(({ form }) => form),
    ).toEqual(expect.arrayContaining(['addendum', 'audit']))
    expect(listed.map(({ form }) => form)).not.toContain(confidential.id)
  })
})

// Every form of this kind, from the first answer to paper.
describe.each([sara, assessment, addendum, audit, confidential].map((form) => [form.id, form] as const))(
  '%s',
  (_id, form) => {
    const { filling, said } = fillEverything(form)
    const answers = answersAsText(form, filling.view)

    it('takes every answer, counts all that it asks, and can be completed', () => {
      for (const { field } of said) {
        const state = filling.view.fields.get(field)
        expect(state?.kind === 'value' && checkValue(form, field, state.value).ok, field).toBe(true)
      }
      const { answered, of } = evaluate(form, filling.view).progress
      expect(answered).toBe(of)
      expect(complete(form, filling.view).ok).toBe(true)
    })

    it('goes on where it stood: what is answered stays, and what is open is still asked', () => {
      const begun = new Filling()
      const [first] = said.filter(({ words }) => words.startsWith('Said in'))
      begun.answer(first?.field ?? '', first?.words ?? '')
      const again = new Filling(begun.set)
      expect(evaluate(form, again.view).progress.answered).toBe(1)
      expect(answersAsText(form, again.view).flatMap(({ words }) => words)).toContain(first?.words)
      expect(complete(form, again.view)).toEqual({ ok: false, error: 'missing' })
    })

    it('has every answer in words, after its question', () => {
      const words = answers
        .flatMap((answer) => [...answer.words, ...answer.also])
        .join(' | ')
        .toLowerCase()
      for (const one of said) expect(words, one.field).toContain(one.words.toLowerCase())
    })

    it('is whole on paper: each question with what was said', async () => {
      const held = record(form, filling, { session: null })
      const model =
        form.compartment === 'confidential'
          ? makeConfidential({ ...held, form }, sharing, '', NOW)
          : makeCopy(
              {
                ...copies.professional,
                forms: [{ form: form.id, compartment: 'officer', audience: form.audience }],
              },
              caseOf({}, held),
            )
      const text = flat(pagesOf(await pdfOf(model), model.title).join(' ')).toLowerCase()
      expect(answers.length).toBeGreaterThan(5)
      for (const { label } of answers) expect(text).toContain(flat(label).toLowerCase())
      for (const { field, words } of said)
        expect(text, field).toContain(
          words.startsWith('Signed') ? 'signed with the typed name' : flat(words).toLowerCase(),
        )
    })
  },
)

describe('on paper', () => {
  it('a report says that it is not completed, and after that that it is not countersigned, and then by whom', () => {
    const { filling } = fillEverything(assessment)
    const section = () => {
      const [first] = makeCopy(
        copies.professional,
        caseOf({}, record(assessment, filling, { session: null })),
      ).sections
      return first
    }
    expect(section()?.about).toContain('Not completed yet.')
    filling.act(({ view }) => complete(assessment, view))
    expect(section()?.about).toContain('Completed, not countersigned yet.')
    expect(section()?.signatures.map(({ label }) => label)).not.toContain('Countersigned')
    filling.act(({ set, view }) => countersign(assessment, set, view, { name: 'Margaret Ellery', ink: null }))
    expect(section()?.about).not.toContain('countersigned')
    expect(section()?.signatures.at(-1)).toMatchObject({
      label: 'Countersigned',
      signed: [{ name: 'Margaret Ellery', stands: true }],
    })
  })

  it('the confidential part is a document of its own that says so, and nothing else becomes one', async () => {
    const { filling } = fillEverything(confidential)
    const model = makeConfidential({ ...record(confidential, filling), form: confidential }, sharing, '', NOW)
    const text = flat(pagesOf(await pdfOf(model), model.title).join(' '))
    expect(text).toContain('Never to be disclosed to the client')
    expect(text).toContain(sharing.to)
    expect(model.sections).toHaveLength(1)
    expect(() => makeConfidential({ ...record(sara, new Filling()), form: sara }, sharing, '', NOW)).toThrow(
      /confidential/,
    )
  })

  it('a professional’s copy holds SARA and both reports, never an audit, and the client’s holds none', () => {
    const held = (copy: 'client' | 'professional') =>
      makeCopy(
        copies[copy],
        caseOf(
          {},
          ...[sara, assessment, addendum, audit, confidential].map((form) =>
            record(form, fillEverything(form).filling, { session: null }),
          ),
        ),
      ).sections.map(({ title }) => title)
    expect(held('professional')).toEqual([sara, assessment, addendum].map(({ title }) => title))
    expect(held('client')).toEqual([])
  })
})
