import { describe, expect, it } from 'vitest'
import { latestOfficerForm, officerForms } from '#catalogue/officer'
import type { Profile } from '#forms'
import type { RecordHeader } from '#record'
import { createAddresses } from '../../src/app/cases/addresses.ts'
import { beginnings } from '../../src/app/cases/beginnings.ts'
import { caseNeeds } from '../../src/app/cases/case-needs.ts'
import type { CaseOnDevice } from '../../src/app/cases/caseload.ts'
import { exercisesFor } from '../../src/app/cases/sessions.ts'
import { bySittingOf, sessionNumber, sittingInWords, sittingNumber } from '../../src/app/cases/sittings.ts'
import { aboutWhat, confidentialBeginnings } from '../../src/app/separate/confidential-records.ts'
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

describe('another service', () => {
  const inSheffield = (...records: ReturnType<typeof begun>[]) =>
    beginnings({ ...caseOf(...records), profile: 'sheffield' }).flatMap(({ forms }) =>
      forms.map((one) => `${one.header.form} ${one.header.sitting}`),
    )

  it('offers its own forms and no others; every form of its officers can be begun', () => {
    const theirs = officerForms.filter(({ profiles }) => profiles?.includes('sheffield'))
    const own = [...new Set(theirs.map(({ id }) => id))]
    expect(own.length).toBeGreaterThan(4)
    expect(inSheffield().toSorted()).toEqual(own.map((id) => `${id} case`).toSorted())
    for (const id of own)
      expect(offered().includes(`${id} case`), id).toBe(
        latestOfficerForm(id)?.profiles?.includes('family-safeguarding') === true,
      )
  })

  it('goes on with what was begun before it was one', () => {
    const one: CaseOnDevice = {
      ...caseOf(
        record({ space, compartment: 'client', form: 'saq', sitting: 'session-1' }, [['q01/answer', 'yes']]),
      ),
      profile: 'sheffield',
    }
    expect(exercisesFor(one, 1).map(({ form }) => form.id)).toEqual(['saq'])
    expect(exercisesFor({ ...caseOf(), profile: 'sheffield' }, 1)).toEqual([])
  })

  it('has forms in the separate place: one of each, and check-ins as often as they happen', () => {
    const there = (...sittings: string[]) =>
      sittings.map((sitting) => ({
        header: { space, compartment: 'confidential' as const, form: 'survivor-check-in', sitting },
      }))
    const offeredThere = (profile: Profile, ...sittings: string[]) =>
      confidentialBeginnings(space, profile, there(...sittings)).map(
        ({ header: { form, sitting }, again }) => `${form} ${sitting}${again ? ' again' : ''}`,
      )
    expect(offeredThere('family-safeguarding')).toEqual([
      'risk-assessment-confidential case',
      'survivor-link case',
      'survivor-update case',
      'disclosure-confidential case',
    ])
    expect(offeredThere('sheffield')).toContain('survivor-check-in case')
    expect(offeredThere('sheffield', 'case', 'case.2')).toContain('survivor-check-in case.3 again')
    expect(offeredThere('sheffield').join()).not.toContain('risk-assessment')
  })
})

describe('a record in the separate place is told from others of its form', () => {
  const confidential = (form: string, said: Parameters<typeof record>[1], sitting = 'case') =>
    record({ space, compartment: 'confidential', form, sitting }, said)

  it('an update by what it tells, whichever service gave it', () => {
    const said = [
      ['after/answer', 'escalation'],
      ['after-on/answer', '2026-12-04'],
    ] as const
    expect(aboutWhat(confidential('survivor-update', said), [])).toBe('A rise in risk, 4 December 2026')
    expect(aboutWhat(confidential('survivor-check-in', said.slice(0, 1)), [])).toBe('A rise in risk')
    expect(aboutWhat(confidential('survivor-update', [['through/answer', 'Ada Lind']]), [])).toBeUndefined()
  })

  it('nothing else by what was told in it, though a question has the same id', () => {
    const mapping = confidential('mapping', [['after/answer', 'He weeps and asks for another chance.']])
    expect(aboutWhat(mapping, [])).toBeUndefined()
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
