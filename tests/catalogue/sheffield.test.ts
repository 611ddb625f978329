import { describe, expect, it } from 'vitest'
import { confidentialForms } from '#catalogue/confidential'
import { officerForms } from '#catalogue/officer'
import { type Form, optionsOf } from '#forms'
import { asked, fieldIds, filled, formOf, missing, resultOf, told } from './asking.ts'

describe('the Single Assessment', () => {
  const form = formOf('single-assessment')
  const title = 'Full perpetrator assessment'

  it('calls a full assessment indicated by any one reason, seven of them and the open one among them', () => {
    const reasons = form.fields.get('indications/answer')
    const ids = reasons ? optionsOf(reasons).map(({ id }) => id) : []
    expect(ids).toHaveLength(9)
    for (const id of ids.filter((one) => one !== 'none'))
      expect(resultOf(form, title, { indications: [id] })).toBe('Indicated.')
    expect(resultOf(form, title, { indications: ['none'] })).toMatch(/^Not indicated/)
    expect(resultOf(form, title, {})).toMatch(/^Not known yet/)
  })

  it('asks why when nobody met the person, and what has to be done at once where something has', () => {
    expect(missing(form, filled({ 'met-alone': 'no' }))).toContain('not-met')
    expect(asked(form, filled({ 'met-alone': 'yes' }))).not.toContain('not-met')
    expect(missing(form, filled({ 'act-now': 'yes' }))).toContain('act-now-what')
    expect(told(form, filled({ next: 'close' }))).toContain('closing')
    expect(told(form, filled({ next: 'full' }))).not.toContain('closing')
  })

  it('is endorsed by the manager, and so are the whole assessment, closing, the flag and the refusal', () => {
    const endorsed = [
      'single-assessment',
      'perpetrator-assessment',
      'closure-checklist',
      'hazard',
      'non-engagement',
    ]
    for (const id of endorsed) expect(formOf(id).completion).toBe('countersigned')
    expect(formOf('assessment-plan').completion).toBe('author')
  })
})

describe('the HAZARD flag', () => {
  it('is for high risk only', () => {
    const assessment = formOf('perpetrator-assessment')
    const decision = formOf('hazard')
    expect(resultOf(assessment, 'HAZARD flag', { risk: 'high' })).toMatch(/^Needed/)
    expect(resultOf(decision, 'Result', { risk: 'high' })).toMatch(/^A flag .* and a letter/)
    for (const risk of ['low', 'medium']) {
      expect(resultOf(assessment, 'HAZARD flag', { risk })).toBe('Not needed.')
      expect(resultOf(decision, 'Result', { risk })).toMatch(/^No flag and no letter/)
    }
  })

  it('asks for the letter and for what is attached once it is raised, and why when it is not', () => {
    const form = formOf('hazard')
    const raised = filled({ risk: 'high', raised: 'yes' })
    expect(missing(form, raised)).toEqual(
      expect.arrayContaining(['raised-on', 'attached', 'checked', 'letter', 'survivor-knows']),
    )
    expect(missing(form, filled({ risk: 'high', raised: 'no' }))).toContain('not-raised')
    expect(asked(form, filled({ risk: 'medium', raised: 'yes' }))).not.toContain('letter')
  })

  it('warns that it stands on the person’s own record, and louder when something should not be there', () => {
    const form = formOf('hazard')
    expect(told(form, filled({ risk: 'high' }))).toContain('own-record')
    const wrong = { risk: 'high', raised: 'yes', checked: 'no' }
    expect(told(form, filled(wrong))).toContain('take-out')
    expect(told(form, filled({ ...wrong, checked: 'yes' }))).not.toContain('take-out')
  })
})

