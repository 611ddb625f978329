import { Link } from '@tanstack/solid-router'
import { createEffect, createMemo, createSignal, on, Show } from 'solid-js'
import type { SessionPlace } from '#store'
import { Button, Card, PageHeader } from '#ui'
import { OpenRecord } from '../case/NeedsItems.tsx'
import { sessionToPrepare } from '../cases/appointments.ts'
import { caseFacts } from '../cases/case-facts.ts'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { planChangesOf, plannedSession } from '../cases/plan.ts'
import { type Exercise, exerciseKey, exercisesFor, planFor } from '../cases/sessions.ts'
import { useApp } from '../parts/context.ts'
import { ForCase } from '../parts/ForCase.tsx'
import { focusHeading } from '../parts/focus-heading.ts'
import { usePlacesOf } from '../parts/use-places.ts'
import { AlertsCard } from './AlertsCard.tsx'
import { CheckIn } from './CheckIn.tsx'
import { EvidenceWarning } from './EvidenceWarning.tsx'
import { ExerciseList } from './ExerciseList.tsx'
import { GuideCard } from './GuideCard.tsx'
import { HandOverPage } from './HandOverPage.tsx'
import { LastTime } from './LastTime.tsx'
import { OpenSessions } from './OpenSessions.tsx'
import { StopsPanel } from './StopsPanel.tsx'
import { WhichSession } from './WhichSession.tsx'

export function GetReadyScreen() {
  return (
    <ForCase>
      {(one) => {
        const places = usePlacesOf(() => one().space)
        return (
          <Show when={places()}>
            {(open) => (
              <Show when={open().size === 0} fallback={<OpenAlready one={one()} places={open()} />}>
                <GetReady one={one()} />
              </Show>
            )}
          </Show>
        )
      }}
    </ForCase>
  )
}

/** One session of a case at a time: it is carried on with, or ended, before another. */
function OpenAlready(props: {
  readonly one: CaseOnDevice
  readonly places: ReadonlyMap<string, SessionPlace>
}) {
  return (
    <>
      <PageHeader
        back={<BackToCase one={props.one} />}
        title="A session is open"
        intro="Carry on with it, or end it before you start another."
      />
      <OpenSessions places={props.places} />
    </>
  )
}

function BackToCase(props: { readonly one: CaseOnDevice }) {
  return (
    <Link class="back-link" to="/cases/$space" params={{ space: props.one.space }}>
      {caseFacts(props.one.file).name}
    </Link>
  )
}

/** Before a session. Left, in order: alerts, the check-in, the exercises; right, to read: which session, what to look for, last time. */
function GetReady(props: { readonly one: CaseOnDevice }) {
  const { device } = useApp()
  const [session, setSession] = createSignal(sessionToPrepare(props.one, device.parts.surroundings.clock()))
  const [chosen, setChosen] = createSignal<readonly string[] | null>(null)
  const [handingOver, setHandingOver] = createSignal(false)
  const [error, setError] = createSignal<string>()
  const exercises = createMemo(() => exercisesFor(props.one, session()))
  const plan = createMemo(() => planFor(props.one, session()))
  const ticked = () =>
    chosen() ??
    exercises()
      .filter(({ suggested }) => suggested)
      .map(exerciseKey)
  const today = () => exercises().filter((one) => ticked().includes(exerciseKey(one)))
  createEffect(on(handingOver, () => queueMicrotask(focusHeading), { defer: true }))

  const goOn = () => {
    const none = today().length === 0
    setError(none ? 'Choose at least one exercise for today.' : undefined)
    setHandingOver(!none)
  }
  /** One sitting of a form at a time: ticking another takes the first away. */
  const toggle = (exercise: Exercise) => {
    setError(undefined)
    const key = exerciseKey(exercise)
    const others = today()
      .filter(({ form }) => form.id !== exercise.form.id)
      .map(exerciseKey)
    setChosen(ticked().includes(key) ? ticked().filter((one) => one !== key) : [...others, key])
  }

  return (
    <Show
      when={!handingOver()}
      fallback={
        <HandOverPage
          one={props.one}
          session={session()}
          exercises={today()}
          onBack={() => setHandingOver(false)}
        />
      }
    >
      <PageHeader
        back={<BackToCase one={props.one} />}
        title={`Get ready for session ${session()}`}
        intro={plannedSession(session())?.objective ?? ''}
      />
      <div class="split">
        <div class="stack">
          <StopsPanel one={props.one} />
          <AlertsCard one={props.one} />
          <CheckIn space={props.one.space} session={session()} />
          <Card title="Today with the client">
            <div class="stack">
              <ExerciseList
                planned={plan().planned}
                others={plan().others}
                ticked={ticked()}
                error={error()}
                onToggle={toggle}
              />
              <EvidenceWarning one={props.one} exercises={today()} />
              <div class="actions">
                <Button look="primary" onClick={goOn}>
                  Go on to hand over
                </Button>
                <OpenRecord
                  header={planChangesOf(props.one.space)}
                  label="Change the plan"
                  about="of the sessions"
                />
              </div>
            </div>
          </Card>
        </div>
        <div class="stack">
          <WhichSession
            one={props.one}
            session={session()}
            onPick={(number) => {
              setSession(number)
              setChosen(null)
            }}
          />
          <GuideCard exercises={today()} />
          <LastTime one={props.one} before={session()} />
        </div>
      </div>
    </Show>
  )
}
