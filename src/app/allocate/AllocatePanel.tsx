import { Link } from '@tanstack/solid-router'
import { createEffect, createMemo, createSignal, on, Show } from 'solid-js'
import { CASELOAD, holderKey, holdersOfCase, stagesOf, stopsAllocation } from '#casework'
import { Button, ByKey, Card, GuidancePanel, ProseField } from '#ui'
import { allocate } from '../cases/allocate.ts'
import { caseFacts } from '../cases/case-facts.ts'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { type Colleague, colleagues } from '../cases/colleagues.ts'
import { dayOf } from '../cases/days.ts'
import { answersOfCase } from '../cases/pathway.ts'
import { useApp } from '../parts/context.ts'
import { useWatched } from '../parts/use-watched.ts'
import { saveProblemInWords } from '../words/problem-words.ts'
import { aboutStaff } from '../words/staff-words.ts'
import { LoadBar } from './LoadBar.tsx'

/** Everybody who could take a case, side by side, and why one of them does. The manager decides: nothing here picks. */
export function AllocatePanel(props: {
  readonly one: CaseOnDevice
  readonly onDone: (name: string) => void
}) {
  const { open, device, caseload } = useApp()
  const service = useWatched(open.service.state)
  const today = () => dayOf(device.parts.surroundings.clock())
  const answers = () => answersOfCase(props.one)
  const all = createMemo(() => colleagues(service().staff, caseload().cases, today()))
  const holders = createMemo(() => holdersOfCase(answers()))
  const [chosen, setChosen] = createSignal<string>()
  const [reason, setReason] = createSignal('')
  const [tried, setTried] = createSignal(false)
  const [problem, setProblem] = createSignal<string>()
  // The officers stay where they are; what was chosen and written was for the case before. The same case with news keeps it.
  const space = createMemo(() => props.one.space)
  createEffect(
    on(
      space,
      () => {
        setChosen(undefined)
        setReason('')
        setTried(false)
        setProblem(undefined)
      },
      { defer: true },
    ),
  )
  const stops = createMemo(() => stopsAllocation(answers(), today()))
  const isAgain = () => !stagesOf(answers()).includes('waiting')
  const give = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    const to = all().find(({ member }) => member.id === chosen())?.member
    if (!to || reason().trim() === '' || stops().length > 0) return
    const done = await allocate(open.records, props.one, { to, reason: reason(), today: today() })
    if (done.ok) props.onDone(to.name)
    else setProblem(saveProblemInWords[done.error])
  }
  return (
    <Card title={`Who could take ${caseFacts(props.one.file).name}?`}>
      <form class="stack" onSubmit={(event) => void give(event)}>
        <Show when={stops().length > 0}>
          <GuidancePanel tone="warning" title="Not yet">
            <ul class="plain-list">
              <ByKey each={stops()} by={(words) => words}>
                {(words) => <li>{words()}</li>}
              </ByKey>
            </ul>
          </GuidancePanel>
        </Show>
        <p class="small">
          The line marks {CASELOAD} live cases. The striped part is this case, if they take it.
        </p>
        <div
          class="colleagues"
          role="radiogroup"
          aria-label="Officer"
          aria-describedby={tried() && !chosen() ? 'nobody-chosen' : undefined}
        >
          <ByKey each={all()} by={({ member }) => member.id}>
            {(one) => (
              <OneColleague
                one={one()}
                holds={holders().some((holder) => holderKey(holder) === one().member.id)}
                chosen={chosen() === one().member.id}
                onChoose={() => setChosen(one().member.id)}
              />
            )}
          </ByKey>
        </div>
        <Show when={all().length === 0}>
          <p>No officer of the service is on this device yet. Connect, and they are fetched.</p>
        </Show>
        <Show when={tried() && !chosen()}>
          <p class="field-error" id="nobody-chosen">
            Choose the officer who takes it
          </p>
        </Show>
        <ProseField
          id="allocate-reason"
          label="Why this officer, and why now?"
          hint="It is kept with the case."
          error={tried() && reason().trim() === '' ? 'Say why, in a few words' : undefined}
          value={reason()}
          rows={2}
          maxLength={2_000}
          onInput={setReason}
        />
        <Show when={problem()}>
          {(why) => (
            <GuidancePanel tone="problem" live title="Not allocated">
              <p>{why()}</p>
            </GuidancePanel>
          )}
        </Show>
        <div class="actions">
          <Button look="primary" type="submit" aria-disabled={stops().length > 0}>
            {isAgain() ? 'Give it to them' : 'Allocate'}
          </Button>
          <Link class="button" to="/cases/$space" params={{ space: props.one.space }}>
            Open the case
          </Link>
        </div>
      </form>
    </Card>
  )
}

function OneColleague(props: {
  readonly one: Colleague
  readonly holds: boolean
  readonly chosen: boolean
  readonly onChoose: () => void
}) {
  const about = () =>
    [aboutStaff(props.one.member, props.one.away), props.holds ? 'has it now' : '']
      .filter(Boolean)
      .join(' · ')
  return (
    <label class="colleague" classList={{ 'colleague-away': props.one.away !== null }}>
      <input
        type="radio"
        class="visually-hidden"
        name="colleague"
        checked={props.chosen}
        onChange={() => props.onChoose()}
      />
      <span class="colleague-words">
        <strong>{props.one.member.name}</strong>
        <span class="small">{about()}</span>
      </span>
      <LoadBar load={props.one.load} adds={props.holds ? 0 : 1} />
    </label>
  )
}
