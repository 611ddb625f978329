import { Link } from '@tanstack/solid-router'
import { createMemo, createSignal, Show } from 'solid-js'
import type { Kept } from '#casework'
import { type ErasureReason, erasureReasons } from '#protocol'
import { askErasure, readErasures } from '#sync'
import { Button, Card, Choice, GuidancePanel, PageHeader } from '#ui'
import { caseFacts } from '../cases/case-facts.ts'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { dayOf } from '../cases/days.ts'
import { useApp } from '../parts/context.ts'
import { ForCase } from '../parts/ForCase.tsx'
import { useGoOn } from '../parts/go-on.ts'
import { ManagersOnly } from '../parts/ManagersOnly.tsx'
import { useChangeParts } from '../parts/read-parts.ts'
import { Told } from '../parts/Told.tsx'
import { useWatched } from '../parts/use-watched.ts'
import { erasingProblemInWords, reasonInWords } from '../words/erasing-words.ts'
import { onHoldInWords } from '../words/hold-words.ts'
import { keepYears, keptCase } from './keeping.ts'

/** A manager asks that a case be erased. Nothing is erased yet. */
export function AskErasingScreen() {
  return (
    <ManagersOnly words="Erasing a case is for managers.">
      <ForCase>{(one) => <Ask one={one()} />}</ForCase>
    </ManagersOnly>
  )
}

function Ask(props: { readonly one: CaseOnDevice }) {
  const goOn = useGoOn()
  const { device, open } = useApp()
  const parts = useChangeParts()
  const service = useWatched(open.service.state)
  const [reason, setReason] = createSignal<ErasureReason>()
  const [missing, setMissing] = createSignal(false)
  const [problem, setProblem] = createSignal('')
  const kept = createMemo(() =>
    keptCase(props.one, keepYears(service()), dayOf(device.parts.surroundings.clock())),
  )
  const ask = async () => {
    const why = reason()
    setMissing(why === undefined)
    if (why === undefined) return
    const failed = await askErasure(parts, props.one.space, why)
    if (failed === 'on-hold') setProblem(await holdsInWords())
    else if (failed) setProblem(erasingProblemInWords(failed))
    else void goOn({ to: '/erasing' })
  }
  const holdsInWords = async () => {
    const answer = await readErasures(parts)
    const holds = (answer.ok && answer.value.holds) || []
    return onHoldInWords(
      holds.filter(({ space }) => space === props.one.space),
      open.vault.author,
    )
  }
  return (
    <>
      <PageHeader
        back={
          <Link class="back-link" to="/cases/$space" params={{ space: props.one.space }}>
            {caseFacts(props.one.file).name}
          </Link>
        }
        title="Erase this case"
        intro="You ask for it here. Nothing is erased until another manager agrees, or until you do it yourself after seven days."
      />
      <Told words={problem()} tone="warning" />
      <div class="stack">
        <Card title="What it does">
          <ul class="plain-list">
            <li>All of the case is destroyed on the server: every record, photograph and name in it.</li>
            <li>It leaves every tablet at its next contact. What was not sent yet is not taken any more.</li>
            <li>What stays is a certificate: who, when, why and how much. It names nobody of the case.</li>
            <li>Once it is done, nobody can undo it. Until then, any manager can take it back.</li>
          </ul>
        </Card>
        <Card title="Why">
          <div class="stack">
            <Choice
              id="erasing-reason"
              label="Why is it to be erased?"
              {...(missing() && reason() === undefined
                ? { error: 'Choose a reason. It is kept on the certificate.' }
                : {})}
              options={erasureReasons.map((id) => ({ id, label: reasonInWords[id] }))}
              value={reason() ?? null}
              onPick={(id) => setReason(erasureReasons.find((one) => one === id))}
            />
            <Show when={reason() === 'time-is-up'} fallback={<StillGoesOn kept={kept()} />}>
              <GuidancePanel
                live
                tone={kept().kind === 'time-is-up' ? 'info' : 'warning'}
                title={
                  kept().kind === 'time-is-up'
                    ? 'Its time is up'
                    : 'Its time is not up, as far as this device knows'
                }
              >
                <p>{kept().why}</p>
              </GuidancePanel>
            </Show>
            <div class="actions">
              <Button look="danger" onClick={() => void ask()}>
                Ask for it
              </Button>
            </div>
          </div>
        </Card>
      </div>
    </>
  )
}

/** Whatever the reason: somebody may be at work on it. */
function StillGoesOn(props: { readonly kept: Kept }) {
  return (
    <Show when={props.kept.kind === 'not-ended'}>
      <GuidancePanel tone="warning" title="This case goes on">
        <p>{props.kept.why} Whoever works on it loses it too. Speak to them first.</p>
      </GuidancePanel>
    </Show>
  )
}