describe('closing without a full assessment', () => {
  const officers = formOf('closure-checklist')
  const survivors = formOf('closure-checklist-survivor')
  const ready = {
    'worker-confident': 'yes',
    'manager-confident': 'yes',
    understanding: 'yes',
    expectations: 'yes',
    network: 'yes',
    role: 'yes',
  }

  it('needs two people who are confident and six things on record, two of them in the confidential part', () => {
    expect(resultOf(officers, 'Closing', ready)).toMatch(/^This part is ready/)
    expect(resultOf(survivors, 'Closing', { 'safety-plan': 'yes', support: 'yes' })).toMatch(/is ready/)
    for (const id of Object.keys(ready))
      expect(resultOf(officers, 'Closing', { ...ready, [id]: 'no' })).toMatch(/^Not ready/)
    for (const id of ['safety-plan', 'support'])
      expect(resultOf(survivors, 'Closing', { 'safety-plan': 'yes', support: 'yes', [id]: 'no' })).toMatch(
        /^Not ready/,
      )
    const { role: _open, ...rest } = ready
    expect(resultOf(officers, 'Closing', rest)).toMatch(/^Not known yet/)
  })

  it('lets a network meeting be impossible, and nothing else', () => {
    expect(resultOf(officers, 'Closing', { ...ready, network: 'not-possible' })).toMatch(/is ready/)
    const impossible = [...officers.fields].filter(([, field]) =>
      optionsOf(field).some(({ id }) => id === 'not-possible'),
    )
    expect(impossible.map(([field]) => field)).toEqual(['network/answer'])
  })

  it('asks both of them for their reasons', () => {
    expect(missing(officers, filled(ready))).toEqual(
      expect.arrayContaining(['worker-confident', 'manager-confident']),
    )
    const filling = filled(ready)
      .answer('worker-confident/why', 'He moved out and keeps to it.')
      .answer('manager-confident/why', 'The network has met twice.')
    expect(missing(officers, filling)).not.toContain('worker-confident')
    expect(missing(officers, filling)).not.toContain('manager-confident')
  })
})

describe('a refusal', () => {
  const form = formOf('non-engagement')

  it('safe to close is shared with the survivor first', () => {
    expect(missing(form, filled({ 'safe-to-close': 'yes' }))).toEqual(
      expect.arrayContaining(['why-safe', 'survivor-told']),
    )
  })

  it('not safe to close goes to supervision', () => {
    const filling = filled({ 'safe-to-close': 'no' })
    expect(missing(form, filling)).toContain('supervision')
    expect(asked(form, filling)).not.toContain('survivor-told')
    expect(told(form, filling)).toContain('supervision-guidance')
  })
})

describe('DASH, two checkpoints', () => {
  it('after mapping: to MARAC when high', () => {
    const form = formOf('mapping')
    expect(resultOf(form, 'MARAC', { dash: 'high' })).toMatch(/^Refer now/)
    expect(missing(form, filled({ dash: 'high' }))).toContain('marac-on')
    for (const dash of ['standard', 'medium']) {
      expect(resultOf(form, 'MARAC', { dash })).toMatch(/^No referral/)
      expect(asked(form, filled({ dash }))).not.toContain('marac-on')
    }
  })

  it('after the assessment: when high whatever the survivor says, when medium with their consent', () => {
    const form = formOf('single-assessment-survivor')
    const result = (answers: { readonly [question: string]: string }) =>
      resultOf(form, 'IDAS and MARAC', answers)
    expect(result({ dash: 'high' })).toMatch(/^Refer now to both/)
    expect(result({ dash: 'high', 'dash-consent': 'no' })).toMatch(/^Refer now to both/)
    expect(result({ dash: 'medium', 'dash-consent': 'yes' })).toMatch(/^Refer to both/)
    expect(result({ dash: 'medium', 'dash-consent': 'no' })).toMatch(/^No referral/)
    expect(result({ dash: 'medium' })).toMatch(/^Not known yet/)
    expect(result({ dash: 'standard', 'dash-consent': 'yes' })).toMatch(/^No referral/)
    expect(asked(form, filled({ dash: 'high' }))).not.toContain('dash-consent')
    expect(missing(form, filled({ dash: 'high' }))).toContain('referred-on')
  })
})

const isSheffields = ({ profiles }: Pick<Form, 'profiles'>): boolean =>
  profiles?.includes('sheffield') === true
const survivorForms = confidentialForms.filter(isSheffields)

