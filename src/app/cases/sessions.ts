import { clientForms, latestClientForm } from '#catalogue/client'
import { sessionPlan } from '#catalogue/officer'
import type { Form } from '#forms'
import type { SessionTask } from '#store'
import type { CaseOnDevice } from './caseload.ts'
import { type CaseTask, tasksOf } from './plan.ts'
import { isComplete, type RecordReading, readRecord } from './record-form.ts'
import { bySittingOf, freshSitting, hasScores, sessionNumber, sittingOf } from './sittings.ts'

/** Records of the sessions held, with the newest session first. */
export const sessionsHeld = ({
  records,
  packs,
}: CaseOnDevice): ReadonlyMap<number, readonly RecordReading[]> =>
  new Map(
    [
      ...Map.groupBy(
        records.map((record) => readRecord(record, packs)).filter((reading) => reading !== null),
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
  /** A further sitting, apart from those that are there. */
  readonly anew: boolean
}

/** Tells exercises apart: the same form may be there to go on with and to begin anew. */
export const exerciseKey = ({ task }: Exercise): string => `${task.form}/${task.sitting}`

/** What the plan of a session has for the client: an exercise, or one that this app does not have yet. */
export type PlanLine =
  | { readonly kind: 'exercise'; readonly task: CaseTask; readonly exercise: Exercise }
  | { readonly kind: 'paper'; readonly task: CaseTask }

/** A session's plan, in its order, and all other exercises apart. */
export function planFor(
  one: CaseOnDevice,
  session: number,
): { readonly planned: readonly PlanLine[]; readonly others: readonly Exercise[] } {
  const planned = one.profile === 'family-safeguarding' ? tasksOf(one, session) : []
  const tasks = planned.filter(({ compartment }) => compartment === 'client')
  const exercises = exercisesFor(one, session)
  return {
    planned: tasks.flatMap((task): readonly PlanLine[] => {
      const own = exercises.filter(({ form }) => form.id === task.form)
      return own.length > 0
        ? own.map((exercise) => ({ kind: 'exercise', task, exercise }))
        : [{ kind: 'paper', task }]
    }),
    others: exercises.filter(({ form }) => tasks.every((task) => task.form !== form.id)),
  }
}

/**
 * Every exercise this app has for clients, those of the session's plan first and in its order. One that was begun goes on where it
 * stood, whichever session that was; one whose sittings are compared can be begun anew beside it.
 */
export function exercisesFor(one: CaseOnDevice, session: number): readonly Exercise[] {
  const readings = one.records
    .map((record) => readRecord(record, one.packs))
    .filter((reading) => reading !== null)
  const tasks = tasksOf(one, session).map((task) => task.form)
  const known = new Set(clientForms.map(({ id }) => id))
  const ids = [...new Set([...tasks.filter((id) => known.has(id)), ...known])]
  return ids.flatMap((id) => {
    const latest = latestClientForm(id)
    if (!latest) return []
    const ofForm = readings.filter(({ header }) => header.form === id)
    // What was begun goes on, whatever the service offers now.
    if (ofForm.length === 0 && !latest.profiles?.includes(one.profile)) return []
    const begun = ofForm.filter(isUnfinished).sort(bySittingOf).at(-1)
    const sameSitting = ofForm.find(({ header }) => header.sitting === sittingOf(session))
    const reading = begun ?? sameSitting ?? null
    const form = reading?.form ?? latest
    const planned = tasks.includes(id)
    const exercise: Exercise = {
      form,
      task: { form: id, version: form.version, sitting: reading?.header.sitting ?? sittingOf(session) },
      reading,
      suggested: begun !== undefined || (planned && ofForm.length === 0),
      anew: reading === null && ofForm.length > 0 && isCompared(latest),
    }
    return reading && isCompared(latest) && isWorthComparing(reading)
      ? [exercise, begunAnew(latest, session, ofForm)]
      : [exercise]
  })
}

/** Neither is everything answered, nor was it closed as it is. */
const isUnfinished = (reading: RecordReading): boolean =>
  !isComplete(reading) && reading.standing.kind !== 'completed'

/** Sittings of an inventory, a wheel and the circle are set beside each other, so there may always be one more. */
const isCompared = ({ scoring, pages }: Form): boolean =>
  scoring === 'how-often' || scoring === 'parts' || pages.some(({ tool }) => tool === 'relationship-circle')

const isWorthComparing = (reading: RecordReading): boolean =>
  reading.form.scoring === 'how-often' ? hasScores(reading) : reading.state.progress.answered > 0

const begunAnew = (latest: Form, session: number, ofForm: readonly RecordReading[]): Exercise => ({
  form: latest,
  task: {
    form: latest.id,
    version: latest.version,
    sitting: freshSitting(
      session,
      ofForm.map(({ header }) => header),
    ),
  },
  reading: null,
  suggested: false,
  anew: true,
})
