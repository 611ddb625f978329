import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { clientForm, clientForms, latestClientForm } from '#catalogue/client'
import {
  alertRules,
  alertsOf,
  latestOfficerForm,
  officerForm,
  officerForms,
  sessionPlan,
} from '#catalogue/officer'
import { answersAsText, checkValue, evaluate, type Form, optionsOf } from '#forms'
import { Filling } from '../forms/builder.ts'

const questionsOf = (form: Form | undefined) =>
  form?.pages.map(({ items }) => items.filter(({ kind }) => kind === 'yesno').length) ?? []

const theSaq = (): Form => {
  const form = clientForm('saq', 1)
  if (!form) throw new Error('The SAQ is gone.')
  return form
}

describe('the self-assessment', () => {
  it('has 27 items in 8 domains, then a page for anything else', () => {
    expect(questionsOf(theSaq())).toEqual([2, 4, 2, 4, 4, 3, 5, 3, 0])
    expect(evaluate(theSaq(), new Filling().view).progress.of).toBe(27)
    expect(theSaq().tables[0]?.ready).toBe(2)
  })

  it('keeps its field ids for ever', () => {
    const numbers = Array.from({ length: 27 }, (_, index) => `q${String(index + 1).padStart(2, '0')}`)
    expect([...theSaq().fields.keys()]).toEqual(numbers.flatMap((id) => [`${id}/answer`, `${id}/help`]))
    expect(theSaq().tables[0]?.columns.map(({ id }) => id)).toEqual(['problem', 'help'])
    expect(theSaq().pages.map(({ id }) => id)).toEqual([
      'home',
      'work',
      'money',
      'health',
      'people',
      'drink-drugs',
      'my-time',
      'feelings',
      'anything-else',
    ])
  })

  it('takes yes, no and don’t know to every item, and a tick for help', () => {
    for (const [field, { kind }] of theSaq().fields) {
      const values = kind === 'tick' ? [true] : ['yes', 'no', 'dont-know']
      for (const value of values) expect(checkValue(theSaq(), field, value).ok).toBe(true)
      expect(checkValue(theSaq(), field, 'perhaps').ok).toBe(false)
    }
  })

  it('reads easily: short words, short labels', () => {
    const labels = [...theSaq().fields.values()].map(({ label }) => label)
    expect(labels.filter((label) => label.split(' ').length > 9)).toEqual([])
    const long = labels.flatMap((label) => label.split(/[^a-z]+/i)).filter((word) => word.length > 9)
    expect(long).toEqual([])
  })
})

describe('every form', () => {
  const all = [...clientForms, ...officerForms]

  it('is in the compartment of its door', () => {
    expect(clientForms.map(({ id, compartment }) => [id, compartment])).toEqual([['saq', 'client']])
    expect(officerForms.map(({ id, compartment }) => [id, compartment])).toEqual([
      ['case-file', 'officer'],
      ['check-in', 'officer'],
      ['alert-response', 'officer'],
      ['take-home', 'officer'],
    ])
  })

  it('is found by id and version through its own door only', () => {
    for (const { id, version } of clientForms) {
      expect(latestClientForm(id)?.version).toBe(version)
      expect(officerForm(id, version)).toBeUndefined()
    }
    for (const { id, version } of officerForms) {
      expect(latestOfficerForm(id)?.version).toBe(version)
      expect(clientForm(id, version)).toBeUndefined()
    }
  })

  it('has field ids that never change', () => {
    expect(
      Object.fromEntries(officerForms.map(({ id, fields }) => [id, [...fields.keys()].join(' ')])),
    ).toEqual({
      'case-file':
        'name/answer date-of-birth/answer reference/answer area/answer team/answer social-worker/answer legal-status/answer living/answer stage/answer police-investigation/answer priority/answer',
      'check-in':
        'police/answer police-what/answer relationship/answer relationship-what/answer safety/answer safety-what/answer',
      'alert-response': 'safe-to-end/answer told/answer why-nobody/answer did/answer',
      'take-home': 'who/answer safe/answer agreed/answer',
    })
  })

  it('can be read in words when nothing is answered', () => {
    for (const form of all) {
      const answers = answersAsText(form, new Filling().view)
      expect(answers.length).toBeGreaterThan(0)
      for (const { label, words } of answers) {
        expect(label.trim()).not.toBe('')
        expect(words).toEqual([])
      }
    }
  })
})

