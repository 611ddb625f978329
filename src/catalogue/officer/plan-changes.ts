import type { FormDefinition, QuestionDefinition } from '#forms'
import { type PlannedSession, type PlannedTask, sessionPlan } from './session-plan.ts'

/** The question about one task of one session. */
export const changeOfTask = ({ number }: Pick<PlannedSession, 'number'>, { form }: PlannedTask): string =>
  `s${number}-${form}`

/** Why that task was moved. */
export const reasonOfChange = (change: string): string => `${change}-why`

const sessions = sessionPlan.map(({ number, title }) => ({
  id: String(number),
  label: `${number} · ${title}`,
}))

const questionsOf = (session: PlannedSession, task: PlannedTask): readonly QuestionDefinition[] => {
  const id = changeOfTask(session, task)
  const options = sessions.filter((one) => one.id !== String(session.number))
  return [
    { kind: 'choice', id, label: `Move “${task.title}” to`, options },
    {
      kind: 'text',
      id: reasonOfChange(id),
      label: 'Why?',
      maxLength: 500,
      appliesWhen: { any: options.map((option) => ({ field: `${id}/answer`, is: option.id })) },
      requiredFor: { completion: `Say why “${task.title}” was moved` },
    },
  ]
}

/** Where this case’s sessions differ from the plan’s table: which task went to which session, and why (forms.md §4). */
export const planChanges: FormDefinition = {
  id: 'plan-changes',
  version: 1,
  compartment: 'officer',
  audience: 'officer',
  title: 'The plan of the sessions',
  living: true,
  pages: sessionPlan.map((session) => ({
    id: `session-${session.number}`,
    title: `Session ${session.number}: ${session.title}`,
    intro: session.objective,
    items: session.tasks
      .filter(({ compartment }) => compartment === 'client')
      .flatMap((task) => questionsOf(session, task)),
  })),
}
