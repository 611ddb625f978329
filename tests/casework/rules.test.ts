import { describe, expect, it } from 'vitest'
import { isOverdue, lacksWord, noticesOf, practiceOf, screeningOutcome, urgencyOf } from '#casework'
import { Scenario, TODAY } from './scenario.ts'

// One group for each rule of the Family Safeguarding profile, by its name. Days were worked out by hand: 25 November 2026 is a Wednesday.

const stops = (one: Scenario) => one.notices().flatMap(({ kind, title }) => (kind === 'stop' ? [title] : []))
const dues = (one: Scenario, today = TODAY) =>
  one.notices(today).flatMap(({ due, title }) => (due === null ? [] : [`${due} ${title}`]))

describe('screening: four questions, in order, each with outcomes', () => {
  it.each([
    [{ probation: 'yes', incident: 'yes', consent: 'yes', recognition: 'yes' }, 'not-eligible', 1],
    [{ probation: 'ending', incident: 'historical', consent: 'yes' }, 'check-with-team', 2],
    [{ probation: 'no', incident: 'reason', consent: 'no' }, 'not-eligible', 3],
    [{ probation: 'no', incident: 'yes', consent: 'yes', recognition: 'no' }, 'not-eligible', 4],
    [
      { probation: 'no', incident: 'yes', consent: 'yes', recognition: 'partly' },
      'suitable-after-motivation',
      null,
    ],
    [{ probation: 'ending', incident: 'reason', consent: 'yes', recognition: 'yes' }, 'suitable', null],
    [{ probation: 'no', incident: 'yes' }, 'open', null],
  ])('%o', (said, result, ended) => {
    const [screening] = new Scenario().says('screening', said).answers.of('screening')
    expect(screening && screeningOutcome(screening)).toEqual({ result, ended })
  })
})

describe('consent withdrawn', () => {
  const withdrawn = (what: string) =>
    new Scenario()
      .at('assessment')
      .says('case-file', { 'probation-practitioner': 'Ola Brandt' })
      .says('information-request', { agency: 'gp', 'asked-on': '2026-11-20' })
      .says('information-request', { agency: 'police', result: 'received' }, 'case.2')
      .says('consent-withdrawal', { what, 'withdrawn-on': '2026-11-24', who: 'my GP' }, 'session-2')

  it('stops the work and lists whom to tell', () => {
    expect(stops(withdrawn('all'))).toEqual(['The client has taken the consent back: stop the work'])
    expect(withdrawn('all').told()).toContain(
      'Taken back on 24 Nov. Tell the Team Manager, the social worker, Helen Adeyemi, the survivor’s worker, the Probation Practitioner, Ola Brandt, the GP, who still look for an answer.',
    )
    expect(withdrawn('all').missingFor('action-plan')).toContain('The client has taken the consent back.')
  })

  it('leaves the ways off open: it can be returned or closed', () => {
    expect(withdrawn('all').missingFor('returned')).toEqual([])
  })

  it('for one service only does not stop it', () => {
    expect(stops(withdrawn('some'))).toEqual([])
    expect(withdrawn('some').told()).toContain('Consent taken back for my GP')
  })
})

