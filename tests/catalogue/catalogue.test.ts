import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { clientForm, clientForms, latestClientForm } from '#catalogue/client'
import {
  alertRules,
  alertsOf,
  guidanceFor,
  latestOfficerForm,
  officerForm,
  officerForms,
  sessionPlan,
} from '#catalogue/officer'
import { answersAsText, checkValue, evaluate, type Form, optionsOf, placeAfterAll } from '#forms'
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

describe('session one', () => {
  const shapeOf = (id: string) =>
    Object.entries(
      Object.groupBy(latestClientForm(id)?.pages.flatMap(({ items }) => items) ?? [], ({ kind }) => kind),
    ).map(([kind, items = []]) => `${items.length} ${kind}`)

  it('asks what the paper asks', () => {
    expect(shapeOf('why-engaging')).toEqual(['6 scale', '1 prose'])
    expect(shapeOf('expectations-goals')).toEqual(['3 rows'])
    expect(shapeOf('risk-needs')).toEqual(['4 prose'])
    expect(latestClientForm('expectations-goals')?.tables.map(({ most }) => most)).toEqual([5, 5, 5])
  })

  it('takes every reason from 1 to 10, or not known', () => {
    for (const item of latestClientForm('why-engaging')?.pages.flatMap(({ items }) => items) ?? [])
      if (item.kind === 'scale') expect([item.from, item.to, item.dontKnow]).toEqual([1, 10, true])
  })

  it('keeps its field ids for ever', () => {
    const fields = (id: string) => {
      const form = latestClientForm(id)
      const columns = form?.tables.map((table) => `${table.id}: ${table.columns.map((one) => one.id)}`) ?? []
      return [...(form?.fields.keys() ?? []), ...columns].join(' ')
    }
    expect(Object.fromEntries(clientForms.map(({ id }) => [id, fields(id)]))).toMatchObject({
      consent:
        'authority/answer leaflet/answer drug-alcohol/answer gp/answer mental-health/answer other/answer other/who rules-explained/answer questions-answered/answer open-question/answer name/answer date/answer signature/answer',
      'why-engaging':
        'police-courts/answer relationship/answer impress/answer children/answer approval/answer stop-abuse/answer own-words/answer',
      'expectations-goals': 'expect: expect-what expected-of-me: expected-what goals: goal-what',
      'risk-needs':
        'accommodation/answer drugs-alcohol/answer employment-finances/answer wellbeing-health/answer',
    })
  })
})

describe('the consent', () => {
  const form = latestClientForm('consent')
  const toldFor = (authority: string | null, form = clientForm('consent', 1)) => {
    const filling = new Filling()
    if (authority !== null) filling.answer('authority/answer', authority)
    const { pages } = form ? evaluate(form, filling.view) : { pages: [] }
    return pages.flatMap(({ items }) =>
      items.flatMap((item) => (item.kind === 'guidance' && item.applies ? [item.definition.id] : [])),
    )
  }

  it('has words that hold for any council, and in its first version the same places', () => {
    const all = ['asked', 'worker', 'always-three', 'use', 'owner', 'team', 'danger', 'yes']
    for (const council of [null, 'west-sussex', 'surrey'])
      expect(toldFor(council, form)).toEqual(expect.arrayContaining(all))
    const fieldsOf = (version: number) => [...(clientForm('consent', version)?.fields.keys() ?? [])]
    expect(fieldsOf(2)).toEqual(fieldsOf(1))
  })

  it('had a wording for each council in its first version, and what both say', () => {
    const both = ['worker', 'always-three', 'use', 'team', 'what-you-tell', 'what-stays-private', 'danger']
    for (const council of ['west-sussex', 'surrey'] as const) {
      const other = council === 'surrey' ? 'west-sussex' : 'surrey'
      const own = ['asked', 'owner', 'yes'].map((id) => `${id}-${council}`)
      expect(toldFor(council)).toEqual(expect.arrayContaining([...both, ...own]))
      expect(toldFor(council).filter((id) => id.endsWith(other))).toEqual([])
    }
    expect(toldFor(null).filter((id) => /surrey|west/.test(id))).toEqual([])
  })

  it('lets three kinds of agency be refused, and others', () => {
    const items =
      form?.pages.filter(({ id }) => id.startsWith('your-say')).flatMap((page) => page.items) ?? []
    const refusable = items.filter(({ kind }) => kind === 'choice').map(({ id }) => id)
    expect(refusable).toEqual(['drug-alcohol', 'gp', 'mental-health', 'other'])
    for (const id of refusable) expect(form && checkValue(form, `${id}/answer`, 'no').ok).toBe(true)
  })

  it('is not whole without name, date, signature and every question of the officer’s', () => {
    const missing = form ? evaluate(form, new Filling().view).missing.map(({ field }) => field) : []
    for (const id of [
      'authority',
      'rules-explained',
      'leaflet',
      'questions-answered',
      'name',
      'date',
      'signature',
    ])
      expect(missing).toContain(`${id}/answer`)
  })

  it('knows the same councils as the case file', () => {
    const councils = latestOfficerForm('case-file')?.fields.get('council/answer')
    const authorities = form?.fields.get('authority/answer')
    expect(councils && optionsOf(councils)).toEqual(authorities && optionsOf(authorities))
  })
})

