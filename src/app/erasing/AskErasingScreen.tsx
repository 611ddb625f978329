import { Link, useNavigate } from '@tanstack/solid-router'
import { createSignal, Show } from 'solid-js'
import { type ErasureReason, erasureReasons } from '#protocol'
import { askErasure, type ErasureProblem } from '#sync'
import { Button, Card, Choice, GuidancePanel, PageHeader } from '#ui'
import { caseFacts } from '../cases/case-facts.ts'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { ForCase } from '../parts/ForCase.tsx'
import { ManagersOnly } from '../parts/ManagersOnly.tsx'
import { erasingProblemInWords, reasonInWords } from '../words/erasing-words.ts'
import { useErasingParts } from './use-erasures.ts'

/** A manager asks that a case be erased. Nothing is erased yet. */
export function AskErasingScreen() {
  return (
    <ManagersOnly words="Erasing a case is for managers.">
      <ForCase>{(one) => <Ask one={one()} />}</ForCase>
    </ManagersOnly>
  )
}

function Ask(props: { readonly one: CaseOnDevice }) {
  const navigate = useNavigate()
  const parts = useErasingParts()
  const [reason, setReason] = createSignal<ErasureReason>()
  const [missing, setMissing] = createSignal(false)
  const [problem, setProblem] = createSignal<ErasureProblem>()
  const ask = async () => {
    const why = reason()
    setMissing(why === undefined)
    if (why === undefined) return
    const failed = await askErasure(parts, props.one.space, why)
    if (failed) setProblem(failed)
    else void navigate({ to: '/erasing' })
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
      <Show when={problem()}>
        {(now) => (
          <GuidancePanel live tone="warning">
            <p>{erasingProblemInWords(now())}</p>
          </GuidancePanel>
        )}
      </Show>
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