describe('urgent needs endorsement by both the Service Manager and the Team Manager', () => {
  const asked = () =>
    new Scenario().at('waiting').says('request-for-service', { client: 'Marek', urgent: 'yes' })
  const word = (one: Scenario, as: string, name: string, endorsed: string, sitting: string) =>
    one.says('urgent-endorsement', { as, name, endorsed }, sitting)

  it('asked for is not endorsed, and says whose word is missing', () => {
    expect(asked().told()).toContain('Waits for the Team Manager and the Service Manager.')
    const half = word(asked(), 'team-manager', 'Margaret Osei', 'yes', 'case')
    expect(half.told()).toContain('Waits for the Service Manager.')
    expect(urgencyOf(half.answers).kind).toBe('asked')
  })

  it('both: it is', () => {
    const one = word(asked(), 'team-manager', 'Margaret Osei', 'yes', 'case')
    word(one, 'service-manager', 'Paul Reeve', 'yes', 'case.2')
    expect(urgencyOf(one.answers)).toEqual({ kind: 'endorsed' })
  })

  it('one no is no, and one person is not two', () => {
    const no = word(asked(), 'team-manager', 'Margaret Osei', 'no', 'case')
    expect(no.told()).toContain('No from the Team Manager.')
    const alone = word(asked(), 'team-manager', 'Margaret Osei', 'yes', 'case')
    word(alone, 'service-manager', 'margaret osei ', 'yes', 'case.2')
    expect(urgencyOf(alone.answers)).toMatchObject({
      kind: 'asked',
      waitsFor: ['the other manager: both words are by one person'],
    })
  })

  it('what one manager put down for the other in their own name does not take away the other’s own word', () => {
    for (const sitting of ['AAAAAAAAAAAAAAAAAAAAAA', 'zzzzzzzzzzzzzzzzzzzzzw']) {
      const one = word(asked(), 'team-manager', 'Margaret Osei', 'yes', 'case')
      word(one, 'service-manager', 'Margaret Osei', 'yes', 'case.2')
      expect(urgencyOf(one.answers).kind).toBe('asked')
      word(one, 'service-manager', 'Paul Reeve', 'yes', sitting)
      expect(urgencyOf(one.answers).kind).toBe('endorsed')
    }
  })

  it('says whose word is lacking: a no is a word, what is not urgent lacks none', () => {
    expect(lacksWord(new Scenario().at('waiting').answers, 'service-manager')).toBe(false)
    expect(lacksWord(asked().answers, 'service-manager')).toBe(true)
    const no = word(asked(), 'service-manager', 'Paul Reeve', 'no', 'case')
    expect(lacksWord(no.answers, 'service-manager')).toBe(false)
    expect(lacksWord(no.answers, 'team-manager')).toBe(true)
  })

  it('two answers to it are no yes', () => {
    const one = word(asked(), 'service-manager', 'Paul Reeve', 'yes', 'case.2')
    const before = one.record('urgent-endorsement').filling.fork('margaret')
    word(one, 'team-manager', 'Margaret Osei', 'yes', 'case')
    one.saysElsewhere('urgent-endorsement', { endorsed: 'no' }, before, 'other')
    expect(urgencyOf(one.answers).kind).toBe('asked')
  })
})

describe('a risk assessment for court must be written by a PO and discussed with the Team Manager beforehand', () => {
  const request = { court: 'Northgate Family Court', 'needed-by': '2026-12-11' }

  it('somebody else needs a reason for the exception', () => {
    const one = new Scenario().at('assessment').says('court-request', { ...request, grade: 'pso' })
    expect(stops(one)).toEqual(['A PO has to write the report for court'])
    one.says('court-request', { exception: 'No PO knows the family; agreed by the manager.' })
    expect(stops(one)).toEqual([])
  })

  it('is to be discussed, and is due until it is written', () => {
    const one = new Scenario()
      .at('assessment')
      .says('court-request', { ...request, grade: 'po', hearing: '2026-12-18' })
    expect(one.told()).toContain('Discuss the report for court with the Team Manager')
    expect(one.told()).toContain(
      'Due 11 Dec: the day Northgate Family Court wants it, for the hearing on 18 Dec.',
    )
    one.says('court-request', { discussed: '2026-11-24' })
    expect(one.told()).not.toContain('Discuss the report')
    one.completes('risk-assessment', { court: 'no' })
    expect(one.told()).toContain('The report for court')
    one.completes('risk-assessment', { court: 'yes' })
    expect(one.told()).not.toContain('The report for court')
  })
})

describe('assessment in about six weeks', () => {
  it('counts from session 1, with the day it follows from', () => {
    const one = new Scenario()
      .at('assessment', '2026-11-02')
      .says('appointment', { session: '1', date: '2026-11-09', attendance: 'did-not-attend' }, 'a')
      .says('appointment', { session: '1', date: '2026-11-16', attendance: 'late' }, 'b')
      .says('appointment', { session: '2', date: '2026-11-23' }, 'c')
    expect(dues(one)).toContain('2026-12-28 Finish the assessment')
    expect(one.told()).toContain('Due 28 Dec: six weeks after session 1 on 16 Nov.')
  })

  it('counts from the stage while there was no session', () => {
    const one = new Scenario().at('assessment', '2026-11-25')
    expect(one.told()).toContain('Due 6 Jan 2027: six weeks after the assessment began on 25 Nov.')
  })

  it('runs in the assessment only, and is over after its day', () => {
    expect(new Scenario().at('action-plan').told()).not.toContain('Finish the assessment')
    const late = new Scenario().at('assessment', '2026-10-01').notices()
    expect(late.filter((one) => isOverdue(one, TODAY)).map(({ title }) => title)).toContain(
      'Finish the assessment',
    )
  })
})

