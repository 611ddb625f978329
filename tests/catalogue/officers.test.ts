import { describe, expect, it } from 'vitest'
import { officerForms } from '#catalogue/officer'
import { complete } from '#forms'
import { Filling } from '../forms/builder.ts'
import { asked, fieldIds, filled, formOf, missing, resultOf, told } from './asking.ts'
import { fillEverything } from './filled.ts'

describe('the screening', () => {
  const form = formOf('screening')
  const result = (answers: Parameters<typeof filled>[0]) => resultOf(form, 'Result', answers)

  it('asks its four questions one by one, each when the one before goes on', () => {
    expect(asked(form, filled({}))).toEqual(['probation'])
    for (const goesOn of ['ending', 'no'])
      expect(asked(form, filled({ probation: goesOn }))).toEqual(['probation', 'incident'])
    for (const goesOn of ['yes', 'reason'])
      expect(asked(form, filled({ probation: 'no', incident: goesOn }))).toEqual([
        'probation',
        'incident',
        'consent',
      ])
    expect(asked(form, filled({ probation: 'no', incident: 'yes', consent: 'yes' }))).toEqual([
      'probation',
      'incident',
      'consent',
      'recognition',
    ])
  })

  it.each([
    [{ probation: 'yes' }, /^Not eligible\. Question 1/],
    [{ probation: 'ending', incident: 'historical' }, /^Usually not eligible\. Question 2/],
    [{ probation: 'no', incident: 'reason', consent: 'no' }, /^Not eligible\. Question 3/],
    [{ probation: 'no', incident: 'yes', consent: 'yes', recognition: 'no' }, /^Not eligible\. Question 4/],
  ])('ends early, says which answer ended it and offers a consultation: %o', (answers, words) => {
    expect(result(answers)).toMatch(words)
    expect(result(answers)).toMatch(/referral can still be made.*A consultation is always on offer/)
    expect(complete(form, filled(answers).view).ok).toBe(true)
  })

  it('calls likely to be suitable whoever went on four times', () => {
    for (const probation of ['ending', 'no'])
      for (const incident of ['yes', 'reason']) {
        const soFar = { probation, incident, consent: 'yes' }
        expect(result({ ...soFar, recognition: 'yes' })).toMatch(/^Likely to be suitable\. Make/)
        expect(result({ ...soFar, recognition: 'partly' })).toMatch(/suitable, with work on motivation/)
      }
  })

  it('has no result before that, and cannot be completed', () => {
    for (const answers of [{}, { probation: 'no' }, { probation: 'no', incident: 'yes', consent: 'yes' }]) {
      expect(result(answers)).toMatch(/^Not finished/)
      expect(complete(form, filled(answers).view)).toEqual({ ok: false, error: 'missing' })
    }
  })

  it('forgets what was answered further down once an earlier answer ends it', () => {
    const answers = { incident: 'yes', consent: 'yes', recognition: 'yes' }
    expect(result({ probation: 'no', ...answers })).toMatch(/^Likely/)
    expect(result({ probation: 'yes', ...answers })).toMatch(/Question 1 ended it/)
    expect(result({ probation: 'no', ...answers, incident: 'historical' })).toMatch(/Question 2 ended it/)
  })

  it('is never typed: no field holds the result', () => {
    expect([...form.fields.keys()].filter((field) => field.includes('result'))).toEqual([])
  })
})

describe('the request for service', () => {
  const form = formOf('request-for-service')

  it('waits for everything that the work cannot start without', () => {
    expect(missing(form, filled({}))).toEqual([
      ...['client', 'area', 'social-worker', 'reference', 'asked-on', 'reason', 'wanted', 'purpose'],
      ...['court', 'police', 'consent', 'urgent'],
    ])
  })

  it('asks for the concern when it is urgent, and says that two managers have to agree', () => {
    expect(missing(form, filled({ urgent: 'yes' }))).toContain('concern')
    expect(told(form, filled({ urgent: 'yes' }))).toContain('urgent-guidance')
    expect(asked(form, filled({ urgent: 'no' }))).not.toContain('concern')
    expect(told(form, filled({ urgent: 'no' }))).not.toContain('urgent-guidance')
  })

  it('asks about court, police and other work only where there is some', () => {
    const plain = { court: 'none', police: 'no', wanted: ['assessment'], consent: 'yes', urgent: 'no' }
    for (const id of ['court-more', 'police-more', 'wanted-else'])
      expect(asked(form, filled(plain))).not.toContain(id)
    expect(told(form, filled(plain))).toEqual([])
    const busy = {
      court: 'care',
      police: 'yes',
      wanted: ['assessment', 'other'],
      consent: 'no',
      urgent: 'yes',
    }
    for (const id of ['court-more', 'police-more', 'wanted-else'])
      expect(missing(form, filled(busy))).toContain(id)
    expect(told(form, filled(busy))).toEqual([
      'court-guidance',
      'police-guidance',
      'consent-guidance',
      'urgent-guidance',
    ])
  })

  it('warns before contact for as long as nobody knows that the police are not investigating', () => {
    expect(told(form, filled({}))).toContain('police-guidance')
    expect(told(form, filled({ police: 'dont-know' }))).toContain('police-guidance')
    expect(told(form, filled({ police: 'no' }))).not.toContain('police-guidance')
  })
})

