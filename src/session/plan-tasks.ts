import type { Progress } from '#forms'
import type { Task } from '#ui'

/** An exercise as the plan sees it. `finished`: the person said so. `here`: they were in it last. */
export type Planned = {
  readonly task: number
  readonly title: string
  /** About how long it takes; undefined where nobody can say. */
  readonly minutes: number | undefined
  readonly progress: Progress
  /** The person has answered something in it. */
  readonly begun: boolean
  readonly finished: boolean
  readonly here: boolean
}

/** The one to go on with is where the person was, or else the first that is not done. Counted, never judged. */
export function planTasks(planned: readonly Planned[]): readonly Task[] {
  const isDone = ({ finished, progress }: Planned): boolean => finished || progress.answered === progress.of
  const open = planned.filter((one) => !isDone(one))
  const next = open.find(({ here }) => here) ?? open[0]
  return planned.map((one) => {
    const { task, title, minutes, progress, begun } = one
    const questions = `${progress.of} ${progress.of === 1 ? 'question' : 'questions'}`
    const about = minutes === undefined ? '' : ` · about ${minutes} minutes`
    const counted = begun ? `${progress.answered} of ${progress.of} answered` : questions + about
    return {
      id: String(task),
      title,
      detail: one.here && one === next && begun ? `${counted} · you were here` : counted,
      state: isDone(one) ? 'done' : one === next ? 'now' : 'todo',
      action: isDone(one) ? 'See again' : begun ? 'Carry on' : 'Start',
    }
  })
}
