import { Link } from '@tanstack/solid-router'
import { createMemo, createSignal, type JSX, Show } from 'solid-js'
import { type CopyId, copies } from '#casework'
import { latestClientForm } from '#catalogue/client'
import { latestOfficerForm } from '#catalogue/officer'
import type { Form } from '#forms'
import { emptyStatements, recordId } from '#record'
import { makeBlankLifeMap, makeCopy } from '#report'
import { Card, Choice, GuidancePanel, PageHeader } from '#ui'
import { mayWriteHere } from '../case/may-write.ts'
import { caseFacts } from '../cases/case-facts.ts'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { plannedSession } from '../cases/plan.ts'
import { useApp } from '../parts/context.ts'
import { ForCase } from '../parts/ForCase.tsx'
import { CopyArticle } from './CopyArticle.tsx'
import { CopyPreview, WaysOut } from './CopyPreview.tsx'
import { copyRecords, copySource, leftOut, type Scope, sessionsIn } from './copy-source.ts'
import './copies.css'
import { TakeHomeCheck } from './TakeHomeCheck.tsx'
import { takeHomeHeader, takeHomeState } from './take-home.ts'

const BLANK = 'blank-life-map'

/** Copies of a case, on paper or as a file: whose, of which session, then what is in it. */
export function OutputsScreen() {
  return <ForCase>{(one) => <Outputs one={one()} />}</ForCase>
}

function Outputs(props: { readonly one: CaseOnDevice }) {
  const [whose, setWhose] = createSignal<CopyId | typeof BLANK | null>(null)
  const [scope, setScope] = createSignal<Scope>('all')
  const sessions = createMemo(() => {
    const id = whose()
    return id === null || id === BLANK ? [] : sessionsIn(copies[id], copyRecords(props.one))
  })
  const choose = (id: string | null) => {
    setWhose(id === 'client' || id === 'professional' || id === BLANK ? id : null)
    setScope('all')
  }
  return (
    <div class="outputs">
      <PageHeader
        back={
          <Link class="back-link" to="/cases/$space" params={{ space: props.one.space }}>
            {caseFacts(props.one.file).name}
          </Link>
        }
        title="Copies"
        intro="A copy holds only what it is meant to hold. You see all of it here before anything is saved or printed."
      />
      <Card title="Which copy">
        <div class="outputs-choice">
          <Choice
            id="whose"
            label="Who is it for?"
            options={[
              { id: 'client', label: 'The client, to keep', hint: 'Their own answers' },
              {
                id: 'professional',
                label: 'A professional',
                hint: 'Also what officers wrote of the sessions',
              },
              { id: BLANK, label: 'An empty Life Map', hint: 'For the client to fill in at home' },
            ]}
            value={whose()}
            onPick={choose}
          />
          <Show when={sessions().length > 0}>
            <Choice
              id="scope"
              label="Which session?"
              options={[
                { id: 'all', label: 'All so far' },
                ...sessions().map((number) => ({
                  id: String(number),
                  label: `${number} · ${plannedSession(number)?.title ?? 'Another session'}`,
                })),
              ]}
              value={String(scope())}
              onPick={(id) => setScope(id === null || id === 'all' ? 'all' : Number(id))}
            />
          </Show>
        </div>
      </Card>
      <Show when={whose()} keyed>
        {(id) => (
          <Show when={scope()} keyed>
            {(of) =>
              id === BLANK ? (
                <BlankMap one={props.one} scope={of} />
              ) : (
                <OneCopy one={props.one} copy={id} scope={of} />
              )
            }
          </Show>
        )}
      </Show>
    </div>
  )
}

function OneCopy(props: { readonly one: CaseOnDevice; readonly copy: CopyId; readonly scope: Scope }) {
  const { device, open } = useApp()
  const source = createMemo(() =>
    copySource(props.one, props.scope, open.profile.name, device.parts.surroundings.clock()),
  )
  const model = createMemo(() => makeCopy(copies[props.copy], source()))
  const isEmpty = () => model().sections.length === 0
  const preview = () => <CopyPreview model={model()} leftOut={leftOut(copies[props.copy], source())} />
  return (
    <Show when={!isEmpty()} fallback={<NothingYet notices={model().notices} />}>
      <Show when={props.copy === 'client'} fallback={preview()}>
        <IfSafe one={props.one} scope={props.scope}>
          {preview}
        </IfSafe>
      </Show>
    </Show>
  )
}

/** Nothing of the case is in it, and still it lies about at home: the check comes first here too. */
function BlankMap(props: { readonly one: CaseOnDevice; readonly scope: Scope }) {
  const { device } = useApp()
  const form = latestClientForm('life-map')
  return (
    <Show when={form}>
      {(known) => {
        const model = makeBlankLifeMap(known(), device.parts.surroundings.clock())
        return (
          <IfSafe one={props.one} scope={props.scope}>
            {() => (
              <>
                <WaysOut model={model} />
                <CopyArticle model={model} />
              </>
            )}
          </IfSafe>
        )
      }}
    </Show>
  )
}

/** The check first, and the copy once it was answered with yes today. */
function IfSafe(props: {
  readonly one: CaseOnDevice
  readonly scope: Scope
  readonly children: () => JSX.Element
}) {
  const { device, open } = useApp()
  const header = () => takeHomeHeader(props.one.space, props.scope)
  const record = createMemo(() =>
    props.one.records.find((one) => recordId(one.header) === recordId(header())),
  )
  const state = (form: Form) =>
    takeHomeState(form, record()?.set ?? emptyStatements, device.parts.surroundings.clock())
  return (
    <Show
      when={mayWriteHere(header(), open.profile.role) && latestOfficerForm('take-home')}
      keyed
      fallback={
        <GuidancePanel title="For the officer on the case">
          <p>Whether it is safe to take home is asked first, by the officer who knows the client.</p>
        </GuidancePanel>
      }
    >
      {(form) => (
        <>
          <TakeHomeCheck header={header()} form={form} record={record()} state={state(form)} />
          <p class="small" role="status">
            {state(form) === 'safe'
              ? 'Asked today, and safe: the copy is below.'
              : 'The copy comes here once you have said that it is safe.'}
          </p>
          <Show when={state(form) === 'safe'}>{props.children()}</Show>
        </>
      )}
    </Show>
  )
}

function NothingYet(props: { readonly notices: readonly string[] }) {
  return (
    <GuidancePanel title="Nothing to copy yet">
      <p>
        This copy has nothing in it so far. Hold a session first; what is answered there can then be copied.
      </p>
      <Show when={props.notices.length > 0}>
        <p>{props.notices.join(' ')} Update the app to see it.</p>
      </Show>
    </GuidancePanel>
  )
}
