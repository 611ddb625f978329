import { describe, expect, it } from 'vitest'
import { asksCountersignature, complete } from '#forms'
import { sourceIds } from '#forms/register'
import { asked, filled, formOf, missing, told } from './asking.ts'
import { fillEverything } from './filled.ts'

const registers = ['disclosure', 'disclosure-confidential'].map((id) => [id, formOf(id)] as const)
const override = ['grounds', 'approver', 'approved-on', 'approved-at']

describe.each(registers)('an entry of the register %s', (_id, form) => {
  it('cannot be completed without what, whose, to whom, why, consent, safety, by whom and when', () => {
    expect(missing(form, filled({}))).toEqual([
      ...['what', 'from', 'to', 'necessary', 'proportionate', 'consent', 'discussed', 'measures'],
      ...['by', 'shared-on'],
    ])
    expect(complete(form, filled({ what: 'He has her new address.' }).view)).toEqual({
      ok: false,
      error: 'missing',
    })
  })

  it.each(['refused', 'not-asked'])('with consent %s needs grounds, approver, day and time', (consent) => {
    const without = filled({ consent })
    expect(missing(form, without)).toEqual(expect.arrayContaining(override))
    expect(told(form, without)).toContain('override-guidance')
    expect(asked(form, without)).not.toContain('consent-on')
  })

  it('is countersigned where consent was refused or not asked, and only there', () => {
    for (const consent of ['refused', 'not-asked'])
      expect(asksCountersignature(form, filled({ consent }).view)).toBe(true)
    expect(asksCountersignature(form, filled({ consent: 'given' }).view)).toBe(false)
    expect(asked(form, filled({ consent: 'given' }))).not.toEqual(expect.arrayContaining(['grounds']))
    expect(missing(form, filled({ consent: 'given' }))).toContain('consent-on')
  })

  it('two answers about consent, one of them no, ask for the override too', () => {
    const one = filled({ consent: 'given' })
    const before = filled({})
    const other = before.fork('ben').answer('consent/answer', 'refused')
    expect(missing(form, one.merge(other))).toEqual(expect.arrayContaining(override))
    expect(asksCountersignature(form, one.view)).toBe(true)
  })

  it('says what could follow, or why that was not talked over', () => {
    expect(missing(form, filled({ discussed: 'yes' }))).toContain('consequences')
    expect(missing(form, filled({ discussed: 'no' }))).toContain('not-discussed')
  })

  it('says from when it is and whether it is verified, beside whose it is', () => {
    const filling = filled({ from: 'police' })
    expect(missing(form, filling)).toContain('from')
    filling.answer('from/dated', '2026-11-20')
    expect(missing(form, filling)).toContain('from')
    expect(missing(form, filling.answer('from/verified', 'no'))).not.toContain('from')
  })
})

describe('the two registers', () => {
  it('keep the same things under the same ids, and each in its own compartment', () => {
    const [officers, confidential] = registers.map(([, form]) => form)
    expect([...(officers?.fields.keys() ?? [])]).toEqual([...(confidential?.fields.keys() ?? [])])
    expect([officers?.compartment, confidential?.compartment]).toEqual(['officer', 'confidential'])
    for (const [, { profiles }] of registers) expect(profiles).toEqual(['family-safeguarding', 'sheffield'])
  })

  it('the officers’ does not take what is the survivor’s, a child’s or of unknown origin; the other does', () => {
    for (const [id, form] of registers)
      for (const from of sourceIds) {
        const { filling } = fillEverything(form, new Map([['from/answer', [from]]]))
        const belongs = id !== 'disclosure' || !['survivor', 'child', 'not-known'].includes(from)
        expect(complete(form, filling.view).ok, `${id} ${from}`).toBe(belongs)
      }
  })
})
