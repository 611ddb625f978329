import { describe, expect, it } from 'vitest'
import { movesOf, stageOf } from '#casework'
import { colleague } from '../colleague.ts'
import { Scenario, TODAY } from './scenario.ts'

const met = Object.fromEntries(
  [
    'adult',
    'willing',
    'current',
    'abuse',
    'stays-open',
    'route',
    'attend',
    'police',
    'court',
    'voluntary',
  ].map((id) => [id, 'met']),
)
const requested = () =>
  new Scenario().at('request').says('request-for-service', {
    client: 'Marek Rybak',
    'asked-on': '2026-11-20',
    consent: 'yes',
    urgent: 'no',
  })
const screening = { probation: 'no', incident: 'yes', consent: 'yes', recognition: 'yes' }
const accepted = { ...met, decision: 'accept', 'discussed-on': '2026-11-23' }

describe('the pathway, from request to closure', () => {
  it('goes on step by step, each with its facts', () => {
    const one = requested()
    expect(one.missingFor('screening')).toEqual([])
    one.at('screening')
    expect(one.missingFor('case-discussion')).toEqual(['The screening is not done yet.'])
    one.says('screening', screening)
    expect(one.missingFor('case-discussion')).toEqual([])
    one.at('case-discussion').completes('acceptance', accepted)
    expect(one.missingFor('waiting')).toEqual([])
    one.at('waiting')
    expect(one.missingFor('allocated')).toEqual(['No officer is named in the allocation.'])
    one.says('allocation', {
      officer: colleague('Jess Whitlock'),
      reason: 'Longest wait, space in her caseload.',
    })
    expect(one.missingFor('allocated')).toEqual([])
    one.at('allocated').says('contact', { kind: 'three-way', outcome: 'held', date: '2026-11-24' })
    expect(one.missingFor('assessment')).toEqual([])
    one.at('assessment')
    expect(one.missingFor('action-plan')).toEqual([
      'Not completed yet: the consent taken in session 1, SARA, the risk assessment.',
    ])
    one.completes('consent', {}, 'session-1').completes('sara').completes('risk-assessment', { court: 'no' })
    expect(one.missingFor('action-plan')).toEqual([])
    one.at('action-plan')
    expect(one.missingFor('intervention')).toEqual(['There is no action plan with anything in it.'])
    one.row('action-plan', 'steps', { issue: 'Rows about money' }, 'session-4')
    expect(one.missingFor('intervention')).toEqual([])
    one.at('intervention')
    expect(one.missingFor('final-report')).toEqual([])
    one.at('final-report')
    expect(one.missingFor('closed')).toEqual(['No report on the end of the work is completed.'])
    one.completes('post-intervention', { countersign: 'no' })
    expect(one.missingFor('closed')).toEqual([])
  })

  it('a report at the end that is to be countersigned is waited for', () => {
    const one = new Scenario().at('final-report').completes('post-intervention', { countersign: 'yes' })
    expect(one.missingFor('closed')).toEqual(['The report waits for the manager’s signature.'])
  })

  it('a move the pathway does not have is not there, and one it does not allow says which fact is missing', () => {
    const one = new Scenario().at('request')
    expect(one.missingFor('allocated')).toBeUndefined()
    expect(one.missingFor('screening')).toEqual(['The request for service is not written yet.'])
    expect(one.missingFor('declined')).toEqual([
      'The manager has not decided to decline it (a completed decision on the referral).',
    ])
  })

  it('only the manager accepts, declines and allocates', () => {
    const by = (one: Scenario, to: string) => movesOf(one.answers, TODAY).find((move) => move.to === to)?.by
    expect(by(new Scenario().at('case-discussion'), 'waiting')).toEqual(['manager'])
    expect(by(new Scenario().at('case-discussion'), 'declined')).toEqual(['manager'])
    expect(by(new Scenario().at('waiting'), 'allocated')).toEqual(['manager'])
    expect(by(new Scenario().at('allocated'), 'assessment')).toEqual(['officer', 'manager'])
  })

  it('is left at any stage with a reason: suspended, returned, not engaging', () => {
    for (const stage of ['allocated', 'assessment', 'action-plan', 'intervention', 'final-report'] as const)
      for (const to of ['suspended', 'returned', 'non-engagement'] as const) {
        const move = movesOf(new Scenario().at(stage).answers, TODAY).find((one) => one.to === to)
        expect(move).toMatchObject({ missing: [], asksReason: true, isOn: false })
      }
    for (const stage of ['request', 'screening', 'case-discussion', 'waiting', 'suspended'] as const)
      expect(new Scenario().at(stage).missingFor('non-engagement')).toEqual([])
  })

  it('a suspended case goes on where it stood, and nowhere else', () => {
    const one = new Scenario().says('case-file', { 'stage-before': 'intervention' }).at('suspended')
    expect(one.missingFor('intervention')).toEqual([])
    expect(one.missingFor('action-plan')).toBeUndefined()
  })

  it('after the assessment may be closed as it is', () => {
    const one = new Scenario().at('assessment').completes('consent').completes('sara')
    expect(one.missingFor('closed')).toEqual(['Not completed yet: the risk assessment.'])
  })

  it('two people who moved it to two places: no move until that is settled', () => {
    const one = requested()
    const before = one.record('case-file').filling.fork('margaret')
    one.at('screening').saysElsewhere('case-file', { stage: 'consultation' }, before, 'margaret')
    expect(stageOf(one.answers)).toBeNull()
    expect(movesOf(one.answers, TODAY)).toEqual([])
  })

  it('nothing is said any more of a case that is over', () => {
    const one = requested()
    expect(one.told()).toContain('Acknowledge')
    expect(one.at('closed').notices()).toEqual([])
  })
})