describe('the reports at the end of the work', () => {
  it('are completed by the officer and countersigned by the manager', () => {
    for (const id of ['post-intervention', 'post-programme'])
      expect(formOf(id).completion).toBe('countersigned')
  })

  it('do not lose an answer between two sittings: what is missing is what was not answered', () => {
    const form = formOf('post-intervention')
    const first = filled({ name: 'Dean Marsh', planned: 'Four aims', public: 'low' })
    const before = missing(form, new Filling())
    expect(missing(form, first)).toEqual(
      before.filter((id) => !['name', 'planned', 'public'].includes(id ?? '')),
    )
    expect(complete(form, first.view)).toEqual({ ok: false, error: 'missing' })
    expect(complete(form, fillEverything(form).filling.view).ok).toBe(true)
  })

  it('rate four kinds of people on four levels', () => {
    const { pages } = formOf('post-intervention')
    const ratings = pages.flatMap(({ items }) => items.filter((item) => item.kind === 'rating'))
    expect(ratings.map(({ id }) => id)).toEqual(['public', 'children', 'known-adult', 'staff'])
    for (const { levels } of ratings)
      expect(levels.map(({ id }) => id)).toEqual(['low', 'medium', 'high', 'very-high'])
  })

  it('of the programme: seven targets, each with progress, strengths and what to improve', () => {
    const targets = formOf('post-programme').pages.find(({ id }) => id === 'targets')?.items ?? []
    expect(targets).toHaveLength(7)
    for (const target of targets)
      expect(target).toMatchObject({ kind: 'prose', companions: [{ id: 'strengths' }, { id: 'improve' }] })
  })

  it('ask the client how far they agree, in three steps, and where not', () => {
    const form = formOf('post-programme-client')
    expect(form).toMatchObject({ compartment: 'client', audience: 'client' })
    expect(asked(form, filled({ agree: 'totally' }))).not.toContain('differ')
    for (const answer of ['partially', 'not-at-all'])
      expect(asked(form, filled({ agree: answer }))).toContain('differ')
    expect(complete(form, filled({ agree: 'not-at-all' }).view).ok).toBe(true)
    expect(complete(form, filled({ comments: 'It was hard.' }).view)).toEqual({ ok: false, error: 'missing' })
  })
})

describe('taking consent back', () => {
  const form = formOf('consent-withdrawal')

  it('needs a day and what is taken back, a name, no reason and no signature', () => {
    expect(missing(form, filled({}))).toEqual(['what', 'withdrawn-on', 'name'])
    const whole = filled({ what: 'all', 'withdrawn-on': '2026-11-25', name: 'Dean Marsh' })
    expect(complete(form, whole.view).ok).toBe(true)
  })

  it('of one service only asks which', () => {
    expect(missing(form, filled({ what: 'some' }))).toContain('who')
    expect(asked(form, filled({ what: 'all' }))).not.toContain('who')
  })
})

describe('the summaries', () => {
  it.each(['workbook-summary', 'programme-summary'])(
    '%s: the time it covers, risk, focus and the deadline',
    (id) => {
      const form = formOf(id)
      expect(missing(form, filled({}))).toEqual([
        ...['from', 'to', 'done', 'engagement', 'risk', 'focus'],
        ...['supervision', 'completed-on', 'goes-on'],
      ])
      expect(form.tables).toHaveLength(1)
      expect(form.pages.at(-1)?.intro).toMatch(/two working days before/)
    },
  )
})

/** Theirs are in catalogue.test.ts. */
const ofRisk = new Set(['check-in', 'sara', 'risk-assessment', 'addendum', 'audit'])