describe('the workbook in use is completed two working days before group supervision', () => {
  const meeting = (date: string) =>
    new Scenario().at('intervention').says('contact', { kind: 'supervision', date })

  it.each([
    ['2026-12-08', '2026-12-04', 'Due 4 Dec: two working days before the group supervision on 8 Dec.'],
    ['2026-12-30', '2026-12-24', 'Due 24 Dec: two working days before the group supervision on 30 Dec.'],
    ['2027-01-05', '2026-12-31', 'Due 31 Dec: two working days before the group supervision on 5 Jan 2027.'],
    [
      '2027-03-31',
      '2027-03-25',
      'Due 25 Mar 2027: two working days before the group supervision on 31 Mar 2027.',
    ],
  ])('supervision on %s: due %s', (date, due, words) => {
    expect(dues(meeting(date))).toContain(`${due} Complete the workbook or programme summary`)
    expect(meeting(date).told()).toContain(words)
  })

  it.each(['workbook-summary', 'programme-summary'])('a completed %s will do, one begun will not', (form) => {
    const one = meeting('2026-12-08').says(form, { supervision: '2026-12-08' })
    expect(one.told()).toContain('two working days before')
    expect(one.notices().find(({ id }) => id.startsWith('supervision'))?.at.form).toBe(form)
    one.completes(form, { supervision: '2026-12-08' })
    expect(one.told()).not.toContain('two working days before')
  })

  it('a meeting that is off asks for nothing; none planned is said, it is monthly', () => {
    const one = meeting('2026-12-08').says('contact', { outcome: 'cancelled' })
    expect(one.told()).not.toContain('two working days before')
    expect(one.told()).toContain('No group supervision is planned')
    expect(meeting('2026-12-08').told()).not.toContain('No group supervision is planned')
  })

  it('a new one is opened if the work goes on', () => {
    const one = meeting('2026-11-17').completes('workbook-summary', {
      supervision: '2026-11-17',
      'goes-on': 'yes',
    })
    expect(one.told()).toContain('Begin a new summary')
    expect(one.notices().find(({ id }) => id === 'summary new')?.at.sitting).toBe('case.2')
    one.says('workbook-summary', { from: '2026-11-18' }, 'case.2')
    expect(one.told()).not.toContain('Begin a new summary')
  })
})

describe('each session from the second starts with a check-in', () => {
  const held = (session: string, attendance: string | null = 'attended') =>
    new Scenario().at('assessment').says('appointment', { session, date: '2026-11-23', attendance }, 'a')

  it('a second session without one, or with half of one, is made up for', () => {
    expect(held('2').told()).toContain('Write the check-in of session 2')
    const half = held('3').says('check-in', { police: 'no' }, 'session-3')
    expect(half.told()).toContain('Write the check-in of session 3')
    half.says('check-in', { relationship: 'no', safety: 'no' }, 'session-3')
    expect(half.told()).not.toContain('check-in')
  })

  it('the first has none, nor has one to which nobody came', () => {
    expect(held('1').told()).not.toContain('check-in')
    for (const attendance of ['did-not-attend', 'cancelled', null])
      expect(held('2', attendance).told()).not.toContain('check-in')
  })
})