describe('guidance for the officer', () => {
  it('stands beside every form of a client’s and the tasks of session one, and says what to look for', () => {
    for (const form of [
      ...(sessionPlan[0]?.tasks.map((task) => task.form) ?? []),
      ...clientForms.map(({ id }) => id),
    ])
      expect(guidanceFor(form)?.lookFor.length, form).toBeGreaterThan(1)
    expect(guidanceFor('check-in')?.care).toBeDefined()
    expect(guidanceFor('no-such-form')).toBeUndefined()
  })
})

describe('every form', () => {
  const all = [...clientForms, ...officerForms]

  it('is in the compartment of its door', () => {
    expect(new Set(clientForms.map(({ compartment }) => compartment))).toEqual(new Set(['client']))
    expect(new Set(officerForms.map(({ compartment }) => compartment))).toEqual(new Set(['officer']))
  })

  it('is found by id and version through its own door only', () => {
    for (const { id, version } of clientForms) {
      expect(clientForm(id, version)?.version).toBe(version)
      expect(latestClientForm(id)?.version).toBeGreaterThanOrEqual(version)
      expect(officerForm(id, version)).toBeUndefined()
    }
    for (const { id, version } of officerForms) {
      expect(officerForm(id, version)?.version).toBe(version)
      expect(latestOfficerForm(id)?.version).toBeGreaterThanOrEqual(version)
      expect(clientForm(id, version)).toBeUndefined()
    }
  })

  /** The other forms that a service offers have tests of their own. */
  const ofRisk = new Set(['check-in', 'sara', 'risk-assessment', 'addendum', 'audit'])

  it('has field ids that never change', () => {
    expect(
      Object.fromEntries(
        officerForms
          .filter(({ id, profiles }) => !profiles || ofRisk.has(id))
          .map(({ id, version, fields }) => [`${id} ${version}`, [...fields.keys()].join(' ')]),
      ),
    ).toEqual({
      'case-file 1':
        'name/answer date-of-birth/answer reference/answer area/answer team/answer social-worker/answer legal-status/answer living/answer stage/answer police-investigation/answer priority/answer',
      'case-file 2':
        'name/answer date-of-birth/answer reference/answer area/answer team/answer social-worker/answer legal-status/answer living/answer council/answer stage/answer police-investigation/answer priority/answer',
      'case-file 3':
        'name/answer date-of-birth/answer reference/answer area/answer team/answer social-worker/answer legal-status/answer living/answer probation-practitioner/answer council/answer stage/answer stage-since/answer stage-before/answer stage-reason/answer police-investigation/answer police-checked/answer police-checked-on/answer police-exercises/answer priority/answer',
      'check-in 1':
        'police/answer police-what/answer relationship/answer relationship-what/answer safety/answer safety-what/answer',
      'appointment 1':
        'date/answer time/answer session/answer place/answer length/answer note/answer safe-to-end/answer attendance/answer minutes-late/answer cancelled-by/answer left-early/answer minutes/answer summary/answer',
      'alert-response 1': 'safe-to-end/answer told/answer why-nobody/answer did/answer',
      'alert-response 2': 'told/answer why-nobody/answer did/answer',
      'record-notes 1': '',
      'content-pack 1': 'pack/answer',
      'paper-work 1': '',
      'life-map-tags 1': '',
      'plan-changes 1':
        's1-consent/answer s1-consent-why/answer s1-why-engaging/answer s1-why-engaging-why/answer s1-expectations-goals/answer s1-expectations-goals-why/answer s1-saq/answer s1-saq-why/answer s1-risk-needs/answer s1-risk-needs-why/answer s1-relationship-circle/answer s1-relationship-circle-why/answer s1-life-map/answer s1-life-map-why/answer s2-life-map/answer s2-life-map-why/answer s2-worries/answer s2-worries-why/answer s2-storyboard/answer s2-storyboard-why/answer s2-relationships-history/answer s2-relationships-history-why/answer s2-good-relationship/answer s2-good-relationship-why/answer s2-equality-wheel/answer s2-equality-wheel-why/answer s3-equality-wheel/answer s3-equality-wheel-why/answer s3-my-relationships/answer s3-my-relationships-why/answer s3-health-check/answer s3-health-check-why/answer s3-inventory-abuse/answer s3-inventory-abuse-why/answer s3-inventory-violence/answer s3-inventory-violence-why/answer s4-power-control-wheel/answer s4-power-control-wheel-why/answer s4-inventory-abuse/answer s4-inventory-abuse-why/answer s4-inventory-violence/answer s4-inventory-violence-why/answer s4-self-control/answer s4-self-control-why/answer s4-action-plan/answer s4-action-plan-why/answer',
      'service-figures 1': 'figures/answer',
      'service-settings 1': 'profile/answer wording/answer wording-west-sussex/answer wording-surrey/answer',
      'service-settings 2':
        'profile/answer confidential-days/answer wording/answer wording-west-sussex/answer wording-surrey/answer',
      'service-settings 3':
        'profile/answer confidential-days/answer wording/answer wording-west-sussex/answer wording-surrey/answer keep-years/answer keep-longer-years/answer',
      'staff 1': 'name/answer role/answer grade/answer team/answer',
      'take-home 1': 'who/answer safe/answer agreed/answer',
      'sara 1':
        'name/answer name/taken-over date-of-birth/answer date-of-birth/taken-over assessor/answer job-title/answer date/answer i01/answer i01/critical i02/answer i02/critical i03/answer i03/critical criminal-history-evidence/answer i04/answer i04/critical i05/answer i05/critical i06/answer i06/critical i07/answer i07/critical i08/answer i08/critical i09/answer i09/critical i09/provisional i10/answer i10/critical i10/provisional adjustment-evidence/answer i11/answer i11/critical i12/answer i12/critical i13/answer i13/critical i14/answer i14/critical i15/answer i15/critical i16/answer i16/critical i17/answer i17/critical assault-history-evidence/answer i18/answer i18/critical i19/answer i19/critical i20/answer i20/critical current-offence-evidence/answer partner/answer other-people/answer other-people-who/answer signature/answer',
      'risk-assessment 1':
        'name/answer name/taken-over date-of-birth/answer date-of-birth/taken-over children-named/answer children-named/taken-over qualifications/answer other-assessments/answer accommodation/answer drugs-alcohol/answer employment/answer finances/answer wellbeing/answer family/answer agencies/answer concerns/answer strengths/answer who/answer nature/answer greatest/answer increases/answer reduces/answer public/answer children/answer known-adult/answer staff/answer conclusion/answer court/answer court-author/answer court-exception/answer court-discussed/answer countersign/answer officer/answer date/answer signature/answer',
      'addendum 1':
        'original-date/answer original-date/taken-over name/answer name/taken-over date-of-birth/answer date-of-birth/taken-over children-named/answer children-named/taken-over why/answer further-assessments/answer circumstances/answer concerns/answer new-strengths/answer who/answer nature/answer greatest/answer increases/answer reduces/answer public/answer children/answer known-adult/answer staff/answer conclusion/answer countersign/answer officer/answer date/answer signature/answer',
      'audit 1':
        'author/answer author/taken-over completed/answer completed/taken-over client/answer client/taken-over auditor/answer audited/answer a01/answer a02/answer a03/answer a04/answer a04/taken-over a05/answer a05/taken-over a06/answer a07/answer a08/answer a08/taken-over sources-comments/answer a09/answer a10/answer a11/answer a12/answer situation-comments/answer a13/answer a14/answer a14/taken-over agencies-comments/answer a15/answer a16/answer a17/answer a18/answer a19/answer concerns-comments/answer a20/answer a21/answer risk-comments/answer a22/answer a23/answer a24/answer a25/answer conclusion-comments/answer a26/answer a27/answer a28/answer a29/answer a30/answer a31/answer a32/answer a33/answer overall-comments/answer',
    })
  })

  it('can be read in words when nothing is answered', () => {
    for (const form of all) {
      const answers = answersAsText(form, new Filling().view)
      expect(answers.length).toBeGreaterThan(0)
      const workedOut = form.pages.flatMap(({ items }) =>
        items.flatMap((item) => (item.kind === 'guidance' ? [item.id] : [])),
      )
      for (const { field, label, words } of answers) {
        expect(label.trim()).not.toBe('')
        expect(words).toHaveLength(workedOut.includes(field) ? 1 : 0)
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
  it('goes on with its newest version, which keeps every field of the one before', () => {
    const [first, second, third] = [1, 2, 3].map((version) => officerForm('case-file', version))
    expect(latestOfficerForm('case-file')).toBe(third)
    for (const [older, newer] of [
      [first, second],
      [second, third],
    ]) {
      expect(newer?.living).toBe(true)
      expect([...(newer?.fields.keys() ?? [])]).toEqual(
        expect.arrayContaining([...(older?.fields.keys() ?? [])]),
      )
      expect(newer?.tables.slice(0, older?.tables.length)).toEqual(older?.tables)
    }
  })

  it('finds its children where they stood before it had other tables, and puts new rows in their own', () => {
    const form = latestOfficerForm('case-file')
    if (!form) throw new Error('There is no case file.')
    const filling = new Filling()
      .answer('rows/cm93LW9uZS1mb3ItdGVzdA', 'a0')
      .answer('rows/cm93LW9uZS1mb3ItdGVzdA/name', 'Zofia')
    expect(checkValue(form, 'rows/cm93LW9uZS1mb3ItdGVzdA', 'a0').ok).toBe(true)
    expect(checkValue(form, 'rows/cm93LW9uZS1mb3ItdGVzdA', 'nowhere.a0').ok).toBe(false)
    const rows = () =>
      evaluate(form, filling.view).pages.flatMap(({ items }) =>
        items.flatMap((item) => (item.kind === 'rows' ? [[item.definition.id, item.rows.length]] : [])),
      )
    expect(rows()).toEqual([
      ['children', 1],
      ['linked', 0],
      ['orders', 0],
    ])
    const [children, linked] = form.tables
    if (!children || !linked) throw new Error('The tables are gone.')
    for (const [row, table] of [
      ['cm93LXR3by1mb3ItdGVzdA', children],
      ['cm93LXRocmVlLWZvci1pdA', linked],
    ] as const)
      filling.answer(`rows/${row}`, placeAfterAll(form, table, filling.view))
    expect(rows()).toEqual([
      ['children', 2],
      ['linked', 1],
      ['orders', 0],
    ])
  })

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
    for (const { form, fields, raisedBy } of alertRules) {
      const watched = latestClientForm(form)
      expect(fields.length * raisedBy.length).toBeGreaterThan(0)
      for (const field of fields)
        for (const value of raisedBy) expect(watched && checkValue(watched, field, value).ok).toBe(true)
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
      { rule: { id: 'self-harm' }, answers: [{ nowInWords: ['No'] }], stands: false },
    ])
  })
})

describe('the session plan', () => {
  it('has every form of the workbook that a client fills, each with a time, and the catalogue keeps the order of the plan', () => {
    const tasks = sessionPlan.flatMap((session) => session.tasks.map(({ form }) => form))
    const outside = ['post-programme-client', 'consent-withdrawal']
    const ids = [...new Set(clientForms.map(({ id }) => id))].filter((id) => !outside.includes(id))
    expect(tasks.filter((form) => outside.includes(form))).toEqual([])
    expect([...new Set(tasks.filter((form) => ids.includes(form)))]).toEqual(ids)
    expect(clientForms.filter(({ minutes }) => minutes === undefined)).toEqual([])
  })

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
    readdirSync(new URL(`${door}/`, root), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(new URL(`${door}/${file}`, root), 'utf8'))
  /** Beside it, in a folder of it, or one folder up. Whether that is still the same door is for the architecture test. */
  const OWN_FILE = /^\.\.?\/(sheffield\/)?[a-z-]+\.ts$/
  const importsOf = (source: string) => [...source.matchAll(/from '([^']+)'/g)].map((match) => match[1])

  it('imports nothing but the form engine and its own files', () => {
    const outside = (door: string) => [
      ...new Set(
        sourcesOf(door)
          .flatMap(importsOf)
          .filter((name) => name !== '#forms' && !OWN_FILE.test(name ?? '')),
      ),
    ]
    expect(sourcesOf('client').flatMap(importsOf)).toContain('#forms')
    expect(outside('client')).toEqual([])
    expect(outside('officer')).toEqual(['#forms/register'])
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
    // The councils' names stand in the consent too, where the client reads them.
    const council = latestOfficerForm('case-file')?.fields.get('council/answer')
    const shared = council ? optionsOf(council).map(({ label }) => label) : []
    expect(shared).toHaveLength(2)
    const found = (text: string) =>
      officers.filter((sentence) => text.includes(sentence) && !shared.includes(sentence))
    expect(officers.length).toBeGreaterThan(40)
    expect(found(sourcesOf('client').join('\n'))).toEqual([])
    expect(found(sourcesOf('officer').join('\n')).length).toBeGreaterThan(30)
  })
})
