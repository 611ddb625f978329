import { createMemo, createSignal, createUniqueId, For, Show } from 'solid-js'
import { isRole, type Move, movesOf, stageOf } from '#casework'
import { Button, ByKey, Card, GuidancePanel } from '#ui'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { dayOf } from '../cases/days.ts'
import { moveCase } from '../cases/move-case.ts'
import { answersOfCase } from '../cases/pathway.ts'
import { useApp } from '../parts/context.ts'
import { moveProblemInWords } from '../words/problem-words.ts'
import { ReasonForm } from './ReasonForm.tsx'

/** Where a case may go from here: the way on with what is missing for it, and the ways off. */
export function NextStepCard(props: { readonly one: CaseOnDevice }) {
  const { device, open } = useApp()
  const today = () => dayOf(device.parts.surroundings.clock())
  const moves = createMemo(() => movesOf(answersOfCase(props.one), today()))
  const [asking, setAsking] = createSignal<Move['to'] | null>(null)
  const [problem, setProblem] = createSignal<Parameters<typeof moveProblemInWords>[0]>()
  const mayMove = ({ by }: Move) => isRole(open.profile.role) && by.includes(open.profile.role)
  const make = async (move: Move, why: string | null) => {
    const done = await moveCase(open.records, props.one, move, { why, today: today() })
    setProblem(done.ok ? undefined : done.error)
    if (done.ok) setAsking(null)
  }
  const start = (move: Move) => (move.asksReason ? setAsking(move.to) : void make(move, null))
  const on = () => moves().filter(({ isOn }) => isOn)
  const off = () => moves().filter((move) => !move.isOn && mayMove(move))
  return (
    <Show when={moves().length > 0 || stageOf(answersOfCase(props.one)) === null}>
      <Card title="What is next">
        <div class="stack">
          <Show when={stageOf(answersOfCase(props.one)) === null}>
            <p>
              Two people moved this case without seeing each other. Settle its stage in the case file; until
              then it stays where it is.
            </p>
          </Show>
          <Show when={problem()}>
            {(words) => (
              <GuidancePanel tone="problem" live title="Not moved">
                <p>{moveProblemInWords(words())}</p>
              </GuidancePanel>
            )}
          </Show>
          <ByKey each={on()} by={({ to }) => to}>
            {(move) => <WayOn move={move()} may={mayMove(move())} onMove={() => start(move())} />}
          </ByKey>
          <Show when={off().length > 0}>
            <details class="ways-off">
              <summary>Other ways</summary>
              <ul class="stack">
                <ByKey each={off()} by={({ to }) => to}>
                  {(move) => (
                    <li>
                      <Show
                        when={asking() === move().to}
                        fallback={<WayOn move={move()} may={true} onMove={() => start(move())} quiet />}
                      >
                        <ReasonForm
                          label={`${move().words}: why?`}
                          hint="It is kept in the case file."
                          action={move().words}
                          maxLength={2_000}
                          onReason={(why) => void make(move(), why)}
                          onCancel={() => setAsking(null)}
                        />
                      </Show>
                    </li>
                  )}
                </ByKey>
              </ul>
            </details>
          </Show>
        </div>
      </Card>
    </Show>
  )
}

function WayOn(props: {
  readonly move: Move
  readonly may: boolean
  readonly onMove: () => void
  readonly quiet?: boolean
}) {
  const missing = createUniqueId()
  const waits = () => props.move.missing.length > 0
  return (
    <div class="way">
      <Show
        when={props.may}
        fallback={
          <p>
            <strong>{props.move.words}.</strong> The manager does this.
          </p>
        }
      >
        <Button
          look={props.quiet || waits() ? 'plain' : 'primary'}
          aria-disabled={waits()}
          aria-describedby={waits() ? missing : undefined}
          onClick={() => !waits() && props.onMove()}
        >
          {props.move.words}
        </Button>
      </Show>
      <Show when={waits()}>
        <div id={missing} class="small">
          <p>Missing for this:</p>
          <ul class="plain-list">
            <For each={props.move.missing}>{(words) => <li>{words}</li>}</For>
          </ul>
        </div>
      </Show>
    </div>
  )
}