describe('acceptance principles', () => {
  const decided = (principles: object) =>
    requested()
      .says('screening', screening)
      .at('case-discussion')
      .completes('acceptance', { ...accepted, ...principles })

  it('each is answered', () => {
    const one = requested().says('screening', screening).at('case-discussion')
    expect(one.missingFor('waiting')).toContain('Nothing says yet which principles of acceptance are met.')
    one.says('acceptance', { ...accepted, court: null })
    expect(one.missingFor('waiting')).toContain('1 of the 10 principles of acceptance has no answer.')
  })

  it('one that is not met needs a note that says why all the same', () => {
    expect(decided({ court: 'not-met', 'court/note': null }).missingFor('waiting')?.[0]).toMatch(
      /^1 of the principles is not met or not clear, and no note/,
    )
    expect(decided({ court: 'not-met', 'court/note': 'The court asked us.' }).missingFor('waiting')).toEqual(
      [],
    )
  })

  it('somebody with Probation: the Probation Practitioner, who keeps the duties, is on record', () => {
    const one = decided({}).says('screening', { probation: 'ending' })
    expect(one.missingFor('waiting')).toEqual([
      'Probation supervises the client, and the case file does not name the Probation Practitioner.',
    ])
    expect(one.says('case-file', { 'probation-practitioner': 'Ola Brandt' }).missingFor('waiting')).toEqual(
      [],
    )
  })

  it('without signed consent nobody goes on the waiting list', () => {
    const one = decided({}).says('request-for-service', { consent: 'no' })
    expect(one.missingFor('waiting')).toEqual(['The signed consent form is not with the request.'])
  })

  it('a decision that is still being written is none', () => {
    const one = requested().says('screening', screening).at('case-discussion').says('acceptance', accepted)
    expect(one.missingFor('waiting')).toContain(
      'The manager has not decided to accept it (a completed decision on the referral).',
    )
  })

  it('a consultation and a decline are decisions too', () => {
    expect(decided({ decision: 'consultation' }).missingFor('consultation')).toEqual([])
    expect(decided({ decision: 'decline' }).missingFor('declined')).toEqual([])
    expect(decided({ decision: 'decline' }).missingFor('waiting')).not.toEqual([])
  })
})
