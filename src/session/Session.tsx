import { createEffect, createResource, createSignal, Match, onCleanup, Show, Switch } from 'solid-js'
import { Exercise } from './Exercise.tsx'
import { watchForLeaving } from './leaving.ts'
import type { OpenSession } from './open-session.ts'
import { Plan } from './Plan.tsx'
import type { SessionParts } from './parts.ts'
import { createReader } from './read-aloud.ts'
import { Summary } from './Summary.tsx'

const PUSH_MS = 2_000

/** Everything the client sees: the plan, one exercise at a time, and the end. */
export function Session(props: { readonly session: OpenSession; readonly parts: SessionParts }) {
  const { session, parts } = props
  const leaving = watchForLeaving(session, parts)
  const reader = createReader()
  const [ending, setEnding] = createSignal(false)
  const [exercises, { refetch }] = createResource(() => session.exercises())
  pushSoonAfterAnswers(parts)
  onCleanup(() => leaving.stop())

  const current = () => {
    const { task } = session.place()
    return task === null ? undefined : exercises()?.[task]
  }
  const open = (task: number | null) => {
    reader?.stop()
    void session.moveTo({ task, page: null }).then(() => refetch())
  }
  // Where the person is now is read out, and reading of where they were stops.
  createEffect(() => {
    session.place()
    ending()
    reader?.stop()
  })

  return (
    <Show when={exercises.latest}>
      {(all) => (
        <Switch>
          <Match when={ending()}>
            <Summary
              exercises={all()}
              onBack={() => setEnding(false)}
              onHandBack={() => leaving.handBack()}
              onHide={() => leaving.hide()}
            />
          </Match>
          <Match when={current()}>
            {(exercise) => (
              <Exercise
                session={session}
                exercise={exercise()}
                reader={reader}
                onPlan={() => open(null)}
                onHide={() => leaving.hide()}
              />
            )}
          </Match>
          <Match when={true}>
            <Plan
              exercises={all()}
              reader={reader}
              onOpen={open}
              onFinish={() => setEnding(true)}
              onHide={() => leaving.hide()}
            />
          </Match>
        </Switch>
      )}
    </Show>
  )
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
