import type { Profile } from '#forms'
import { type RecordHeader, recordId, viewOf } from '#record'
import type { Answers, CaseAnswers } from './answers.ts'
import type { Day } from './calendar/days.ts'
import { type Stage, stagesOf } from './stages.ts'

/** What a survivor is told of, as the forms of updates have it. */
export type SurvivorEvent = 'start' | 'drop-out' | 'completion' | 'escalation' | 'session' | 'meeting'

/** Something that happened on a case and that the survivor is told of. Nothing confidential is in it. */
export type ToTell = {
  readonly event: SurvivorEvent
  /** Names the fact among all of its case, the same on every tablet. */
  readonly source: string
  /** Every day that was put for it, the earliest first; none where none was. */
  readonly days: readonly Day[]
  /** What happened, as the end of a sentence. */
  readonly what: string
}

/**
 * Of what a survivor is told (people-and-pathway.md, Survivor link, and the time limits of Sheffield). What one tablet says and another does not has
 * happened: nobody is told less because two officers did not see each other's answers.
 */
export const toTell = (one: CaseAnswers, profile: Profile, today: Day): readonly ToTell[] => [
  ...start(one),
  ...escalations(one),
  ...(profile === 'sheffield' ? [...sessions(one, today), ...meetings(one)] : []),
  ...dropOuts(one),
  ...completion(one),
]

const atWork: readonly Stage[] = ['assessment', 'action-plan', 'intervention', 'final-report', 'closed']

function start(one: CaseAnswers): readonly ToTell[] {
  const kept = keptAppointments(one)
  if (kept.length === 0 && !atWork.some((stage) => everSaid(one.file, 'stage', stage))) return []
  const [met] = daysIn(kept.flatMap((appointment) => appointment.said('date')))
  const [assessed] = stagesOf(one).includes('assessment') ? daysIn(one.file.said('stage-since')) : []
  const at = (day: Day, what: string) => [about('start', one.file.header, [day], what)]
  if (assessed !== undefined && (met === undefined || assessed <= met))
    return at(assessed, 'the assessment began')
  if (met !== undefined) return at(met, 'the first appointment was kept')
  return [about('start', one.file.header, [], 'the work has started')]
}

const keptAppointments = (one: CaseAnswers): readonly Answers[] =>
  one
    .of('appointment')
    .filter(
      (appointment) => appointment.has('attendance', 'attended') || appointment.has('attendance', 'late'),
    )

function escalations(one: CaseAnswers): readonly ToTell[] {
  const risen = one.of('escalation')
  const recorded = risen.map((record) =>
    about('escalation', record.header, record.said('noticed'), 'the risk was noticed to have risen'),
  )
  const isSuspended = everSaid(one.file, 'stage', 'suspended')
  if (!isSuspended || risen.some((record) => record.has('go-on', 'no'))) return recorded
  const since = stagesOf(one).includes('suspended') ? one.file.said('stage-since') : []
  return [...recorded, about('escalation', one.file.header, since, 'the work was suspended')]
}

const sessions = (one: CaseAnswers, today: Day): readonly ToTell[] => {
  const kept = keptAppointments(one).map((appointment) =>
    about('session', appointment.header, appointment.said('date'), 'there was a session'),
  )
  const isKept = (day: Day) => kept.some(({ days }) => days.length === 1 && days[0] === day)
  const talks = one
    .of('perpetrator-assessment')
    .flatMap(talksOf)
    .filter(
      ({ days: [day, ...others] }) =>
        day === undefined || others.length > 0 || (day <= today && !isKept(day)),
    )
  return [...kept, ...talks]
}

/** The talks that an assessment lists: of one on the day of an appointment that has told already. */
const talksOf = (assessment: Answers): readonly ToTell[] =>
  viewOf(assessment.set).rows.flatMap(({ id }) => {
    const cell = (column: string) => assessment.said(`rows/${id}/${column}`)
    if ([...cell('talk-on'), ...cell('talk-who'), ...cell('talk-about')].every((said) => said === ''))
      return []
    const talk = about('session', assessment.header, cell('talk-on'), 'there was a talk for the assessment')
    return [{ ...talk, source: `${talk.source}/${id}` }]
  })

/** Those to which the person who has caused harm comes; group supervision is the professionals' own. */
const withThem = ['three-way', 'core-group', 'conference', 'child-in-need']

const meetings = (one: CaseAnswers): readonly ToTell[] =>
  one
    .of('contact')
    .filter((meeting) => meeting.has('outcome', 'held') && withThem.some((kind) => meeting.has('kind', kind)))
    .map((meeting) =>
      about('meeting', meeting.header, meeting.said('date'), 'there was a meeting with professionals'),
    )

function dropOuts(one: CaseAnswers): readonly ToTell[] {
  const withdrawn = one
    .of('consent-withdrawal')
    .filter((withdrawal) => withdrawal.has('what', 'all'))
    .map((withdrawal) =>
      about('drop-out', withdrawal.header, withdrawal.said('withdrawn-on'), 'the consent was taken back'),
    )
  const left = stagesOf(one).find((stage) => stage === 'non-engagement' || stage === 'returned')
  // A referral that went back before anybody had it: no work was begun, and the survivor has been told of none.
  if (left === undefined || (start(one).length === 0 && one.of('allocation').length === 0)) return withdrawn
  const what =
    left === 'returned'
      ? 'the case went back to the social worker'
      : 'the case was closed, they did not engage'
  return [...withdrawn, about('drop-out', one.file.header, one.file.said('stage-since'), what)]
}

const completion = (one: CaseAnswers): readonly ToTell[] =>
  stagesOf(one).includes('closed')
    ? [about('completion', one.file.header, one.file.said('stage-since'), 'the work has ended')]
    : []

const about = (
  event: SurvivorEvent,
  header: RecordHeader,
  days: readonly string[],
  what: string,
): ToTell => ({
  ...{ event, what },
  source: recordId(header),
  days: daysIn(days),
})

/** Without answers that were taken back. */
const daysIn = (said: readonly string[]): readonly Day[] => [...new Set(said.filter(Boolean))].sort()

/** Whether it was the answer at any time: what was moved on since has happened all the same. Folding keeps the first of every short answer. */
const everSaid = ({ set }: Answers, field: string, value: string): boolean =>
  [...set.accepted.values()].some(
    (statement) => statement.field === `${field}/answer` && statement.value === value,
  )
