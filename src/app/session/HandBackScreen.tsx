import { Link } from '@tanstack/solid-router'
import { createMemo, createResource, createSignal, Show } from 'solid-js'
import type { Result } from '#core'
import { recordId } from '#record'
import { Button, Card, ErrorSummary, GuidancePanel, ItemList, PageHeader } from '#ui'
import { caseAlerts } from '../cases/case-alerts.ts'
import { caseFacts } from '../cases/case-facts.ts'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { latestForm } from '../cases/record-form.ts'
import { sittingInWords } from '../cases/sittings.ts'
import { useApp } from '../parts/context.ts'
import { ForCase } from '../parts/ForCase.tsx'
import { createRecordInHand } from '../parts/form-editor.ts'
import { useGoOn } from '../parts/go-on.ts'
import { NotHere } from '../parts/NotHere.tsx'
import { endingProblemInWords, saveProblemInWords } from '../words/problem-words.ts'
import { DoneItems } from './DoneItems.tsx'
import { Ending } from './Ending.tsx'
import { type EndedSession, type EndingProblem, endedSession } from './ended-session.ts'
import { RaisedAlerts } from './RaisedAlerts.tsx'
import { unsaidAtEnd } from './unsaid-at-end.ts'

export function HandBackScreen() {
  const { device, open } = useApp()
  return (
    <ForCase>
      {(one) => {
        const parts = { ...open, random: device.parts.random }
        const [looked] = createResource(() => endedSession(one().space, parts))
        return (
          <Show when={looked.state === 'ready' && looked()}>
            {(ended) => <Ended one={one()} ended={ended()} />}
          </Show>
        )
      }}
    </ForCase>
  )
}

function Ended(props: {
  readonly one: CaseOnDevice
  readonly ended: Result<EndedSession | null, EndingProblem>
}) {
  const session = () => (props.ended.ok ? (props.ended.value ?? undefined) : undefined)
  const why = () =>
    props.ended.ok
      ? 'No session of this case is waiting to be ended.'
      : endingProblemInWords(props.ended.error)
  return (
    <Show when={session()} fallback={<NotHere words={why()} />}>
      {(found) => <HandBack one={props.one} {...found()} />}
    </Show>
  )
}

/** After the tablet came back, in the order of what matters: alerts, is it safe, what happened, what was done. */
function HandBack(props: EndedSession & { readonly one: CaseOnDevice }) {
  const { open } = useApp()
  const goOn = useGoOn()
  const { appointment, form } = props
  const hand = createRecordInHand(appointment, form)
  const [failure, setFailure] = createSignal<string>()
  const [tries, setTries] = createSignal(0)
  const unsaid = createMemo(() => {
    const state = hand.state()
    return tries() > 0 && state ? unsaidAtEnd(form, state.set) : []
  })
  const headers = () =>
    props.place.tasks.map(({ form, sitting }) => {
      const compartment = latestForm(form)?.compartment
      return compartment ? { space: props.one.space, compartment, form, sitting } : null
    })
  const alerts = createMemo(() => {
    const ids = new Set(headers().flatMap((header) => (header ? [recordId(header)] : [])))
    return caseAlerts(props.one).filter(({ raisedIn }) => ids.has(recordId(raisedIn)))
  })

  const finish = async () => {
    const { space } = props.one // there is no case to ask once somebody has gone elsewhere
    await open.editors.flush()
    setTries(tries() + 1)
    // What counts is what was stored.
    if (unsaidAtEnd(form, (await open.records.open(appointment)).set).length > 0) return
    const removed = await open.places.remove(space)
    if (!removed.ok) setFailure(saveProblemInWords[removed.error])
    else await goOn({ to: '/cases/$space', params: { space } })
  }

  return (
    <div class="stack one-column">
      <PageHeader
        title="Before the client leaves"
        intro={`${caseFacts(props.one.file).name}, ${sittingInWords(props.place.session).toLowerCase()}. The tablet is back with you.`}
      />
      <Show when={failure()}>
        {(words) => (
          <GuidancePanel tone="problem" live title="Not finished">
            <p>{words()}</p>
          </GuidancePanel>
        )}
      </Show>
      <Show when={unsaid().length > 0 && tries()} keyed>
        {(_try) => <ErrorSummary problems={unsaid()} />}
      </Show>
      <RaisedAlerts alerts={alerts()} />
      <Ending hand={hand} form={form} place={props.place} unsaid={unsaid()} />
      <Card title="What was done">
        <ItemList>
          <DoneItems one={props.one} headers={headers()} />
        </ItemList>
        <Link class="button" to="/cases/$space/outputs" params={{ space: props.one.space }}>
          Make a copy
        </Link>
      </Card>
      <div class="actions">
        <Button look="primary" onClick={() => void finish()}>
          Finish
        </Button>
        <p class="small">Alerts stay on Today until what you did is written down.</p>
      </div>
    </div>
  )
}
