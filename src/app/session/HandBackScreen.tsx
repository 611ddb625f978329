import { useNavigate } from '@tanstack/solid-router'
import { createMemo, createResource, createSignal, Index, Show } from 'solid-js'
import { type RecordHeader, recordId } from '#record'
import type { SessionPlace } from '#store'
import { Button, Card, ErrorSummary, GuidancePanel, Item, ItemList, PageHeader, Tag } from '#ui'
import { AlertPanel } from '../case/AlertPanels.tsx'
import { OpenRecord } from '../case/NeedsItems.tsx'
import { type CaseAlert, caseAlerts, isSafetySaid } from '../cases/case-alerts.ts'
import { caseFacts } from '../cases/case-facts.ts'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { latestForm, readRecord } from '../cases/record-form.ts'
import { sittingInWords } from '../cases/sessions.ts'
import { useApp } from '../parts/context.ts'
import { ForCase } from '../parts/ForCase.tsx'
import { FormSections } from '../parts/FormSections.tsx'
import { NotHere } from '../parts/NotHere.tsx'
import { saveProblemInWords } from '../words/problem-words.ts'

export function HandBackScreen() {
  const { open } = useApp()
  return (
    <ForCase>
      {(one) => {
        const [place] = createResource(async () => (await open.places.all()).get(one().space) ?? null)
        return (
          <Show when={place.state === 'ready'}>
            <Show
              when={place()}
              fallback={<NotHere words="No session of this case is waiting to be ended." />}
            >
              {(found) => <HandBack one={one()} place={found()} />}
            </Show>
          </Show>
        )
      }}
    </ForCase>
  )
}

/** After the tablet came back, before the client leaves: what was done, and the alerts to answer. */
function HandBack(props: { readonly one: CaseOnDevice; readonly place: SessionPlace }) {
  const { open } = useApp()
  const navigate = useNavigate()
  const [at, setAt] = createSignal(0)
  const [failure, setFailure] = createSignal<string>()
  const [missing, setMissing] = createSignal<readonly { field: string; message: string }[]>([])
  const headers = () => props.place.tasks.map((task) => headerOf(props.one.space, task))
  const alerts = createMemo(() => {
    const ids = new Set(headers().flatMap((header) => (header ? [recordId(header)] : [])))
    return caseAlerts(props.one).filter(({ raisedIn }) => ids.has(recordId(raisedIn)))
  })

  const finish = async () => {
    setMissing([])
    await open.editors.flush()
    const unsaid = await firstUnsaid(alerts())
    if (unsaid >= 0) {
      setAt(unsaid)
      setMissing([{ field: 'safe-to-end/answer', message: 'Say whether it is safe to end here' }])
      return
    }
    const removed = await open.places.remove(props.one.space)
    if (!removed.ok) setFailure(saveProblemInWords[removed.error])
    else await navigate({ to: '/cases/$space', params: { space: props.one.space } })
  }
  /** Read from the disk: what was just answered may not have come round to this screen yet. */
  const firstUnsaid = async (all: readonly CaseAlert[]): Promise<number> => {
    const records = await Promise.all(all.map(({ response }) => open.records.open(response)))
    return records.findIndex(({ set }) => !isSafetySaid(set))
  }

  return (
    <>
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
      <Show when={missing().length > 0 && missing()} keyed>
        {(problems) => <ErrorSummary problems={problems} />}
      </Show>
      <Show
        when={alerts()[at()]}
        fallback={
          <GuidancePanel>
            <p>No answer of this session raised an alert.</p>
          </GuidancePanel>
        }
      >
        {(alert) => (
          <>
            <AlertPanel alert={alert()} />
            <Card title={alerts().length > 1 ? `Alert ${at() + 1} of ${alerts().length}` : 'What you did'}>
              <Show when={recordId(alert().response)} keyed>
                {(_record) => <ResponseForm header={alert().response} />}
              </Show>
              <Show when={alerts().length > 1}>
                <Button onClick={() => setAt((at() + 1) % alerts().length)}>Next alert</Button>
              </Show>
            </Card>
          </>
        )}
      </Show>
      <Card title="What was done">
        <ItemList>
          <Index each={headers()}>{(header) => <Done one={props.one} header={header()} />}</Index>
        </ItemList>
      </Card>
      <div class="actions">
        <Button look="primary" onClick={() => void finish()}>
          Finish
        </Button>
        <p class="small">Alerts stay on Today until what you did is written down.</p>
      </div>
    </>
  )
}

function ResponseForm(props: { readonly header: RecordHeader }) {
  return (
    <Show when={latestForm(props.header.form)} keyed>
      {(form) => <FormSections plain header={props.header} form={form} />}
    </Show>
  )
}

function Done(props: { readonly one: CaseOnDevice; readonly header: RecordHeader | null }) {
  const reading = createMemo(() => {
    const { header } = props
    const record = header && props.one.records.find((record) => recordId(record.header) === recordId(header))
    return record ? readRecord(record) : null
  })
  const title = () => latestForm(props.header?.form ?? '')?.title ?? 'An exercise'
  return (
    <Show
      when={reading()}
      fallback={<Item title={title()} detail="Not begun" action={<Tag>Not begun</Tag>} />}
    >
      {(done) => (
        <Item
          title={done().form.title}
          detail={`${done().state.progress.answered} of ${done().state.progress.of} answered`}
          action={<OpenRecord header={done().header} label="Open" about={done().form.title} />}
        />
      )}
    </Show>
  )
}

function headerOf(space: string, { form, sitting }: SessionPlace['tasks'][number]): RecordHeader | null {
  const compartment = latestForm(form)?.compartment
  return compartment ? { space, compartment, form, sitting } : null
}