describe('the survivor’s records', () => {
  it('are confidential, every one, and say so before anything else', () => {
    expect(survivorForms.length).toBeGreaterThan(5)
    for (const { id, compartment, audience, pages } of survivorForms) {
      expect([id, compartment, audience]).toEqual([id, 'confidential', 'officer'])
      expect(pages[0]?.items[0], id).toMatchObject({ kind: 'guidance', tone: 'warning' })
      expect(JSON.stringify(pages[0]?.items[0]), id).toMatch(/"Confidential\. [^"]*never/i)
    }
  })

  it('are not asked about while somebody else can hear', () => {
    for (const id of ['safety-plan', 'mapping', 'single-assessment-survivor']) {
      expect(told(formOf(id), filled({ alone: 'no' }))).toContain('alone-guidance')
      expect(told(formOf(id), filled({ alone: 'yes' }))).not.toContain('alone-guidance')
    }
  })

  it('send to the safety plan when it has to be made or looked at', () => {
    expect(told(formOf('mapping'), filled({ 'safety-plan': 'no' }))).toContain('plan-guidance')
    expect(told(formOf('survivor-check-in'), filled({ review: 'yes' }))).toContain('review-guidance')
    expect(told(formOf('survivor-check-in'), filled({ review: 'no' }))).not.toContain('review-guidance')
  })

  it('of section 6: the survivor is told first, and says whether sharing is safe', () => {
    const form = formOf('perpetrator-assessment-survivor')
    expect(missing(form, filled({}))).toEqual(expect.arrayContaining(['survivor-on', 'may-share']))
    expect(missing(form, filled({ 'may-share': 'no' }))).toContain('not-safe')
    expect(told(form, filled({ 'may-share': 'no' }))).toContain('hold-back')
    expect(missing(form, filled({ 'may-share': 'yes' }))).toContain('measures')
  })

  it('point from the officers’ side to the record that they have instead', () => {
    const titles = survivorForms.map(({ title }) => title)
    const apart = officerForms
      .filter(isSheffields)
      .flatMap(({ id, pages }) =>
        pages.flatMap(({ items }) =>
          items.flatMap((item) =>
            item.kind === 'guidance' && item.id === 'apart' ? [{ id, words: item.text.join(' ') }] : [],
          ),
        ),
      )
    expect(apart.map(({ id }) => id)).toEqual([
      'disclosure',
      'single-assessment',
      'perpetrator-assessment',
      'closure-checklist',
      'non-engagement',
    ])
    for (const { id, words } of apart)
      expect(
        titles.filter((title) => words.includes(`“${title}”`)),
        id,
      ).toHaveLength(1)
  })

  it('are worded in no other door: neither field nor sentence of theirs is on an officer’s form', () => {
    const sentences = (forms: readonly unknown[]): ReadonlySet<string> =>
      new Set(
        [...JSON.stringify(forms).matchAll(/"(?:label|intro|hint|completion)":"([^"]{24,})"/g)].map(
          (match) => match[1] ?? '',
        ),
      )
    const officers = sentences(officerForms)
    const theirs = [...sentences(survivorForms)]
    expect(theirs.length).toBeGreaterThan(60)
    const inBoth = (some: readonly string[]) => some.filter((sentence) => officers.has(sentence))
    expect(inBoth(theirs)).toEqual([])
    expect(inBoth([...theirs, ...[...officers].slice(0, 1)])).toHaveLength(1)
    expect(officers.size).toBeGreaterThan(60)
  })

  it('keep their field ids for ever', () => {
    expect(fieldIds(survivorForms)).toEqual({
      'closure-checklist-survivor 1':
        'survivor safety-plan safety-plan/reviewed support support-abuse support-parenting survivor-says afterwards',
      'disclosure-confidential 1':
        'what from from/dated from/verified to necessary proportionate consent consent-on discussed consequences not-discussed measures grounds approver approved-on approved-at by shared-on shared-at',
      'mapping 1':
        'survivor seen-on alone before during after worst longevity good-day bad-day patterns previous others direct indirect account direct-work homelessness neglect appointments parenting caused worsened survivor-acts support safety-plan involving dash-on dash marac-on shareable(share-what share-with share-measures share-agreed)',
      'perpetrator-assessment-survivor 1':
        'survivor protects adapts parenting support known-only-here survivor-on survivor-said may-share measures not-safe',
      'safety-plan 1':
        'survivor seen-on alone told consent worried escalates children-part practical practical-more survivors-worker safe-contact helpers(helper helper-reach helper-does) reviews(review-on review-changed)',
      'single-assessment-survivor 1':
        'survivor seen-on alone consent plan-made mapped relationship impact protects wishes safe-to-share not-to-share updates dash-on dash dash-compared dash-consent referred-on',
      'survivor-check-in 1': 'after after-on reached not-reached told-on through told heard review next',
    })
  })
})
