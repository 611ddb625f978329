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

/** The session to get ready for: the last one while it has an exercise to finish, else the one after. */
export function nextSession(one: CaseOnDevice): number {
  const [last] = sessionsHeld(one)
  if (!last) return 1
  const [number, readings] = last
  const unfinished = readings.some((reading) => reading.form.audience === 'client' && !isComplete(reading))
  return unfinished ? number : Math.min(number + 1, sessionPlan.length)
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

/** Every exercise this app has for clients; one that was begun goes on where it stood, whichever session that was. */
export function exercisesFor(one: CaseOnDevice, session: number): readonly Exercise[] {
  const readings = one.records.map(readRecord).filter((reading) => reading !== null)
  const ids = [...new Set(clientForms.map(({ id }) => id))]
  return ids.flatMap((id) => {
    const latest = latestClientForm(id)
    if (!latest) return []
    const ofForm = readings.filter(({ header }) => header.form === id)
    const begun = ofForm.find((reading) => !isComplete(reading))
    const sameSitting = ofForm.find(({ header }) => header.sitting === sittingOf(session))
    const reading = begun ?? sameSitting ?? null
    const form = reading?.form ?? latest
    const planned = plannedSession(session)?.tasks.some((task) => task.form === id) ?? false
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