describe('the check-in', () => {
  it('asks for words after every yes, and for the answers themselves', () => {
    const form = latestOfficerForm('check-in')
    if (!form) throw new Error('The check-in is gone.')
    const filling = new Filling()
    expect(evaluate(form, filling.view).missing.map(({ field }) => field)).toEqual([
      'police/answer',
      'relationship/answer',
      'safety/answer',
    ])
    for (const field of ['police', 'relationship', 'safety']) filling.answer(`${field}/answer`, 'yes')
    expect(evaluate(form, filling.view).missing.map(({ field }) => field)).toEqual([
      'police-what/answer',
      'relationship-what/answer',
      'safety-what/answer',
    ])
  })
})

describe('the case file', () => {
  it('has the three teams and the five legal statuses', () => {
    const options = (field: string) => {
      const definition = latestOfficerForm('case-file')?.fields.get(field)
      return definition ? optionsOf(definition).map(({ label }) => label) : []
    }
    expect(options('team/answer')).toEqual(['Central', 'East', 'West'])
    expect(options('legal-status/answer')).toHaveLength(5)
  })
})

describe('alerts', () => {
  it('watch a field that exists and an answer that can be given', () => {
    expect(alertRules.length).toBeGreaterThan(0)
    for (const { form, field, raisedBy } of alertRules) {
      const watched = latestClientForm(form)
      expect(watched && checkValue(watched, field, raisedBy).ok).toBe(true)
    }
  })

  it('are raised by yes to the item about suicide and self-harm, and by no other', () => {
    expect(theSaq().fields.get('q10/answer')?.label).toMatch(/ending my life/)
    const filling = new Filling()
    for (const field of theSaq().fields.keys())
      if (field.endsWith('/answer') && field !== 'q10/answer') filling.answer(field, 'yes')
    expect(alertsOf(theSaq(), filling.set)).toEqual([])
    filling.answer('q10/answer', 'yes').answer('q10/answer', 'no')
    expect(alertsOf(theSaq(), filling.set)).toMatchObject([
      { rule: { id: 'self-harm' }, nowInWords: ['No'], stands: false },
    ])
  })
})

describe('the session plan', () => {
  it('has four sessions, each from the second opened by the check-in', () => {
    expect(sessionPlan.map(({ number }) => number)).toEqual([1, 2, 3, 4])
    expect(sessionPlan.map(({ tasks }) => tasks.findIndex(({ form }) => form === 'check-in'))).toEqual([
      -1, 0, 0, 0,
    ])
  })

  it('gives every task the compartment of its form', () => {
    const known = [...clientForms, ...officerForms]
    const tasks = sessionPlan.flatMap((session) => session.tasks)
    const checked = tasks.flatMap((task) =>
      known.filter(({ id }) => id === task.form).map((form) => [task, form] as const),
    )
    expect(checked.length).toBeGreaterThan(1)
    for (const [task, form] of checked) expect(task.compartment).toBe(form.compartment)
  })
})

describe('the client’s door', () => {
  const root = new URL('../../src/catalogue/', import.meta.url)
  const sourcesOf = (door: string) =>
    readdirSync(new URL(`${door}/`, root)).map((file) =>
      readFileSync(new URL(`${door}/${file}`, root), 'utf8'),
    )
  const importsOf = (source: string) => [...source.matchAll(/from '([^']+)'/g)].map((match) => match[1])

  it('imports nothing but the form engine and its own files', () => {
    const outside = (door: string) =>
      sourcesOf(door)
        .flatMap(importsOf)
        .filter((name) => name !== '#forms' && !/^\.\/[a-z-]+\.ts$/.test(name ?? ''))
    expect(sourcesOf('client').flatMap(importsOf)).toContain('#forms')
    expect(outside('client')).toEqual([])
    expect(outside('officer')).toEqual([])
  })

  it('carries none of the officers’ wording', () => {
    const sentences = (forms: readonly unknown[]): readonly string[] =>
      [...JSON.stringify(forms).matchAll(/"(?:label|title|intro|hint|completion)":"([^"]{12,})"/g)].map(
        (m) => m[1] ?? '',
      )
    const officers = [
      ...sentences(officerForms),
      ...alertRules.flatMap(({ title, advice }) => [title, ...advice]),
      ...sessionPlan.map(({ objective }) => objective),
    ]
    const found = (text: string) => officers.filter((sentence) => text.includes(sentence))
    expect(officers.length).toBeGreaterThan(40)
    expect(found(sourcesOf('client').join('\n'))).toEqual([])
    expect(found(sourcesOf('officer').join('\n')).length).toBeGreaterThan(30)
  })
})
