import { fieldStateOf, type Head, viewOf } from '#record'
import type { CaseAnswers } from './answers.ts'
import { type Day, fullDay, isDay, yearsLater } from './calendar/days.ts'
import { counted } from './counts.ts'
import { isOver, type Stage, stagesOf } from './stages.ts'

/** For how many years a service keeps a case once it ended; null where its manager has not said. `longer`: where a child was protected or a court named. */
export type KeepYears = { readonly usual: number | null; readonly longer: number | null }

/** Whether a case is still to be kept, with the reason in words. Only `time-is-up` is ever offered for erasing. */
export type Kept = {
  readonly kind: 'not-ended' | 'day-unknown' | 'no-time-said' | 'to-be-kept' | 'time-is-up'
  readonly why: string
  /** The last day on which it is kept; null where none can be told. */
  readonly until: Day | null
}

/**
 * From the last day it ended, in doubt too long and never too short: of two days that were put the later counts, and of one that may be of an
 * earlier ending nothing follows.
 */
export function keptOf(one: CaseAnswers, keep: KeepYears, today: Day): Kept {
  const said = one.file.said('stage')
  // A stage taken back, or one that this app does not know, is no ending.
  if (!isOver(one) || stagesOf(one).length < said.length)
    return { kind: 'not-ended', why: 'It is not closed, by its case file.', until: null }
  const ended = endedOn(one)
  if (ended === null)
    return {
      kind: 'day-unknown',
      why: 'It ended, and its case file does not say for certain when. Put the day there.',
      until: null,
    }
  const because = isLonger(keep) ? whyLonger(one) : null
  const years = because === null ? keep.usual : keep.longer
  const when = `${endedInWords(one)} ${fullDay(ended.day)}${ended.isLatest ? ', the latest day that was put' : ''}`
  if (years === null)
    return { kind: 'no-time-said', why: `${when}. Nobody has said how long it is kept.`, until: null }
  const until = yearsLater(ended.day, years)
  const long = `kept for ${counted(years, 'year')}${because === null ? '' : `, because ${because}`}`
  return {
    kind: today > until ? 'time-is-up' : 'to-be-kept',
    why: `${when}, ${long}: until ${fullDay(until)}.`,
    until,
  }
}

const isLonger = ({ usual, longer }: KeepYears): boolean => longer !== null && longer > (usual ?? 0)

/** A day's difference between two clocks, or between the stage and its day on one page, is none. */
const DAY_MS = 86_400_000

/** A day that was put before the stage was is that of another ending: somebody put the stage in the form, as after a case that came again. */
function endedOn({ file }: CaseAnswers): { readonly day: Day; readonly isLatest: boolean } | null {
  const view = viewOf(file.set)
  const lastPut = (field: string) => Math.max(...fieldStateOf(view, field).heads.map(putAt))
  const days = file.said('stage-since').toSorted()
  const day = days.at(-1)
  if (day === undefined || !days.every(isDay)) return null
  return lastPut('stage-since/answer') + DAY_MS < lastPut('stage/answer')
    ? null
    : { day, isLatest: days.length > 1 }
}

const putAt = ({ statement }: Head): number => statement.at

const endings: { readonly [stage in Stage]?: string } = {
  consultation: 'Consultation only since',
  declined: 'Declined',
  returned: 'Returned to the social worker',
  'non-engagement': 'Closed without engagement',
  closed: 'Closed',
}

function endedInWords(one: CaseAnswers): string {
  const [stage, ...others] = stagesOf(one)
  return (others.length === 0 && stage && endings[stage]) || 'Ended'
}

const protectedBy: ReadonlyMap<string, string> = new Map([
  ['child-protection', 'Child Protection'],
  ['public-law-outline', 'Public Law Outline'],
  ['care-proceedings', 'care proceedings'],
])

/** A plan has ended by the time its case is closed, so whatever legal status the file ever had counts; orders stay in it when they end. */
function whyLonger({ file }: CaseAnswers): string | null {
  for (const [id, words] of protectedBy)
    if ([...file.set.accepted.values()].some(({ field, value }) => field === LEGAL_STATUS && value === id))
      return `its file has named ${words}`
  return file.rows('order-kind', 'order-what', 'order-until').length > 0
    ? 'its file names an order or a bail condition'
    : null
}

const LEGAL_STATUS = 'legal-status/answer'
