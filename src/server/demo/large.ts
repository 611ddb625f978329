import type { NewOfficer } from '../people-and-cases.ts'
import type { DemoAppointment, DemoOutcome } from './appointments.ts'
import type { DemoCase } from './cases.ts'
import {
  areas,
  firstNames,
  heldSummaries,
  priorities,
  requestReasons,
  rooms,
  surnameBeginnings,
  surnameEnds,
  waitingReasons,
} from './words.ts'
import type { Fiction, FictionalCase } from './write.ts'

/** One for all of them: this service holds nobody real. */
export const LARGE_PASSWORD = 'training-harbour-lantern'

/**
 * A fictional service to train and to measure on: a manager, so many officers with so many cases each at every stage, and for ten of those
 * one more that is a referral or waits. The same numbers make the same people.
 */
export function largeFiction(officers: number, casesEach: number): Fiction {
  const pick = createPick()
  const person = (): string => `${pick(firstNames)} ${pick(surnameBeginnings)}${pick(surnameEnds)}`
  const people = Array.from({ length: officers }, (_, index): NewOfficer => {
    const grade = pick(['PSO', 'PSO', 'PO'] as const)
    const team = pick(teams)
    return { name: person(), signInName: `officer${index + 1}`, role: 'officer', grade, team, ...password }
  })
  const held = people.flatMap(({ signInName, team = 'central' }) =>
    Array.from({ length: casesEach }, (_, index) => {
      const stage = stages[index % stages.length] ?? 'assessment'
      return { about: { ...facts(team, stage), officers: [signInName] }, appointments: appointments(stage) }
    }),
  )
  const others = Array.from({ length: Math.round(held.length / 10) }, (_, index) => ({
    about: index % 2 === 0 ? waitingCase() : referral(),
    appointments: [],
  }))
  return {
    profile: 'family-safeguarding',
    sights: [],
    officers: [
      { name: person(), signInName: 'manager', role: 'manager', grade: 'SPO', ...password },
      ...people,
    ],
    cases: [...held, ...others].map((one, index) => ({
      ...one,
      reference: `TRAINING-${String(index + 1).padStart(4, '0')}`,
    })),
  }

  function facts(team: DemoCase['team'], stage: DemoCase['stage']): DemoCase {
    const police = pick(['no', 'no', 'no', 'no', 'no', 'no', 'yes', 'yes'] as const)
    const bail = { what: 'Not to go to the family home.', endsIn: pick([3, 9, 16, 30]) }
    return {
      officers: [],
      name: person(),
      born: `${1965 + pick(upTo(42))}-0${1 + pick(upTo(9))}-${10 + pick(upTo(18))}`,
      area: pick(areas),
      team,
      children: upTo(1 + pick(upTo(3))).map(() => [pick(firstNames), String(1 + pick(upTo(16)))] as const),
      socialWorker: person(),
      legalStatus: pick([
        'child-in-need',
        'child-in-need',
        'child-protection',
        'public-law-outline',
        'care-proceedings',
        'none',
      ]),
      living: pick(['together', 'apart-contact', 'apart-children-only', 'apart-no-contact', 'not-known']),
      stage,
      since: 1 + pick(upTo(stage === 'request' ? 8 : 45)),
      police,
      ...(police === 'yes' ? { policeSay: pick(['wait', 'may'] as const) } : {}),
      ...(police === 'yes' && pick([true, false]) ? { bail } : {}),
      priority: pick(priorities),
    }
  }

  function waitingCase(): DemoCase {
    const priority = pick(['high', 'medium', 'medium', 'low'] as const)
    const risk = pick(['very-high', 'high', 'medium', 'medium', 'low', 'not-known'] as const)
    return {
      ...facts(pick(teams), 'waiting'),
      waiting: { priority, risk, why: pick(waitingReasons) },
    }
  }

  function referral(): DemoCase {
    const urgent = pick(['yes', 'no', 'no', 'no'] as const)
    return {
      ...facts(pick(teams), 'request'),
      request: {
        reason: pick(requestReasons),
        purpose: 'To know what work could be offered, and whether it would be safe.',
        urgent,
        ...(urgent === 'yes' ? { concern: 'A child was between them at the last incident.' } : {}),
      },
    }
  }

  /** Those that were held, a week apart, and the next. */
  function appointments(stage: DemoCase['stage']): FictionalCase['appointments'] {
    const held = heldBy[stage] ?? 0
    const place = pick(rooms)
    const time = pick(['09:30', '10:00', '11:30', '13:30', '15:00'])
    const day = pick(upTo(10))
    const about = { place, time, length: '2h' } as const
    return [
      ...upTo(held).map((number) => ({
        ...{ ...about, inDays: day - 5 * (held - number) - 10 },
        ...{ session: sessionOf(number), outcome: outcome() },
      })),
      { ...about, inDays: day, session: sessionOf(held) },
    ]
  }

  function outcome(): DemoOutcome {
    return pick([true, true, true, false])
      ? { attendance: 'attended', minutes: pick(['90', '110', '120']), summary: pick(heldSummaries) }
      : { attendance: 'did-not-attend', summary: 'Did not come. Rang, and left a message.' }
  }
}

const password = { password: LARGE_PASSWORD }

const teams = ['central', 'east', 'west'] as const

/** Of an officer's cases, over and over. */
const stages = [
  ...(['assessment', 'intervention', 'allocated', 'assessment', 'action-plan'] as const),
  ...(['assessment', 'intervention', 'final-report', 'assessment', 'intervention'] as const),
] as const

const heldBy: { readonly [stage in DemoCase['stage']]?: number } = {
  assessment: 2,
  'action-plan': 3,
  intervention: 4,
  'final-report': 4,
}

const sessionOf = (held: number): DemoAppointment['session'] => sessions[held] ?? 'other'

const sessions = ['1', '2', '3', '4'] as const

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index)

/** The same choices in the same order every time (Park and Miller's generator). */
function createPick(): <T>(from: readonly T[]) => T {
  let state = 20_261_129
  return <T>(from: readonly T[]): T => {
    state = (state * 48_271) % 2_147_483_647
    return from[state % from.length] as T
  }
}
