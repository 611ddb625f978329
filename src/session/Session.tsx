import { createEffect, createMemo, createSignal, Match, on, onCleanup, Show, Switch } from 'solid-js'
import { Break } from './Break.tsx'
import { ClosedPart } from './ClosedPart.tsx'
import { Ended } from './Ended.tsx'
import { createExercise, type PlannedExercise } from './exercise.ts'
import { FormPages } from './FormPages.tsx'
import { watchForLeaving } from './leaving.ts'
import type { OpenSession } from './open-session.ts'
import { Plan } from './Plan.tsx'
import type { SessionParts } from './parts.ts'
import { createReader } from './read-aloud.ts'
import { Summary } from './Summary.tsx'
import { timeLeft, useNow } from './time-left.ts'
import { atPage, atPlan, backFromBreak, handedBack, onBreak, pageToOpen, sessionInWords } from './where.ts'

const PUSH_MS = 2_000

/** Everything the client sees: the plan, one exercise at a time, and the end. */
export function Session(props: { readonly session: OpenSession; readonly parts: SessionParts }) {
  const { session, parts } = props
  const { clock } = parts.surroundings
  const until = () => session.place().until
  const mayAnswer = () => clock() <= until()
  const exercises = session.tasks.flatMap((inHand, task): readonly PlannedExercise[] =>
    inHand ? [{ ...createExercise(inHand, parts, mayAnswer), task }] : [],
  )
  const reader = createReader(globalThis.speechSynthesis)
  const [ending, setEnding] = createSignal(false)
  const [timeIsUp, setTimeIsUp] = createSignal(false)
  const [finished, setFinished] = createSignal<ReadonlySet<number>>(new Set())
  const [lastTask, setLastTask] = createSignal<number | null>(null)
  const lastPages = new Map<number, string>()

  const keep = async () => (await Promise.all(exercises.map((one) => one.keep()))).every(Boolean)
  const leaving = watchForLeaving(
    {
      until,
      keep,
      markHandedBack: () => session.moveTo(handedBack(session.place())),
      close: async () => void (await Promise.all(exercises.map((one) => one.close()))),
      quiet: () => reader.stop(),
      timeUp: () => void (timeIsUp() || keep().then(() => setTimeIsUp(true))),
    },
    parts,
  )
  onCleanup(() => leaving.stop())
  pushSoonAfterAnswers(parts)

  const goTo = (task: number, page: string) => {
    lastPages.set(task, page)
    setLastTask(task)
    void session.moveTo(atPage(session.place(), task, page))
    void keep()
  }
  const open = (task: number) => {
    const exercise = exercises.find((one) => one.task === task)
    if (exercise) goTo(task, pageToOpen(exercise.state(), lastPages.get(task), exercise.begun()))
  }
  const toPlan = () => {
    void session.moveTo(atPlan(session.place()))
    void keep()
  }
  const now = useNow(clock)
  const left = () => timeLeft(session.place(), now())
  const takeBreak = () => {
    void session.moveTo(onBreak(session.place(), clock()))
    void keep()
  }
  const breakFrom = () => session.place().breakFrom
  const current = createMemo(() => exercises.find(({ task }) => task === session.place().task))
  const page = createMemo(() => {
    const exercise = current()
    return exercise && pageToOpen(exercise.state(), session.place().page, exercise.begun())
  })
  // Where the person was is no longer worth reading out.
  createEffect(on([page, ending, timeIsUp, breakFrom], () => reader.stop()))
  const endOf = {
    exercises,
    onHandBack: () => leaving.handBack(),
    onHide: () => leaving.hide(),
  }

  return (
    <Switch
      fallback={
        <Plan
          title={sessionInWords(session.place().session)}
          exercises={exercises}
          unknown={session.tasks.length - exercises.length}
          finished={finished()}
          here={lastTask()}
          reader={reader}
          left={left()}
          onOpen={open}
          onBreak={takeBreak}
          onFinish={() => setEnding(true)}
          onHide={() => leaving.hide()}
        />
      }
    >
      <Match when={timeIsUp()}>
        <Ended {...endOf} />
      </Match>
      <Match when={breakFrom() !== null}>
        <Break
          ms={now() - (breakFrom() ?? now())}
          onCarryOn={() => void session.moveTo(backFromBreak(session.place(), clock()))}
          onHide={() => leaving.hide()}
        />
      </Match>
      <Match when={ending()}>
        <Summary {...endOf} onBack={() => setEnding(false)} />
      </Match>
      <Match when={current()} keyed>
        {(exercise) => (
          <Show when={exercise.closed()} fallback={<OpenPart exercise={exercise} />}>
            <ClosedPart
              exercise={exercise}
              reader={reader}
              left={left()}
              onPlan={toPlan}
              onHide={() => leaving.hide()}
            />
          </Show>
        )}
      </Match>
    </Switch>
  )

  function OpenPart(props: { readonly exercise: PlannedExercise }) {
    const { task } = props.exercise
    return (
      <FormPages
        exercise={props.exercise}
        page={page() ?? ''}
        reader={reader}
        left={left()}
        onPage={(id) => goTo(task, id)}
        onPlan={toPlan}
        onBreak={takeBreak}
        onFinished={() => {
          setFinished((before) => new Set(before).add(task))
          toPlan()
        }}
        onHide={() => leaving.hide()}
      />
    )
  }
}

/** Sent while the client still writes, if there is a network; nothing here waits for it. */
function pushSoonAfterAnswers({ surroundings, after, askToPush }: SessionParts): void {
  let cancel: (() => void) | null = null
  onCleanup(
    surroundings.signals.subscribe((signal) => {
      if (signal.kind !== 'outbox' || cancel) return
      cancel = after(PUSH_MS, () => {
        cancel = null
        askToPush()
      })
    }),
  )
}