it('officers’ forms keep their field ids for ever', () => {
  expect(fieldIds(officerForms.filter(({ id, profiles }) => profiles && !ofRisk.has(id)))).toEqual({
    'acceptance 1':
      'acknowledged adult adult/note willing willing/note current current/note abuse abuse/note stays-open stays-open/note route route/note attend attend/note police police/note court court/note voluntary voluntary/note discussed-on discussed-with discussed decision consulted reason decided-on',
    'allocation 1': 'officer grade from reason',
    'allocation 2': 'officer grade from reason',
    'contact 1': 'kind date time who outcome why-not said next',
    'contact 2':
      'kind date time who outcome why-not decided next information(information-from information-told information-dated information-verified)',
    'court-request 1': 'court asked-for asked-on needed-by hearing writer grade exception discussed',
    'disagreement 1': 'with raised about our-view their-view manager-told resolution plan settled',
    'disclosure 1':
      'what from from/dated from/verified to necessary proportionate consent consent-on discussed consequences not-discussed measures grounds approver approved-on approved-at by shared-on shared-at',
    'escalation 1':
      'what source noticed manager-told others-told go-on changes why-suspended survivor-told client-told resumed why-resumed',
    'escalation 2':
      'came-from came-from/dated came-from/verified source what noticed manager-told others-told go-on changes why-suspended survivor-told client-told resumed why-resumed',
    'information-request 2':
      'agency agency-who asked-for asked-on wanted-by result received-on came-from answered dated verified chases(chased-on chased-how)',
    'information-request 1':
      'agency agency-who asked-for asked-on wanted-by result received-on answered dated verified chases(chased-on chased-how)',
    'kept-private 1': 'what where asked-on undermines why-kept say-to say-by checked-on said told',
    'urgent-endorsement 1': 'as name endorsed given-on given-how why',
    'urgent-endorsement 2': 'as name endorsed given-on given-how why',
    'waiting-entry 1': 'since priority risk why near-top-told',
    'assessment-plan 1':
      'name assessor starts ends purpose others observed consents afterwards shared shared-on not-shared said-about-it interviews(interview-on interview-place interview-who interview-about)',
    'closure-checklist 1':
      'name date-of-birth children-named worker-confident worker-confident/why manager-confident manager-confident/why understanding understanding/where expectations expectations/where network network/where role role/where worker date signature',
    'hazard 1':
      'name assessed-on risk raised raised-on not-raised attached checked letter sent-on survivor-knows worker date signature reviews(review-on review-why review-decision)',
    'non-engagement 1':
      'name date-of-birth children-named refusal likelihood must-stop must-start safe-to-close why-safe survivor-told supervision supervision-decided worker date signature attempts(attempt-on attempt-how attempt-result) sources(source source-on source-said source-verified)',
    'perpetrator-assessment 1':
      'name date-of-birth children-named started independent independent-why manager-plan consent-checks consent-police consent-other-parents consent-on attitude-process who-is-there observations child other-children other-children-more types attitude-abuse pattern impact family-history culture parenting risk risk-why manageable risk-children must-stop must-start next-steps safeguarded network-on person-on person-sections worker date signature professionals(professional professional-on professional-said) offences(offence-kind offence-on offence-what offence-source) talks(talk-on talk-who talk-about)',
    'post-intervention 1':
      'name date-of-birth children-named social-worker reference planned completed offered attended missed engagement progress strengths risk-change concern who nature greatest increases reduces public children known-adult staff left-more countersign officer date signature left(left-what left-who left-by)',
    'post-intervention 2':
      'name date-of-birth children-named social-worker reference planned completed offered offered/taken-over attended attended/taken-over missed missed/taken-over engagement progress strengths risk-change concern who nature greatest increases reduces public children known-adult staff left-more countersign officer date signature left(left-what left-who left-by)',
    'post-programme 1':
      'name date-of-birth children-named social-worker started ended facilitators location attended absences catch-ups thoughts thoughts/strengths thoughts/improve abuse abuse/strengths abuse/improve strategies strategies/strengths strategies/improve healthy healthy/strengths healthy/improve values values/strengths values/improve impact impact/strengths impact/improve relapse relapse/strengths relapse/improve general left countersign officer date signature',
    'programme-summary 1':
      'from to done engagement risk focus supervision completed-on goes-on sessions(session-on session-about session-came)',
    'request-for-service 1':
      'client date-of-birth area social-worker contact reference came-by asked-on reason wanted wanted-else purpose court court-more police police-more consent urgent concern children(child-name child-age)',
    'screening 1': 'probation incident consent recognition',
    'single-assessment 1':
      'name date-of-birth children-named started met-alone not-met understands understands/evidence acknowledges acknowledges/evidence will-change will-change/evidence will-engage will-engage/evidence police-check agencies agencies-which types impact-children impact-family indications other-indication next reasons act-now act-now-what worker date signature attempts(attempt-on attempt-how attempt-result) supervisors(supervisor supervisor-met supervisor-understands supervisor-role supervisor-safe)',
    'workbook-summary 1':
      'from to done engagement risk focus supervision completed-on goes-on appointments(appointment-on appointment-came appointment-about)',
    'workbook-summary 2':
      'from to done engagement risk focus supervision completed-on goes-on appointments(appointment-on appointment-came appointment-about)',
  })
})
