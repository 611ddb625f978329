import { clientForms, latestClientForm } from '#catalogue/client'
import { type PlannedSession, sessionPlan } from '#catalogue/officer'
import type { Form } from '#forms'
import type { SessionTask } from '#store'
import type { CaseOnDevice } from './caseload.ts'
import { isComplete, type RecordReading, readRecord } from './record-form.ts'

/** The sitting of a session's records: `session-2`. */
export const sittingOf = (session: number): string => `session-${session}`

export const plannedSession = (number: number): PlannedSession | undefined =>
  sessionPlan.find((planned) => planned.number === number)

/** "Session 2", also for a sitting that is no session's: then as it is. */
export function sittingInWords(sitting: string): string {
  const number = sessionNumber(sitting)
  return number === null ? sitting : `Session ${number}`
}

export function sessionNumber(sitting: string): number | null {
  const match = /^session-(\d{1,3})$/.exec(sitting)
  return match ? Number(match[1]) : null
}

/** Records of the sessions held, with the newest session first. */
export const sessionsHeld = ({ records }: CaseOnDevice): ReadonlyMap<number, readonly RecordReading[]> =>
  new Map(
    [
      ...Map.groupBy(
        records.map(readRecord).filter((reading) => reading !== null),
        ({ header }) => sessionNumber(header.sitting) ?? 0,
      ),
    ]
      .filter(([number]) => number > 0)
      .sort(([a], [b]) => b - a),
  )

/** The session to get ready for: the last one while it has an exercise to finish, or none yet, else the one after. */
export function nextSession(one: CaseOnDevice): number {
  const [last] = sessionsHeld(one)
  if (!last) return 1
  const [number, readings] = last
  const exercises = readings.filter(({ form }) => form.audience === 'client')
  const isFinished = exercises.length > 0 && exercises.every(isComplete)
  return isFinished ? Math.min(number + 1, sessionPlan.length) : number
}

/** An exercise that can go into session mode. */
export type Exercise = {
  readonly form: Form
  readonly task: SessionTask
  /** The record it goes on with; null for a fresh one. */
  readonly reading: RecordReading | null
  /** In this session's plan and not finished, or begun and not finished. */
  readonly suggested: boolean
}

/** What the plan of a session has for the client: an exercise, or one that this app does not have yet. */
export type PlanLine =
  | { readonly kind: 'exercise'; readonly exercise: Exercise }
  | { readonly kind: 'paper'; readonly title: string }

/** A session's plan, in its order, and all other exercises apart. */
export function planFor(
  one: CaseOnDevice,
  session: number,
): { readonly planned: readonly PlanLine[]; readonly others: readonly Exercise[] } {
  const tasks = plannedSession(session)?.tasks.filter(({ compartment }) => compartment === 'client') ?? []
  const exercises = exercisesFor(one, session)
  return {
    planned: tasks.map((task): PlanLine => {
      const exercise = exercises.find(({ form }) => form.id === task.form)
      return exercise ? { kind: 'exercise', exercise } : { kind: 'paper', title: task.title }
    }),
    others: exercises.filter(({ form }) => tasks.every((task) => task.form !== form.id)),
  }
}

/**
 * Every exercise this app has for clients, those of the session's plan first and in its order. One that was begun goes on where it
 * stood, whichever session that was.
 */
export function exercisesFor(one: CaseOnDevice, session: number): readonly Exercise[] {
  const readings = one.records.map(readRecord).filter((reading) => reading !== null)
  const tasks = plannedSession(session)?.tasks.map((task) => task.form) ?? []
  const known = new Set(clientForms.map(({ id }) => id))
  const ids = [...new Set([...tasks.filter((id) => known.has(id)), ...known])]
  return ids.flatMap((id) => {
    const latest = latestClientForm(id)
    if (!latest) return []
    const ofForm = readings.filter(({ header }) => header.form === id)
    const begun = ofForm.find((reading) => !isComplete(reading))
    const sameSitting = ofForm.find(({ header }) => header.sitting === sittingOf(session))
    const reading = begun ?? sameSitting ?? null
    const form = reading?.form ?? latest
    const planned = tasks.includes(id)
    return [
      {
        form,
        task: { form: id, version: form.version, sitting: reading?.header.sitting ?? sittingOf(session) },
        reading,
        suggested: begun !== undefined || (planned && ofForm.length === 0),
      },
    ]
  })
}
