import { Link } from '@tanstack/solid-router'
import { createEffect, createMemo, createSignal, Match, on, Show, Switch } from 'solid-js'
import { latestOfficerForm, sessionPlan } from '#catalogue/officer'
import type { SessionPlace } from '#store'
import { Button, Card, Choice, Choices, PageHeader } from '#ui'
import { caseFacts } from '../cases/case-facts.ts'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { type Exercise, exercisesFor, nextSession, plannedSession, sittingOf } from '../cases/sessions.ts'
import { ForCase } from '../parts/ForCase.tsx'
import { FormSections } from '../parts/FormSections.tsx'
import { focusHeading } from '../parts/focus-heading.ts'
import { usePlacesOf } from '../parts/use-places.ts'
import { HandOverPage } from './HandOverPage.tsx'
import { LastTime } from './LastTime.tsx'
import { OpenSessions } from './OpenSessions.tsx'

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

/** Before a session: which one, the check-in, last time, and what to do today; then the hand-over. */
function GetReady(props: { readonly one: CaseOnDevice }) {
  const [session, setSession] = createSignal(nextSession(props.one))
  const [chosen, setChosen] = createSignal<readonly string[] | null>(null)
  const [handingOver, setHandingOver] = createSignal(false)
  const [error, setError] = createSignal<string>()
  const exercises = createMemo(() => exercisesFor(props.one, session()))
  const ticked = () => chosen() ?? exercises().flatMap(({ form, suggested }) => (suggested ? [form.id] : []))
  const today = () => exercises().filter(({ form }) => ticked().includes(form.id))
  createEffect(on(handingOver, () => queueMicrotask(focusHeading), { defer: true }))

  const goOn = () => {
    const none = today().length === 0
    setError(none ? 'Choose at least one exercise for today.' : undefined)
    setHandingOver(!none)
  }
  const toggle = (id: string) => {
    setError(undefined)
    setChosen(ticked().includes(id) ? ticked().filter((one) => one !== id) : [...ticked(), id])
  }

  return (
    <Switch>
      <Match when={handingOver()}>
        <HandOverPage
          one={props.one}
          session={session()}
          exercises={today()}
          onBack={() => setHandingOver(false)}
        />
      </Match>
      <Match when={true}>
        <PageHeader
          back={<BackToCase one={props.one} />}
          title={`Get ready for session ${session()}`}
          intro={plannedSession(session())?.objective ?? ''}
        />
        <div class="split">
          <div class="stack">
            <CheckIn one={props.one} session={session()} />
            <Card title="Today with the client">
              <div class="stack">
                <Choices
                  id="exercises"
                  label="Exercises to hand over"
                  hint="One that was begun goes on where it stood."
                  options={exercises().map(exerciseOption)}
                  value={ticked()}
                  error={error()}
                  onToggle={toggle}
                />
                <div class="actions">
                  <Button look="primary" onClick={goOn}>
                    Go on to hand over
                  </Button>
                </div>
              </div>
            </Card>
          </div>
          <div class="stack">
            <Card title="Which session">
              <Choice
                id="session"
                label="Session"
                options={sessionPlan.map(({ number, title }) => ({
                  id: String(number),
                  label: `${number} · ${title}`,
                }))}
                value={String(session())}
                onPick={(id) => {
                  if (id === null) return
                  setSession(Number(id))
                  setChosen(null)
                }}
              />
            </Card>
            <LastTime one={props.one} before={session()} />
          </div>
        </div>
      </Match>
    </Switch>
  )
}

function exerciseOption({ form, reading }: Exercise) {
  const { answered, of } = reading?.state.progress ?? { answered: 0, of: 0 }
  return {
    id: form.id,
    label: form.title,
    hint: reading ? `${answered} of ${of} answered` : 'Not begun',
  }
}

/** Asked aloud from the second session on; there for the first one too, folded away. */
function CheckIn(props: { readonly one: CaseOnDevice; readonly session: number }) {
  const form = latestOfficerForm('check-in')
  return (
    <Show when={form && props.session} keyed>
      {(session) => (
        <Show when={form}>
          {(known) => {
            const fields = (
              <FormSections
                plain
                header={{
                  space: props.one.space,
                  compartment: 'officer',
                  form: known().id,
                  sitting: sittingOf(session),
                }}
                form={known()}
              />
            )
            return (
              <Card title="Check-in">
                <Show when={session === 1} fallback={fields}>
                  <details class="fold">
                    <summary>Open the check-in (usually from session 2)</summary>
                    {fields}
                  </details>
                </Show>
              </Card>
            )
          }}
        </Show>
      )}
    </Show>
  )
}
