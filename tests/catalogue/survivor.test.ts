import { describe, expect, it } from 'vitest'
import { confidentialForms } from '#catalogue/confidential'
import { optionsOf } from '#forms'
import { asked, fieldIds, filled, formOf, missing, told } from './asking.ts'

// The survivor's side in the Family Safeguarding profile. That of Sheffield is in sheffield.test.ts.

const link = formOf('survivor-link')
const update = formOf('survivor-update')

describe('the survivor link and the updates', () => {
  it('are confidential, and say so before anything else', () => {
    for (const { compartment, audience, profiles, pages } of [link, update]) {
      expect([compartment, audience, profiles]).toEqual(['confidential', 'officer', ['family-safeguarding']])
      expect(pages[0]?.items[0]).toMatchObject({ kind: 'guidance', tone: 'warning' })
      expect(JSON.stringify(pages[0]?.items[0])).toMatch(/"Confidential\. [^"]*never/)
    }
  })

  it('the link goes on for as long as the work does; an update is completed', () => {
    expect([link.completion, link.living]).toEqual([undefined, undefined])
    expect(update.completion).toBe('author')
  })

  it('keep their field ids for ever', () => {
    const own = confidentialForms.filter(({ id }) => id === link.id || id === update.id)
    expect(fieldIds(own)).toEqual({
      'survivor-link 1':
        'worker worker-reach stand-in avoid agreed-on must-not-know ways(way way-when way-answered) others(other-who other-knows)',
      'survivor-update 1':
        'after after-what after-on through reached again-on told-on how safe not-safe told heard next tries(tried-on tried-how)',
    })
  })
})

describe('an update', () => {
  it('has to say what it is about and when that was, through whom, and whether the survivor was told', () => {
    expect(missing(update, filled({}))).toEqual(['after', 'after-on', 'through', 'reached'])
    expect(missing(update, filled({ after: 'other' }))).toContain('after-what')
    expect(asked(update, filled({ after: 'start' }))).not.toContain('after-what')
  })

  it('that did not reach the survivor has to say when it is tried again, and asks for no words', () => {
    const not = filled({ reached: 'no' })
    expect(missing(update, not)).toContain('again-on')
    for (const id of ['told-on', 'how', 'safe', 'told', 'heard']) expect(asked(update, not)).not.toContain(id)
  })

  it('that did has to say when, how, whether that was safe and what was said; not what came back', () => {
    const done = filled({ reached: 'yes' })
    for (const id of ['told-on', 'how', 'safe', 'told']) expect(missing(update, done)).toContain(id)
    expect(asked(update, done)).toContain('heard')
    expect(missing(update, done)).not.toContain('heard')
    expect(missing(update, filled({ reached: 'yes', safe: 'no' }))).toContain('not-safe')
    expect(told(update, filled({ reached: 'yes', safe: 'no' }))).toContain('not-safe-guidance')
    expect(told(update, filled({ reached: 'yes', safe: 'yes' }))).not.toContain('not-safe-guidance')
  })

  it('asks by the ids of the check-in of Sheffield for what one rule reads of both', () => {
    const checkIn = formOf('survivor-check-in')
    for (const field of ['after', 'after-on', 'reached', 'told-on'])
      expect(update.fields.get(`${field}/answer`)?.kind).toBe(checkIn.fields.get(`${field}/answer`)?.kind)
    const events = (form: typeof update) => {
      const field = form.fields.get('after/answer')
      return field ? optionsOf(field).map(({ id }) => id) : []
    }
    expect(events(update)).toEqual(['start', 'drop-out', 'completion', 'escalation', 'other'])
    expect(events(checkIn)).toEqual(expect.arrayContaining(events(update)))
  })
})
