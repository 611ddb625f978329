import { describe, expect, it } from 'vitest'
import { officerForm } from '#catalogue/officer'
import { complete, optionsOf } from '#forms'
import type { RecordHeader } from '#record'
import { formOfRecord } from '../../src/app/cases/record-form.ts'
import { asked, filled, formOf, missing } from './asking.ts'
import { fillEverything } from './filled.ts'

const belongElsewhere = ['survivor', 'child', 'not-known']
const mayStand = ['police', 'agency', 'client', 'observation', 'apart']

describe.each(['escalation', 'information-request'])('where information comes from: %s', (id) => {
  const form = formOf(id)
  const everything = (from: string) => fillEverything(form, new Map([['came-from/answer', [from]]])).filling

  it('is asked before the information is written down', () => {
    const order = form.pages.flatMap(({ items }) => items.map((item) => item.id))
    const words = id === 'escalation' ? 'what' : 'answered'
    expect(order.indexOf('came-from')).toBeLessThan(order.indexOf(words))
    expect(order).toContain('came-from')
  })

  it('is the survivor, a child or unknown: it does not stand here', () => {
    for (const from of belongElsewhere) expect(missing(form, everything(from))).toEqual(['came-from'])
    for (const from of mayStand) expect(missing(form, everything(from))).toEqual([])
    const field = form.fields.get('came-from/answer')
    const offered = field ? optionsOf(field).map((option) => option.id) : []
    expect(offered.toSorted()).toEqual([...belongElsewhere, ...mayStand].toSorted())
  })

  it('has its date, and whether it is verified', () => {
    const date = id === 'escalation' ? 'came-from/dated' : 'dated/answer'
    const verified = id === 'escalation' ? 'came-from/verified' : 'verified/answer'
    for (const field of [date, verified])
      expect(missing(form, everything('police').answer(field, null))).toEqual([field.split('/')[0]])
  })
})

describe('where information comes from: contact', () => {
  const form = formOf('contact')
  const row = () => {
    const { filling } = fillEverything(form, new Map([['outcome/answer', ['held']]]))
    const cell = [...filling.view.fields.keys()].find((field) => field.endsWith('/information-from')) ?? ''
    return { filling, cell }
  }

  it('keeps a meeting from being completed while the survivor’s, a child’s or unknown words stand in it', () => {
    for (const from of belongElsewhere) {
      const { filling, cell } = row()
      filling.answer(cell, from)
      expect(complete(form, filling.view)).toEqual({ ok: false, error: 'missing' })
    }
    for (const from of mayStand) {
      const { filling, cell } = row()
      expect(complete(form, filling.answer(cell, from).view).ok).toBe(true)
    }
  })

  it('is waited for in each piece of information, with date and verified', () => {
    for (const column of ['information-from', 'information-dated', 'information-verified']) {
      const { filling, cell } = row()
      filling.answer(cell.replace('information-from', column), null)
      expect(complete(form, filling.view)).toEqual({ ok: false, error: 'missing' })
    }
  })

  it('is not asked of a meeting in which nothing was told, or that was not held', () => {
    const minimal = { kind: 'call', date: '2026-11-25', who: 'Helen Adeyemi', outcome: 'held' }
    expect(missing(form, filled({ ...minimal, decided: 'Nothing.' }))).toEqual([])
    const { filling, cell } = row()
    filling.answer('outcome/answer', 'cancelled').answer(cell, 'survivor')
    expect(missing(form, filling)).not.toContain('rows')
  })
})

describe('what was written before sources were asked for', () => {
  it.each(['contact', 'escalation', 'information-request'])('opens as it was asked: %s', (form) => {
    const header: RecordHeader = {
      ...{ space: 'AAAAAAAAAAAAAAAAAAAAAA', compartment: 'officer' },
      ...{ form, sitting: 'case' },
    }
    const first = officerForm(form, 1)
    if (!first) throw new Error(`${form} has lost its first version.`)
    const { filling, said } = fillEverything(first, new Map([['outcome/answer', ['held']]]))
    expect(said.length).toBeGreaterThan(5)
    const opened = formOfRecord({ header, set: filling.set })
    expect(opened).toBe(first)
    if (first.completion) expect(complete(first, filling.view).ok).toBe(true)
    expect(asked(first, filling)).not.toContain('came-from')
    expect(formOf(form).version).toBe(2)
  })
})
