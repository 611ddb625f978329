import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { listForms } from '../../src/server/form-list.ts'

// The ids and counts that stand in the papers of both services, held against what `npm run --silent forms` prints.

const familySafeguarding = [
  ...[
    'screening',
    'request-for-service',
    'consent',
    'why-engaging',
    'expectations-goals',
    'saq',
    'risk-needs',
  ],
  ...['relationship-circle', 'life-map', 'check-in', 'worries', 'storyboard', 'good-relationship'],
  ...['equality-wheel', 'my-relationships', 'power-control-wheel', 'health-check', 'inventory-abuse'],
  ...['inventory-violence', 'self-control', 'action-plan', 'sara', 'risk-assessment'],
  ...['risk-assessment-confidential', 'addendum', 'post-intervention', 'post-programme'],
  ...['post-programme-client', 'relationships-history', 'audit', 'workbook-summary', 'programme-summary'],
]
const sheffield = [
  ...['single-assessment', 'single-assessment-survivor', 'mapping', 'safety-plan', 'survivor-check-in'],
  ...['assessment-plan', 'perpetrator-assessment', 'perpetrator-assessment-survivor', 'closure-checklist'],
  ...['closure-checklist-survivor', 'hazard', 'non-engagement'],
]

/** Of the papers’ forms; whoever adds one takes it from this list. */
const stillMissing: readonly string[] = []

/**
 * No form of the papers. Taking consent back: on paper a line of the consent; a record of its own here, so that what was signed stays as it was.
 * The others keep the facts of casework that the papers ask to be recorded.
 */
const ours = [
  'consent-withdrawal',
  ...['acceptance', 'waiting-entry', 'urgent-endorsement', 'allocation', 'information-request'],
  ...['escalation', 'disagreement', 'court-request', 'survivor-link', 'survivor-update'],
]

/** What both services keep: meetings, the register of what is shared, and what the client asked to keep private. */
const ofBoth = ['contact', 'disclosure', 'disclosure-confidential', 'kept-private']

const forms = listForms()
const ids = forms.map(({ id }) => id)
const listed = (id: string) => {
  const form = forms.find((one) => one.id === id)
  if (!form) throw new Error(`The list has no “${id}”.`)
  return form
}
const itemsOf = (id: string) => listed(id).parts.flatMap(({ items }) => items)
const count = (id: string, kind: string) => itemsOf(id).filter((item) => item.kind === kind).length
const perPart = (id: string, kind: string) =>
  listed(id).parts.map(({ items }) => items.filter((item) => item.kind === kind).length)

describe('the list of forms', () => {
  it('has every form of both services once, but those that are still missing', () => {
    const papers = [...familySafeguarding, ...sheffield].filter((id) => !stillMissing.includes(id))
    expect(ids.toSorted()).toEqual([...papers, ...ours, ...ofBoth].toSorted())
    expect(new Set(ids).size).toBe(ids.length)
    expect([...familySafeguarding, ...sheffield].filter((id) => !ids.includes(id)).toSorted()).toEqual(
      stillMissing.toSorted(),
    )
  })

  it('says which service offers it', () => {
    const both = ['family-safeguarding', 'sheffield']
    for (const { id, profiles } of forms)
      expect(profiles, id).toEqual(
        both.filter((one) => ofBoth.includes(id) || (one === 'sheffield') === sheffield.includes(id)),
      )
  })

  it('says for whom it is, and where it is kept', () => {
    const confidential = forms.filter(({ compartment }) => compartment === 'confidential').map(({ id }) => id)
    expect(confidential.toSorted()).toEqual([
      'closure-checklist-survivor',
      'disclosure-confidential',
      'mapping',
      'perpetrator-assessment-survivor',
      'risk-assessment-confidential',
      'safety-plan',
      'single-assessment-survivor',
      'survivor-check-in',
      'survivor-link',
      'survivor-update',
    ])
    for (const { id, audience, compartment } of forms)
      expect(audience === 'client', id).toBe(compartment === 'client')
  })

  it('uses the kinds of the papers only', () => {
    const kinds = new Set(
      forms.flatMap(({ parts }) =>
        parts.flatMap(({ items }) =>
          items.flatMap((item) => [item.kind, ...(item.columns ?? []).map(({ kind }) => kind)]),
        ),
      ),
    )
    const known = [
      ...['text', 'prose', 'date', 'choice', 'choices', 'yesno', 'scale', 'rating', 'frequency', 'rows'],
      ...['people', 'signature', 'drawing', 'computed', 'guidance'],
    ]
    expect([...kinds].filter((kind) => !known.includes(kind))).toEqual([])
    expect(kinds.size).toBeGreaterThan(10)
  })

  it('is what the command prints, and nothing else is', () => {
    const printed = execFileSync('npm', ['run', '--silent', 'forms'], { encoding: 'utf8' })
    expect(JSON.parse(printed)).toEqual(JSON.parse(JSON.stringify(forms)))
  }, 30_000)
})