describe('risk escalation', () => {
  const risen = (said: object) =>
    new Scenario()
      .at('intervention')
      .says('escalation', { what: 'Threats by telephone', noticed: '2026-11-24', ...said })

  it('says who has to know, and asks whether it is safe to go on', () => {
    expect(risen({}).told()).toContain(
      'Known since 24 Nov. Still open: tell the Team Manager; tell the professionals; say whether it is safe to go on.',
    )
    expect(dues(risen({}))).toContain('2026-11-24 The risk has risen: finish what has to be done')
  })

  it('not safe to go on stops the work until the record says since when it is, and asks who told whom', () => {
    const one = risen({ 'manager-told': '2026-11-24', 'others-told': 'Helen Adeyemi', 'go-on': 'no' })
    expect(stops(one)).toEqual(['Not safe to go on: suspend the case'])
    expect(one.told()).toContain(
      'Still open: say why it is suspended; say who told the survivor, through her worker; say who told the client.',
    )
    one.says('case-file', { 'stage-before': 'intervention' }).at('suspended')
    expect(stops(one)).toEqual(['Suspended: the risk has risen'])
    expect(one.missingFor('intervention')).toEqual([
      'Nothing says since when the work is safe to go on (in the record of the risk).',
    ])
    one.says('escalation', { resumed: '2026-11-25' })
    expect(stops(one)).toEqual([])
    expect(one.missingFor('intervention')).toEqual([])
  })

  it('that was written down here and is the survivor’s, a child’s or nobody’s stays open until it is moved', () => {
    for (const from of ['survivor', 'child', 'not-known'])
      expect(risen({ 'came-from': from }).told()).toContain('does not belong in it')
    for (const from of ['police', 'apart'])
      expect(risen({ 'came-from': from }).told()).not.toContain('does not belong in it')
  })

  it('two answers, one of them no, count as no', () => {
    const one = risen({})
    const before = one.record('escalation').filling.fork('sian')
    one.says('escalation', { 'go-on': 'yes' }).saysElsewhere('escalation', { 'go-on': 'no' }, before, 'sian')
    expect(stops(one)).toEqual(['Not safe to go on: suspend the case'])
  })
})

describe('live police investigation', () => {
  const investigated = (said: object = {}) =>
    new Scenario().at('allocated').says('case-file', { 'police-investigation': 'yes', ...said })

  it('checks with the police before any contact', () => {
    expect(stops(investigated())).toEqual(['No contact with the client yet'])
    expect(investigated({ 'police-checked': 'wait', 'police-checked-on': '2026-11-20' }).told()).toContain(
      'The police investigate and said to wait on 20 Nov.',
    )
    expect(investigated().missingFor('assessment')).toContain(
      'The police investigate and have not said that contact may go ahead.',
    )
    expect(stops(investigated({ 'police-checked': 'may' }))).toEqual([])
  })

  it('a warning before exercises that can create evidence, with the manager’s decision', () => {
    const may = { 'police-checked': 'may' }
    expect(investigated(may).told()).toContain('The manager has not decided yet.')
    expect(investigated({ ...may, 'police-exercises': 'leave-out' }).told()).toContain(
      'decided to leave them out',
    )
    expect(investigated({ ...may, 'police-exercises': 'go-ahead' }).told()).not.toContain('Storyboard')
  })

  it('two answers count as the careful one', () => {
    const one = investigated()
    const before = one.record('case-file').filling.fork('imran')
    one.says('case-file', { 'police-checked': 'may' })
    one.saysElsewhere('case-file', { 'police-checked': 'wait' }, before, 'imran')
    expect(stops(one)).toEqual(['No contact with the client yet'])
  })

  it('no investigation, no hold', () => {
    expect(stops(investigated({ 'police-investigation': 'no' }))).toEqual([])
  })
})

describe('professional disagreement', () => {
  it('is raised with the Team Manager, and stays until there is a resolution and a plan', () => {
    const one = new Scenario()
      .at('assessment')
      .says('disagreement', { with: 'Helen Adeyemi', raised: '2026-11-20' })
    expect(dues(one)).toContain('2026-11-20 Raise the disagreement with Helen Adeyemi with the Team Manager')
    one.says('disagreement', {
      'manager-told': '2026-11-23',
      'our-view': 'Too soon',
      'their-view': 'In time',
    })
    expect(one.told()).toContain('Since 20 Nov. Still to say: what was agreed, the plan.')
    one.says('disagreement', { resolution: 'A month more', plan: 'Look again', settled: '2026-11-25' })
    expect(one.told()).not.toContain('disagreement')
  })
})

describe('orders and bail conditions: what, until when, breaches', () => {
  const order = (cells: Record<string, string>) =>
    new Scenario()
      .at('assessment')
      .row('case-file', 'orders', { 'order-kind': 'bail', 'order-what': 'Not to go to the house.', ...cells })

  it('that end within four weeks are due, that have ended are asked about', () => {
    expect(dues(order({ 'order-until': '2026-12-23' }))).toContain(
      '2026-12-23 Bail condition: ends on 23 Dec',
    )
    expect(order({ 'order-until': '2026-12-24' }).told()).not.toContain('Bail condition')
    expect(order({ 'order-until': '2026-11-24' }).told()).toContain('Bail condition: ended on 24 Nov')
  })

  it('that were broken are said', () => {
    expect(order({ 'order-breaches': 'Seen there on 12 November.' }).told()).toContain(
      'Broken: bail condition. Seen there on 12 November. Not to go to the house.',
    )
  })

  it('are no children: a row of another table is not one of these', () => {
    const one = new Scenario().at('assessment').row('case-file', 'children', { name: 'Zofia', age: '7' })
    expect(one.notices().map(({ title }) => title)).not.toContainEqual(expect.stringContaining('Order'))
  })
})

