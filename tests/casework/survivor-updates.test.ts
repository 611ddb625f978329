import { describe, expect, it } from 'vitest'
import { caseAnswers } from '#casework'
import { updatesOwed } from '#casework/survivor-updates'
import type { Profile } from '#forms'
import { condense } from '#record'
import { Scenario } from './scenario.ts'

// Worked out by hand: in every line the day since when the survivor is owed news, and the fact that this follows from.

const TODAY = '2026-12-10'

const owed = (one: Scenario, profile: Profile = 'family-safeguarding') =>
  updatesOwed(one.answers, one.there, profile, TODAY)
const lines = (one: Scenario, profile?: Profile) =>
  owed(one, profile).map(({ title, why }) => `${title}. ${why}`)

const START = 'The start of the work. Owed since 2 Dec: the assessment began.'
const CAME = 'The start of the work. Owed since 2 Dec: the first appointment was kept.'
const RISEN = 'A rise in risk. Owed since 4 Dec: the risk was noticed to have risen.'

const kept = (date: string, attendance = 'attended') => ({ date, attendance, session: '1' })
const started = () =>
  new Scenario().at('assessment', '2026-12-02').says('appointment', kept('2026-12-03'), 'a')
const told = (after: string, on: string) => ({
  after,
  'after-on': on,
  reached: 'yes',
  'told-on': '2026-12-05',
})

/** Begins the first update that is owed, as the separate place does, and says this in it. */
function writes(one: Scenario, said: Parameters<Scenario['says']>[1], profile?: Profile): Scenario {
  const [first] = owed(one, profile)
  if (!first) throw new Error('Nothing is owed.')
  return one.says(first.at.form, { after: first.event, ...said }, first.at.sitting)
}

describe('an update is owed to the survivor', () => {
  it('from nobody while the work has not started', () => {
    for (const stage of ['request', 'screening', 'waiting', 'allocated', 'declined', 'consultation'] as const)
      expect(lines(new Scenario().at(stage)), stage).toEqual([])
    const planned = new Scenario().at('allocated').says('appointment', { date: '2026-12-14', session: '1' })
    expect(lines(planned)).toEqual([])
    expect(
      lines(new Scenario().at('allocated').says('appointment', kept('2026-12-03', 'did-not-attend'))),
    ).toEqual([])
  })

  it('when the work starts: with the assessment, or with the first appointment that was kept', () => {
    expect(lines(started())).toEqual([START])
    expect(lines(new Scenario().at('assessment', '2026-12-02'))).toEqual([START])
    expect(lines(new Scenario().at('allocated').says('appointment', kept('2026-12-02', 'late')))).toEqual([
      CAME,
    ])
  })

  it('whatever stage the case has come to since, and once only', () => {
    expect(lines(started().at('action-plan', '2026-12-08'))).toEqual([
      'The start of the work. Owed since 3 Dec: the first appointment was kept.',
    ])
    const told = new Scenario().at('assessment', '2026-12-02').at('intervention', '2026-12-08')
    expect(lines(told)).toEqual(['The start of the work. Owed, and no day is put: the work has started.'])
  })

  it('at each rise in risk, each by itself', () => {
    const one = new Scenario().says('escalation', { noticed: '2026-12-04' })
    one.says('escalation', { noticed: '2026-12-04', source: 'The police' }, 'case.2')
    one
      .says('escalation', { noticed: '2026-12-01' }, 'case.3')
      .says('escalation', { source: 'School' }, 'case.4')
    expect(lines(one)).toEqual([
      'A rise in risk. Owed, and no day is put: the risk was noticed to have risen.',
      'A rise in risk. Owed since 1 Dec: the risk was noticed to have risen.',
      RISEN,
      RISEN,
    ])
  })

  it('when the work is suspended and no record of the risk says so, also once it goes on', () => {
    const one = new Scenario().at('suspended', '2026-12-04')
    expect(lines(one)).toEqual(['A rise in risk. Owed since 4 Dec: the work was suspended.'])
    expect(
      lines(one.says('escalation', { noticed: '2026-12-01', 'go-on': 'changed' }, 'case.2')),
    ).toHaveLength(2)
    one.at('intervention', '2026-12-07')
    expect(lines(one)).toContain('A rise in risk. Owed, and no day is put: the work was suspended.')
    expect(lines(one.says('escalation', { noticed: '2026-12-04', 'go-on': 'no' }))).toContain(RISEN)
    expect(lines(one).join()).not.toContain('suspended')
  })

  it('when the consent is taken back, and again when the case is closed for it', () => {
    const one = started().says('consent-withdrawal', { what: 'all', 'withdrawn-on': '2026-12-07' })
    expect(lines(one)).toEqual([START, 'Dropping out. Owed since 7 Dec: the consent was taken back.'])
    expect(lines(one.at('non-engagement', '2026-12-09')).at(-1)).toBe(
      'Dropping out. Owed since 9 Dec: the case was closed, they did not engage.',
    )
    expect(lines(started().says('consent-withdrawal', { what: 'some', who: 'my GP' }))).toEqual([START])
  })

  it('when the case goes back, and not where nobody had it yet', () => {
    const words = 'Dropping out. Owed since 9 Dec: the case went back to the social worker.'
    expect(lines(new Scenario().at('returned', '2026-12-09'))).toEqual([])
    expect(
      lines(new Scenario().says('allocation', { reason: 'Knows the area.' }).at('returned', '2026-12-09')),
    ).toEqual([words])
    expect(lines(started().at('returned', '2026-12-09'))).toContain(words)
  })

  it('when the work is done, though the case is over', () => {
    expect(lines(started().at('closed', '2026-12-09'))).toContain(
      'The end of the work. Owed since 9 Dec: the work has ended.',
    )
  })
})

