import { Show } from 'solid-js'
import { Button, PageHeader, ProgressBar, SessionFrame, type Task, TaskList } from '#ui'
import { focusHeading } from './focus-heading.ts'
import type { Exercise } from './open-session.ts'
import type { Reader } from './read-aloud.ts'
import { TextSizeButton } from './TextSizeButton.tsx'

const INTRO = 'Take these in the order that suits you. You can skip a question, or come back to it later.'

/** What we are doing today. */
export function Plan(props: {
  readonly exercises: readonly Exercise[]
  readonly reader: Reader | null
  readonly onOpen: (task: number) => void
  readonly onFinish: () => void
  readonly onHide: () => void
}) {
  focusHeading()
  const tasks = () => tasksOf(props.exercises)
  const done = () => tasks().filter(({ state }) => state === 'done').length
  return (
    <SessionFrame
      hideLabel="Hide"
      onHide={() => props.onHide()}
      bar={
        <ProgressBar
          label="Parts finished today"
          done={done()}
          of={tasks().length}
          words={`${done()} of ${tasks().length} finished`}
        />
      }
      foot={
        <>
          <TextSizeButton />
          <Show when={props.reader}>
            {(reader) => (
              <Button
                onClick={() =>
                  reader().start(['What we are doing today', INTRO, ...tasks().map(({ title }) => title)])
                }
              >
                Read to me
              </Button>
            )}
          </Show>
          <span class="push-right" />
          <Button onClick={() => props.onFinish()}>Finish for today</Button>
        </>
      }
    >
      <PageHeader title="What we are doing today" intro={INTRO} />
      <TaskList tasks={tasks()} onOpen={(id) => props.onOpen(Number(id))} />
    </SessionFrame>
  )
}

/** The first part that is not finished is the one to go on with. */
function tasksOf(exercises: readonly Exercise[]): readonly Task[] {
  const next = exercises.findIndex(({ state: { progress } }) => progress.answered < progress.of)
  return exercises.map(({ form, state: { progress } }, index) => {
    const done = progress.answered === progress.of
    const begun = progress.answered > 0
    return {
      id: String(index),
      title: form.title,
      detail: begun ? `${progress.answered} of ${progress.of} answered` : `${progress.of} questions`,
      state: done ? 'done' : index === next ? 'now' : 'todo',
      action: done ? 'See again' : begun ? 'Carry on' : 'Start',
    }
  })
}
