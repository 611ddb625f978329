import { describe, expect, it } from 'vitest'
import { latestOfficerForm } from '#catalogue/officer'
import type { RecordHeader } from '#record'
import { createAddresses } from '../../src/app/cases/addresses.ts'
import { beginnings } from '../../src/app/cases/beginnings.ts'
import { caseNeeds } from '../../src/app/cases/case-needs.ts'
import type { CaseOnDevice } from '../../src/app/cases/caseload.ts'
import { bySittingOf, sessionNumber, sittingInWords, sittingNumber } from '../../src/app/cases/sittings.ts'
import { caseOf, completed, record, space, withoutSignature } from './case-records.ts'

const header = (form: string, sitting = 'case'): RecordHeader => ({
  space,
  compartment: 'officer',
  form,
  sitting,
})
const begun = (form: string, sitting?: string) =>
  record(header(form, sitting), [['name/answer', 'Marek Rybak']])
const offered = (...records: ReturnType<typeof begun>[]) =>
  beginnings(caseOf(...records)).flatMap(({ forms }) =>
    forms.map((one) => `${one.header.form} ${one.header.sitting}`),
  )

describe('forms that can be begun on a case', () => {
  it('are those that are not there yet; what builds on another comes once that is there', () => {
    expect(offered()).toEqual(expect.arrayContaining(['sara case', 'risk-assessment case']))
    expect(offered().join()).not.toMatch(/addendum|audit/)
    expect(offered(begun('sara')).join()).not.toContain('sara')
    expect(offered(begun('risk-assessment'))).toEqual(
      expect.arrayContaining(['sara case', 'addendum case', 'audit case']),
    )
  })

  it('are offered again where there may be several, as a sitting of their own', () => {
    const one = [begun('risk-assessment'), begun('addendum')]
    expect(offered(...one)).toContain('addendum case.2')
    expect(offered(...one, begun('addendum', 'case.2'))).toContain('addendum case.3')
    expect(offered(...one).join()).not.toContain('risk-assessment')
  })

  it('are the same record on two tablets that begin it offline', () => {
    const [first, second] = [offered(begun('risk-assessment')), offered(begun('risk-assessment'))]
    expect(first).toEqual(second)
  })

  it('have an address that is found again after a new start', () => {
    const one = caseOf(begun('risk-assessment'), begun('addendum'))
    for (const wanted of [header('sara'), header('addendum', 'case.2'), header('audit')]) {
      const address = createAddresses().of(wanted)
      expect(createAddresses().find(one, address)).toEqual(wanted)
    }
    expect(createAddresses().find(one, createAddresses().of(header('addendum', 'case.7')))).toBeUndefined()
  })
})

describe('a sitting of the case itself', () => {
  it('belongs to no session, and is counted from the second', () => {
    expect([sessionNumber('case'), sessionNumber('case.2'), sessionNumber('session-2.2')]).toEqual([
      null,
      null,
      2,
    ])
    expect([sittingNumber('case'), sittingNumber('case.2')]).toEqual([1, 2])
    expect(['case', 'case.2', 'session-3', 'session-3.2'].map(sittingInWords)).toEqual([
      '',
      'Sitting 2',
      'Session 3',
      'Session 3, sitting 2',
    ])
  })

  it('stands in the order in which they were begun, the tenth after the ninth', () => {
    const sittings = ['case.10', 'case', 'case.9', 'case.2']
    expect(
      sittings
        .map((sitting) => ({ header: header('addendum', sitting) }))
        .sort(bySittingOf)
        .map((one) => one.header.sitting),
    ).toEqual(['case', 'case.2', 'case.9', 'case.10'])
  })
})

describe('a report that is completed', () => {
  const form = latestOfficerForm('risk-assessment')
  if (!form) throw new Error('The risk assessment is gone.')
  const reports = (countersign: string) => {
    const answers = [...form.fields].flatMap(([field, { kind }]) =>
      kind === 'prose' || kind === 'text' ? [[field, 'Said.'] as const] : [],
    )
    const whole = record(header(form.id), [
      ...answers,
      ...['public', 'children', 'known-adult', 'staff'].map((id) => [`${id}/answer`, 'low'] as const),
      ['court/answer', 'no'],
      ['countersign/answer', countersign],
      ['date/answer', '2026-09-01'],
    ])
    return { open: caseOf(whole), done: caseOf(completed(whole, withoutSignature(form), 5_000_000)) }
  }
  const waiting = (one: CaseOnDevice, signs: boolean) =>
    caseNeeds(one, 0, signs).toSign.map((reading) => reading.header.form)

  it('waits for the manager where its officer says so, and for nobody else', () => {
    const { open, done } = reports('yes')
    expect(waiting(done, true)).toEqual(['risk-assessment'])
    expect(waiting(done, false)).toEqual([])
    expect(waiting(open, true)).toEqual([])
    expect(waiting(reports('no').done, true)).toEqual([])
  })
})
