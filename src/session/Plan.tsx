import { Show } from 'solid-js'
import { Button, PageHeader, SessionFrame, TaskList } from '#ui'
import type { PlannedExercise } from './exercise.ts'
import { focusHeading } from './focus-heading.ts'
import { HelpButton } from './HelpButton.tsx'
import { NotKept } from './NotKept.tsx'
import { planTasks } from './plan-tasks.ts'
import { ReadButton } from './ReadButton.tsx'
import type { Reader } from './read-aloud.ts'
import { TextSizeButton } from './TextSizeButton.tsx'
import { TimeLeft } from './TimeLeft.tsx'

const TITLE = 'What we are doing today'
const INTRO = 'Take these in the order that suits you. You can skip a question, or come back to it later.'

/** What we are doing today. */
export function Plan(props: {
  /** What the session is called; null when it has no name for reading. */
  readonly title: string | null
  readonly exercises: readonly PlannedExercise[]
  /** Tasks that this version of the app cannot show. */
  readonly unknown: number
  /** Tasks that the person said they had finished. */
  readonly finished: ReadonlySet<number>
  /** The task that the person was in last. */
  readonly here: number | null
  readonly reader: Reader
  /** What is left of the session, in ms. */
  readonly left: number
  readonly onOpen: (task: number) => void
  readonly onBreak: () => void
  readonly onFinish: () => void
  readonly onHide: () => void
}) {
  focusHeading()
  const tasks = () =>
    planTasks(
      props.exercises.map(({ task, form, state, begun, closed }) => ({
        task,
        title: form.title,
        minutes: form.minutes,
        progress: state().progress,
        begun: begun(),
        finished: closed() || props.finished.has(task),
        here: props.here === task,
      })),
    )
  const done = () => tasks().filter(({ state }) => state === 'done').length
  return (
    <SessionFrame
      hideLabel="Hide"
      onHide={() => props.onHide()}
      bar={
        <>
          <Show when={props.title}>
            <strong class="session-name">{props.title}</strong>
          </Show>
          <TimeLeft ms={props.left} />
        </>
      }
      foot={
        <>
          <Button onClick={() => props.onBreak()}>Take a break</Button>
          <ReadButton
            reader={props.reader}
            texts={() => [TITLE, INTRO, ...tasks().flatMap(({ title, detail }) => [title, detail])]}
          />
          <TextSizeButton />
          <HelpButton of="plan" />
          <Button class="push" onClick={() => props.onFinish()}>
            Finish for today
          </Button>
        </>
      }
    >
      <NotKept
        failed={props.exercises.some(({ keeping }) => keeping() === 'failed')}
        damaged={props.exercises.some(({ damaged }) => damaged())}
      />
      <PageHeader title={TITLE} intro={INTRO} />
      <p class="plan-count num">
        {done()} of {tasks().length} finished
      </p>
      <TaskList tasks={tasks()} onOpen={(id) => props.onOpen(Number(id))} />
      <Show when={props.unknown > 0}>
        <p>Something else was planned that this tablet cannot show yet. Please tell your worker.</p>
      </Show>
    </SessionFrame>
  )
}