describe('what can be counted on paper', () => {
  it('why-engaging: 6 scales from 1 to 10, and words', () => {
    expect([count('why-engaging', 'scale'), count('why-engaging', 'prose')]).toEqual([6, 1])
    for (const { scale } of itemsOf('why-engaging').filter(({ kind }) => kind === 'scale'))
      expect(scale?.map(({ value }) => value)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, '?'])
  })

  it('expectations-goals: 3 lists', () => expect(count('expectations-goals', 'rows')).toBe(3))

  it('saq: 27 items in 8 domains, and anything else', () => {
    expect(perPart('saq', 'yesno')).toEqual([2, 4, 2, 4, 4, 3, 5, 3, 0])
    expect(count('saq', 'yesno')).toBe(27)
    expect(itemsOf('saq')[0]?.columns?.map(({ id, kind }) => [id, kind])).toEqual([
      ['answer', 'yesno'],
      ['help', 'yesno'],
    ])
  })

  it('risk-needs 4, worries 6, self-control 2', () => {
    expect(['risk-needs', 'worries', 'self-control'].map((id) => count(id, 'prose'))).toEqual([4, 6, 2])
  })

  it('equality-wheel: 8 segments; power-control-wheel: 8 and the rim', () => {
    expect([count('equality-wheel', 'scale'), listed('equality-wheel').parts.length]).toEqual([8, 8])
    expect([count('power-control-wheel', 'yesno'), listed('power-control-wheel').parts.length]).toEqual([
      9, 9,
    ])
  })

  it('health-check: 3 bands, 8 signs in the abusive one', () => {
    expect(listed('health-check').parts.map(({ id }) => id)).toEqual(['healthy', 'unhealthy', 'abusive'])
    expect(perPart('health-check', 'rating')[2]).toBe(8)
  })

  it('inventory-abuse 35, inventory-violence 29, each in two columns from ? and 0 to 4', () => {
    expect([count('inventory-abuse', 'frequency'), count('inventory-violence', 'frequency')]).toEqual([
      35, 29,
    ])
    for (const { kind, columns } of [...itemsOf('inventory-abuse'), ...itemsOf('inventory-violence')])
      if (kind === 'frequency') {
        expect(columns?.map(({ kind }) => kind)).toEqual(['frequency', 'frequency', 'text'])
        expect(columns?.[1]?.scale?.map(({ value }) => value)).toEqual(['?', 0, 1, 2, 3, 4])
      }
  })

  it('screening: 4 questions, and a result that is worked out', () => {
    expect(itemsOf('screening').map(({ kind }) => kind)).toEqual([
      ...['choice', 'choice', 'choice', 'choice'],
      'computed',
    ])
    expect(itemsOf('screening').map(({ options }) => options?.length)).toEqual([3, 3, 2, 3, undefined])
  })

  it('post-programme: 7 targets; post-programme-client: how far the client agrees, in 3 steps', () => {
    const targets = listed('post-programme').parts.find(({ id }) => id === 'targets')
    expect(targets?.items.map(({ columns }) => columns?.length)).toEqual([3, 3, 3, 3, 3, 3, 3])
    expect(itemsOf('post-programme-client')[0]?.options?.map(({ value }) => value)).toEqual([
      ...['totally', 'partially', 'not-at-all'],
    ])
  })

  it('post-intervention: 4 ratings on 4 levels, each with its meaning', () => {
    const ratings = itemsOf('post-intervention').filter(({ kind }) => kind === 'rating')
    expect(ratings).toHaveLength(4)
    for (const { scale } of ratings) {
      expect(scale?.map(({ value }) => value)).toEqual(['low', 'medium', 'high', 'very-high'])
      expect(scale?.every(({ meaning }) => meaning !== undefined)).toBe(true)
    }
  })
})
