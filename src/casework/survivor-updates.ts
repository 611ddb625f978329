import type { Profile } from '#forms'
import type { RecordHeader } from '#record'
import { type Answers, answersOf, type CaseAnswers, type ReadableRecord } from './answers.ts'
import { type Day, shortDay } from './calendar/days.ts'
import { type SurvivorEvent, type ToTell, toTell } from './survivor-events.ts'

/** News of a case that nothing says the survivor has been given. */
export type OwedUpdate = {
  readonly event: SurvivorEvent
  /** The day it is about; null where none is put, or two. */
  readonly day: Day | null
  readonly title: string
  /** Since when it is owed and from what that follows, in words; then how far its update has come. */
  readonly why: string
  /** Where it is written. */
  readonly at: RecordHeader
  readonly isBegun: boolean
}

/**
 * The updates that the survivor is owed, the longest first. The papers set no day by which one is given, so there is none here: it is owed from the day of what
 * happened until a record says that the survivor was told of it, and when. Two answers to that are none.
 *
 * @param there what the separate place holds; all of it will do
 */
export function updatesOwed(
  one: CaseAnswers,
  there: readonly ReadableRecord[],
  profile: Profile,
  today: Day,
): readonly OwedUpdate[] {
  const updates = there.filter(({ header }) => forms.includes(header.form)).map(answersOf)
  /** Those that were begun by hand; each tells of one thing that happened. */
  const byHand = new Set(updates.filter(({ header }) => !header.sitting.includes('/')))
  return toTell(one, profile, today)
    .flatMap((fact) => {
      const own = updates.filter(({ header }) => isOf(header, fact))
      if (own.some((update) => isGiven(update, fact))) return []
      const other = [...byHand].find((update) => isGiven(update, fact) && isOnDay(update, fact))
      if (other) byHand.delete(other)
      return other ? [] : [owed(one, fact, own, { profile, today })]
    })
    .sort((a, b) => ((a.day ?? '') < (b.day ?? '') ? -1 : (a.day ?? '') > (b.day ?? '') ? 1 : 0))
}

const formOf = { 'family-safeguarding': 'survivor-update', sheffield: 'survivor-check-in' } as const

/** Both, whatever kind of service works on the case now: it may have been another when the update was given. */
const forms: readonly string[] = Object.values(formOf)

/** The sitting of the update about a fact; two tablets that begin it write one record (docs/protocol.md §4a). */
const sittingOf = ({ event, source }: ToTell): string => `${event}/${source}`

const isOf = ({ sitting }: RecordHeader, fact: ToTell): boolean =>
  sitting === sittingOf(fact) || sitting.startsWith(`${sittingOf(fact)}.`)

const isGiven = (update: Answers, { event }: ToTell): boolean =>
  update.one('after') === event && update.one('reached') === 'yes' && Boolean(update.one('told-on'))

/** A case starts and ends once; of anything else there may be several, told apart by their days. */
const isOnDay = (update: Answers, { event, days: [day, ...others] }: ToTell): boolean =>
  event === 'start' ||
  event === 'completion' ||
  (others.length === 0 && update.one('after-on') === (day ?? null))

const titles: { readonly [event in SurvivorEvent]: string } = {
  start: 'The start of the work',
  'drop-out': 'Dropping out',
  completion: 'The end of the work',
  escalation: 'A rise in risk',
  session: 'A session',
  meeting: 'A professional meeting',
}

function owed(
  one: CaseAnswers,
  fact: ToTell,
  own: readonly Answers[],
  { profile, today }: { readonly profile: Profile; readonly today: Day },
): OwedUpdate {
  const { event, days, what } = fact
  const inHand = own.find(({ standing }) => standing.kind === 'open')
  const last = inHand ?? own.at(-1)
  return {
    event,
    day: days.length === 1 ? (days[0] ?? null) : null,
    title: titles[event],
    why: [`${since(days, today)}: ${what}.`, ...(last ? [soFar(last, today)] : [])].join(' '),
    at: inHand?.header ?? fresh(one, fact, own, formOf[profile]),
    isBegun: inHand !== undefined,
  }
}

function since(days: readonly Day[], today: Day): string {
  if (days.length === 0) return 'Owed, and no day is put'
  const words = days.map((day) => shortDay(day, today)).join(' or ')
  return days.length === 1 ? `Owed since ${words}` : `Owed since ${words}, two answers that are to be settled`
}

function soFar(update: Answers, today: Day): string {
  if (['after', 'reached', 'told-on'].some((field) => update.said(field).length > 1))
    return 'Its update gives two answers to what the survivor was told of, or when: settle them.'
  const again = update.one('again-on')
  if (update.one('reached') === 'no')
    return again ? `Not reached yet; to be tried again on ${shortDay(again, today)}.` : 'Not reached yet.'
  return 'Its update does not say yet that the survivor was told, and when.'
}

/** What was completed without reaching the survivor stays as it is, and another is begun beside it. */
function fresh({ file }: CaseAnswers, fact: ToTell, own: readonly Answers[], form: string): RecordHeader {
  const taken = new Set(own.filter(({ header }) => header.form === form).map(({ header }) => header.sitting))
  let sitting = sittingOf(fact)
  for (let nth = 2; taken.has(sitting); nth++) sitting = `${sittingOf(fact)}.${nth}`
  return { space: file.header.space, compartment: 'confidential', form, sitting }
}