describe('what a tablet has folded away', () => {
  it('takes nothing off what is owed', () => {
    const one = new Scenario().at('assessment', '2026-12-02').at('intervention', '2026-12-04')
    one.at('suspended', '2026-12-05').at('intervention', '2026-12-07').at('final-report', '2026-12-08')
    const { file } = one.answers
    const folded = caseAnswers({ header: file.header, set: condense(file.set).set }, [])
    expect(condense(file.set).set.accepted.size).toBeLessThan(file.set.accepted.size)
    expect(owed(one)).toHaveLength(2)
    expect(updatesOwed(folded, [], 'family-safeguarding', TODAY)).toEqual(owed(one))
  })
})

describe('in the service of Sheffield', () => {
  const talks = { 'talk-on': '2026-12-06', 'talk-about': 'Consents' }

  it('after every session and talk, that of one day once', () => {
    const one = started().says('appointment', { ...kept('2026-12-06'), session: 'other' }, 'b')
    one.says('appointment', kept('2026-12-07', 'did-not-attend'), 'c')
    one.row('perpetrator-assessment', 'talks', talks)
    one.row('perpetrator-assessment', 'talks', { 'talk-on': '2026-12-08' })
    one.row('perpetrator-assessment', 'talks', { 'talk-on': '2026-12-15' })
    one.row('perpetrator-assessment', 'talks', { 'talk-who': 'The grandmother too' })
    expect(lines(one, 'sheffield')).toEqual([
      'A session. Owed, and no day is put: there was a talk for the assessment.',
      START,
      'A session. Owed since 3 Dec: there was a session.',
      'A session. Owed since 6 Dec: there was a session.',
      'A session. Owed since 8 Dec: there was a talk for the assessment.',
    ])
    expect(lines(one)).toEqual([START])
  })

  it('after every meeting with them that took place, and none of professionals alone', () => {
    const one = new Scenario()
    for (const [nth, kind] of [
      'three-way',
      'core-group',
      'conference',
      'child-in-need',
      'supervision',
    ].entries())
      one.says('contact', { kind, date: `2026-12-0${nth + 1}`, outcome: 'held' }, `case.${nth}`)
    one.says('contact', { kind: 'core-group', date: '2026-12-09', outcome: 'cancelled' }, 'case.9')
    expect(lines(one, 'sheffield')).toEqual(
      [1, 2, 3, 4].map(
        (day) => `A professional meeting. Owed since ${day} Dec: there was a meeting with professionals.`,
      ),
    )
    expect(lines(one)).toEqual([])
  })

  it('is given in a check-in there, and what was given before it was that service counts', () => {
    const one = writes(started(), told('start', '2026-12-02'))
    expect(owed(one, 'sheffield').map(({ at }) => at.form)).toEqual(['survivor-check-in'])
    expect(lines(writes(one, told('session', '2026-12-03'), 'sheffield'), 'sheffield')).toEqual([])
  })
})