describe('linked people', () => {
  it('are named, with the wall where there is one', () => {
    const one = new Scenario()
      .at('assessment')
      .row('case-file', 'linked', {
        'linked-name': 'Kasia Rybak',
        'linked-how': 'partner',
        'linked-wall': 'yes',
      })
      .row('case-file', 'linked', {
        'linked-name': 'Ewa Nowak',
        'linked-how': 'former-partner',
        'linked-wall': 'no',
      })
    expect(one.told()).toContain(
      'A wall towards the case of Kasia Rybak. A partner who is a client too. Nothing passes from one case to the other',
    )
    expect(one.told()).toContain('Linked: Ewa Nowak. A former partner.')
  })
})

describe('information requests: asked, chased, received, dated, verified', () => {
  const asked = (said: object = {}) =>
    new Scenario().at('assessment').says('information-request', {
      ...{ agency: 'police', 'asked-on': '2026-11-10', 'wanted-by': '2026-11-24' },
      ...said,
    })

  it('are chased once their day is over', () => {
    expect(asked().told()).toContain(
      'Chase the answer of the police. Asked on 10 Nov. Not chased yet. The answer was wanted by 24 Nov.',
    )
    expect(asked().row('information-request', 'chases', { 'chased-on': '2026-11-23' }).told()).toContain(
      'Last chased on 23 Nov.',
    )
  })

  it('that came have their date and whether they are verified', () => {
    expect(asked({ result: 'received' }).told()).toContain(
      'It does not say from when the information is, nor whether it is verified.',
    )
    expect(asked({ result: 'received', dated: '2026-10-01', verified: 'no' }).told()).not.toContain('police')
    expect(asked({ result: 'nothing-known' }).told()).not.toContain('police')
  })
})

describe('what the client asked to keep private', () => {
  const asked = (said: object = {}) =>
    new Scenario().at('intervention').says('kept-private', {
      ...{ what: 'He drinks again.', where: 'Session 2', 'asked-on': '2026-11-18' },
      ...said,
    })
  const toBeTold = { undermines: 'yes', 'say-to': 'Helen Adeyemi', 'say-by': '2026-11-23' }

  it('is decided on, and due from the day they asked', () => {
    expect(dues(asked())).toContain('2026-11-18 Say whether something can be kept private')
  })

  it('cannot be kept: it stays due until somebody has checked that they said it', () => {
    for (const said of [{}, { 'checked-on': '2026-11-24' }, { said: 'yes' }]) {
      const one = asked({ ...toBeTold, ...said })
      expect(dues(one)).toContain('2026-11-23 Check that the client has said it themselves')
      expect(one.told()).toContain('They were to say it to Helen Adeyemi by 23 Nov.')
    }
    const checked = asked({ ...toBeTold, 'checked-on': '2026-11-24', said: 'yes' })
    expect(checked.told()).not.toMatch(/private|said it/)
  })

  it('is due from the day they asked where nothing says by when they are to say it', () => {
    expect(dues(asked({ undermines: 'yes' }))).toContain(
      '2026-11-18 Check that the client has said it themselves',
    )
  })

  it('not said, or in part: it is told in their place, and stays due until that is put down', () => {
    for (const said of ['no', 'part']) {
      const one = asked({ ...toBeTold, 'checked-on': '2026-11-24', said })
      expect(dues(one)).toContain('2026-11-24 The client has not said it: tell it, and put that down')
      expect(one.says('kept-private', { told: 'I told Helen on 24 Nov' }).told()).not.toMatch(
        /private|said it/,
      )
    }
  })

  it('two answers, one of them that it cannot be kept, count as that', () => {
    const one = asked()
    const before = one.record('kept-private').filling.fork('sian')
    one
      .says('kept-private', { undermines: 'no' })
      .saysElsewhere('kept-private', { undermines: 'yes' }, before, 'sian')
    expect(one.told()).toContain('Check that the client has said it themselves')
  })

  it('can be kept: who shares what they say is reminded, and no notice says what it is', () => {
    const one = asked({ undermines: 'no', 'why-kept': 'Nobody is put at risk by it.' })
    expect(one.notices().map(({ kind }) => kind)).toContain('mind')
    expect(one.told()).toContain('Something is kept private at the client’s wish')
    for (const said of [{}, { undermines: 'no' }, toBeTold])
      expect(asked(said).told()).not.toContain('drinks')
  })
})

