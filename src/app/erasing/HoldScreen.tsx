import { Link } from '@tanstack/solid-router'
import { createSignal } from 'solid-js'
import { type HoldReason, holdReasons } from '#protocol'
import { putOnHold } from '#sync'
import { Button, Card, Choice, PageHeader } from '#ui'
import { caseFacts } from '../cases/case-facts.ts'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { ForCase } from '../parts/ForCase.tsx'
import { useGoOn } from '../parts/go-on.ts'
import { ManagersOnly } from '../parts/ManagersOnly.tsx'
import { useChangeParts } from '../parts/read-parts.ts'
import { Told } from '../parts/Told.tsx'
import { erasingProblemInWords } from '../words/erasing-words.ts'
import { holdReasonInWords } from '../words/hold-words.ts'

/** A manager keeps a case from being erased. */
export function HoldScreen() {
  return (
    <ManagersOnly words="Putting a case on hold is for managers.">
      <ForCase>{(one) => <PutOnHold one={one()} />}</ForCase>
    </ManagersOnly>
  )
}

function PutOnHold(props: { readonly one: CaseOnDevice }) {
  const goOn = useGoOn()
  const parts = useChangeParts()
  const [reason, setReason] = createSignal<HoldReason>()
  const [missing, setMissing] = createSignal(false)
  const [problem, setProblem] = createSignal('')
  const put = async () => {
    const why = reason()
    setMissing(why === undefined)
    if (why === undefined) return
    const failed = await putOnHold(parts, props.one.space, why)
    if (failed) setProblem(failed === 'changed' ? notHere : erasingProblemInWords(failed))
    else void goOn({ to: '/erasing' })
  }
  return (
    <>
      <PageHeader
        back={
          <Link class="back-link" to="/cases/$space" params={{ space: props.one.space }}>
            {caseFacts(props.one.file).name}
          </Link>
        }
        title="Put this case on hold"
        intro="While it is on hold, the server erases nothing of it, whoever asks and whatever was asked before. Work on it goes on as ever."
      />
      <Told words={problem()} tone="warning" />
      <Card title="Why">
        <div class="stack">
          <Choice
            id="hold-reason"
            label="Why may it not be erased?"
            hint="It stands until a manager lifts it, each reason by itself. Nothing more is written down about it."
            {...(missing() && reason() === undefined ? { error: 'Choose a reason. Managers see it.' } : {})}
            options={holdReasons.map((id) => ({ id, label: holdReasonInWords[id] }))}
            value={reason() ?? null}
            onPick={(id) => setReason(holdReasons.find((one) => one === id))}
          />
          <div class="actions">
            <Button look="primary" onClick={() => void put()}>
              Put it on hold
            </Button>
          </div>
        </div>
      </Card>
    </>
  )
}

const notHere =
  'It was not put on hold: the case was erased, or the server is older than this app and keeps no holds. Look at “Erasing”, and ask whoever runs the server.'
