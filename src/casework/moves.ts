import type { CaseAnswers } from './answers.ts'
import type { Day } from './calendar/days.ts'
import {
  consented,
  decidedTo,
  discussed,
  principlesWeighed,
  probationNamed,
  requested,
  screened,
  withOneOfficer,
} from './guards/of-intake.ts'
import { actionPlanned, assessed, finallyReported, mayStartContact, metOrSkipped } from './guards/of-work.ts'
import { consentStands, notHeldBack, safeAgain } from './guards/stops.ts'
import type { Role } from './roles.ts'
import { type Stage, stageOf } from './stages.ts'

/** What a move waits for, in words; null when it does not wait for this. */
export type Guard = (one: CaseAnswers, today: Day) => string | null

/** A way that a case may go from where it stands. */
export type Move = {
  readonly to: Stage
  /** As on a button. */
  readonly words: string
  /** Which facts are missing, each in a sentence; empty when it may be made. */
  readonly missing: readonly string[]
  readonly by: readonly Role[]
  readonly asksReason: boolean
  /** The way on, not off the way. */
  readonly isOn: boolean
}

type Way = {
  readonly from: readonly Stage[]
  readonly to: Stage
  readonly words: string
  readonly guards: readonly Guard[]
  readonly by: readonly Role[]
  readonly off?: 'with-reason'
}

const both: readonly Role[] = ['officer', 'manager']
const manager: readonly Role[] = ['manager']
const before: readonly Stage[] = ['request', 'screening', 'case-discussion']
const work: readonly Stage[] = ['allocated', 'assessment', 'action-plan', 'intervention', 'final-report']

/** Every way there is (people-and-pathway.md, Pathway). A move that is not here is not allowed. */
const ways: readonly Way[] = [
  {
    from: ['request', 'consultation'],
    to: 'screening',
    words: 'Begin the screening',
    guards: [requested],
    by: both,
  },
  {
    from: ['screening'],
    to: 'case-discussion',
    words: 'Go on to the case discussion',
    guards: [requested, screened],
    by: both,
  },
  {
    from: ['case-discussion'],
    to: 'waiting',
    words: 'Accept: on to the waiting list',
    guards: [
      screened,
      consented,
      consentStands,
      discussed,
      principlesWeighed,
      probationNamed,
      decidedTo('accept'),
    ],
    by: manager,
  },
  {
    from: ['waiting'],
    to: 'allocated',
    words: 'Allocate',
    guards: [consentStands, withOneOfficer],
    by: manager,
  },
  {
    from: ['allocated'],
    to: 'assessment',
    words: 'Begin the assessment',
    guards: [consentStands, mayStartContact, metOrSkipped],
    by: both,
  },
  {
    from: ['assessment'],
    to: 'action-plan',
    words: 'Go on to the action plan',
    guards: [consentStands, notHeldBack, assessed],
    by: both,
  },
  {
    from: ['action-plan'],
    to: 'intervention',
    words: 'Begin the one-to-one work or the group',
    guards: [consentStands, notHeldBack, actionPlanned],
    by: both,
  },
  { from: ['intervention'], to: 'final-report', words: 'Go on to the final report', guards: [], by: both },
  {
    from: ['final-report'],
    to: 'closed',
    words: 'Close, the work is done',
    guards: [finallyReported],
    by: both,
  },
  {
    from: before,
    to: 'consultation',
    words: 'Consultation only',
    guards: [decidedTo('consultation')],
    by: manager,
  },
  { from: before, to: 'declined', words: 'Decline', guards: [decidedTo('decline')], by: manager },
  {
    from: ['assessment'],
    to: 'closed',
    words: 'Close after the assessment',
    guards: [assessed],
    by: both,
    off: 'with-reason',
  },
  { from: work, to: 'suspended', words: 'Suspend', guards: [], by: both, off: 'with-reason' },
  {
    from: [...before, 'waiting', ...work, 'suspended'],
    to: 'returned',
    words: 'Return to the social worker',
    guards: [],
    by: both,
    off: 'with-reason',
  },
  {
    from: [...before, 'waiting', ...work, 'suspended'],
    to: 'non-engagement',
    words: 'Close, did not engage',
    guards: [],
    by: both,
    off: 'with-reason',
  },
]

/** The ways from where a case stands; none while two people put it in two places, until that is settled. */
export function movesOf(one: CaseAnswers, today: Day): readonly Move[] {
  const stage = stageOf(one)
  if (stage === null) return []
  return [...ways, ...wayBack(one)]
    .filter(({ from }) => from.includes(stage))
    .map(({ to, words, guards, by, off }) => ({
      ...{ to, words, by },
      missing: guards.flatMap((guard) => guard(one, today) ?? []),
      asksReason: off === 'with-reason',
      isOn: off === undefined && to !== 'consultation' && to !== 'declined',
    }))
}

/** What an allocation waits for besides its officer and its reason, which whoever allocates is about to give. */
export const stopsAllocation = (one: CaseAnswers, today: Day): readonly string[] =>
  ways
    .filter(({ to }) => to === 'allocated')
    .flatMap(({ guards }) => guards.filter((guard) => guard !== withOneOfficer))
    .flatMap((guard) => guard(one, today) ?? [])

/** A suspended case goes on where it stood. */
function wayBack({ file }: CaseAnswers): readonly Way[] {
  const to = work.find((stage) => stage === file.one('stage-before'))
  return to
    ? [
        {
          from: ['suspended'],
          to,
          words: 'Go on with the work',
          guards: [consentStands, safeAgain],
          by: both,
        },
      ]
    : []
}