describe('the referrer gets an acknowledgement on receipt', () => {
  it('is due from the day of the request until it is sent', () => {
    const one = new Scenario()
      .at('request')
      .says('request-for-service', { client: 'Marek', 'asked-on': '2026-11-23' })
    expect(dues(one)).toContain('2026-11-23 Acknowledge the request to the referrer')
    expect(one.says('acceptance', { acknowledged: '2026-11-24' }).told()).not.toContain('Acknowledge')
  })
})

describe('a service with names and deadlines of its own', () => {
  const own = practiceOf([
    {
      names: { 'team-manager': 'Senior Fieldwork Manager', 'service-manager': 'Head of Service' },
      deadlines: { 'assessment-weeks': 13, 'summary-working-days': 1, 'order-days': 7 },
    },
  ])

  it('is told its own deadlines, with what they follow from', () => {
    const one = new Scenario()
      .at('assessment', '2026-11-02')
      .says('contact', { kind: 'supervision', date: '2026-12-08' })
    expect(one.told(TODAY, own)).toContain('Due 1 Feb 2027: 13 weeks after the assessment began on 2 Nov.')
    expect(one.told(TODAY, own)).toContain(
      'Due 7 Dec: one working day before the group supervision on 8 Dec.',
    )
  })

  it('hears of the end of an order when it says', () => {
    const one = new Scenario()
      .at('intervention')
      .row('case-file', 'orders', { 'order-kind': 'bail', 'order-until': '2026-12-03' })
    expect(one.told()).toContain('Bail condition: ends on 3 Dec')
    expect(one.told(TODAY, own)).not.toContain('Bail condition')
    expect(one.told('2026-11-26', own)).toContain('Bail condition: ends on 3 Dec')
  })

  it('reads of its people by their names, wherever a rule names them', () => {
    const working = new Scenario()
      .at('assessment')
      .says('consent-withdrawal', { what: 'all' }, 'session-2')
      .says('disagreement', { with: 'Helen Adeyemi' })
      .says('court-request', { grade: 'po' })
      .says('escalation', { what: 'Threats' })
    const asked = new Scenario().at('request').says('request-for-service', { urgent: 'yes' })
    const told = [working, asked].map((one) => one.told(TODAY, own)).join()
    expect(told.match(/the Senior Fieldwork Manager/g)).toHaveLength(5)
    expect(told).toContain('the Head of Service')
    expect(told).not.toMatch(/Team Manager|Service Manager/)
    expect([working, asked].map((one) => one.told()).join()).toMatch(/Team Manager.*Service Manager/s)
  })
})

it('everything that is said has a reason, a place to deal with it, and an id of its own', () => {
  const one = new Scenario()
    .at('assessment', '2026-10-01')
    .says('case-file', { 'police-investigation': 'yes' })
    .says('contact', { kind: 'supervision', date: '2026-12-08' })
    .says('escalation', { what: 'Threats' })
    .says('escalation', { what: 'More threats' }, 'case.2')
    .row('case-file', 'orders', { 'order-kind': 'bail', 'order-until': '2026-12-01' })
    .row('case-file', 'orders', { 'order-kind': 'bail', 'order-until': '2026-12-02' })
  const notices = noticesOf(one.answers, TODAY)
  expect(notices.length).toBeGreaterThan(7)
  expect(new Set(notices.map(({ id }) => id)).size).toBe(notices.length)
  for (const { why, at } of notices) {
    expect(why).toMatch(/\.$/)
    expect(at.compartment).toBe('officer')
  }
  expect(notices.map(({ kind }) => kind)).toEqual(
    ['stop', 'due', 'mind'].flatMap((kind) =>
      notices.flatMap((notice) => (notice.kind === kind ? [kind] : [])),
    ),
  )
})