describe('an update is given', () => {
  it('once its record says that the survivor was told, and when', () => {
    const one = writes(started(), { through: 'Ada Lind' })
    expect(owed(one)[0]).toMatchObject({ isBegun: true })
    expect(lines(one)).toEqual([`${START} Its update does not say yet that the survivor was told, and when.`])
    expect(lines(writes(one, { reached: 'yes' }))).toHaveLength(1)
    expect(lines(writes(one, { 'told-on': '2026-12-05' }))).toEqual([])
  })

  it('not while the survivor was not reached; says when it is tried again', () => {
    const one = writes(started(), { reached: 'no' })
    expect(lines(one)).toEqual([`${START} Not reached yet.`])
    expect(lines(writes(one, { 'again-on': '2026-12-11' }))).toEqual([
      `${START} Not reached yet; to be tried again on 11 Dec.`,
    ])
  })

  it('in another record where one was completed without reaching the survivor', () => {
    const one = started()
    const [first] = owed(one)
    one.completes(
      'survivor-update',
      { after: 'start', reached: 'no', 'again-on': '2026-12-11' },
      first?.at.sitting,
    )
    expect(owed(one)[0]).toMatchObject({ isBegun: false, at: { sitting: `${first?.at.sitting}.2` } })
    expect(lines(one)).toEqual([`${START} Not reached yet; to be tried again on 11 Dec.`])
    expect(lines(writes(one, told('start', '2026-12-02')))).toEqual([])
  })

  it('also where it was begun by hand: of what there are several of, on that day, and one for each', () => {
    const one = started().says('escalation', { noticed: '2026-12-04' })
    one.says('escalation', { noticed: '2026-12-04' }, 'case.2')
    one.says('survivor-update', told('start', '2026-12-01'))
    expect(lines(one)).toEqual([RISEN, RISEN])
    expect(lines(one.says('survivor-update', told('escalation', '2026-12-03'), 'case.2'))).toEqual([
      RISEN,
      RISEN,
    ])
    expect(lines(one.says('survivor-update', told('escalation', '2026-12-04'), 'case.3'))).toEqual([RISEN])
    expect(lines(one.says('survivor-update', told('escalation', '2026-12-04'), 'case.4'))).toEqual([])
  })

  it('for the one thing it was begun for, though another happened on the same day', () => {
    const one = new Scenario().says('escalation', { noticed: '2026-12-04' })
    one.says('escalation', { noticed: '2026-12-04' }, 'case.2')
    expect(lines(writes(one, told('escalation', '2026-12-04')))).toEqual([RISEN])
  })

  it('for another event it is none', () => {
    expect(lines(started().says('survivor-update', told('other', '2026-12-02')))).toEqual([START])
    const changed = writes(started(), { ...told('start', '2026-12-02'), after: 'other' })
    expect(lines(changed)).toHaveLength(1)
  })

  it('where its day is put right later it stays given: it names the record, not the day', () => {
    const one = writes(
      new Scenario().says('escalation', { noticed: '2026-12-04' }),
      told('escalation', '2026-12-04'),
    )
    expect(lines(one.says('escalation', { noticed: '2026-12-03' }))).toEqual([])
  })
})

describe('two tablets that say different things', () => {
  it('of when something happened: it is owed since both days, and an update by hand of one of them does not do', () => {
    const one = new Scenario().says('escalation', { noticed: '2026-12-01', source: 'School' })
    const before = one.record('escalation').filling.fork('margaret')
    one.says('escalation', { noticed: '2026-12-04' })
    one.saysElsewhere('escalation', { noticed: '2026-12-03' }, before, 'other')
    one.says('survivor-update', told('escalation', '2026-12-03'))
    expect(lines(one)).toEqual([
      'A rise in risk. Owed since 3 Dec or 4 Dec, two answers that are to be settled: the risk was noticed to have risen.',
    ])
    expect(owed(one)[0]?.day).toBeNull()
  })

  it('of whether it happened: it did', () => {
    const one = new Scenario().at('allocated').says('appointment', { session: '1', date: '2026-12-02' })
    const before = one.record('appointment').filling.fork('margaret')
    one.says('appointment', { attendance: 'did-not-attend' })
    one.saysElsewhere('appointment', { attendance: 'attended' }, before, 'other')
    expect(lines(one)).toEqual([CAME])
  })

  it('of whether the survivor was told: it is still owed', () => {
    const one = writes(started(), { through: 'Ada Lind' })
    const [{ at } = { at: { sitting: '' } }] = owed(one)
    const before = one.record('survivor-update', at.sitting).filling.fork('margaret')
    one.says('survivor-update', { reached: 'yes', 'told-on': '2026-12-05' }, at.sitting)
    expect(lines(one)).toEqual([])
    one.saysElsewhere('survivor-update', { reached: 'no' }, before, 'other', at.sitting)
    expect(lines(one)).toEqual([
      `${START} Its update gives two answers to what the survivor was told of, or when: settle them.`,
    ])
  })

  it('begin one record of the same update', () => {
    expect(owed(started()).map(({ at }) => at)).toEqual(owed(started()).map(({ at }) => at))
  })
})
