import { Link } from '@tanstack/solid-router'
import { createMemo, For, Show } from 'solid-js'
import { isLive, stagesOf } from '#casework'
import { recordId } from '#record'
import { ByKey, Card, IdentityBar, Item, ItemList, Tag } from '#ui'
import { papersOf } from '../cases/addresses.ts'
import { sessionToPrepare } from '../cases/appointments.ts'
import { ruleOfResponse } from '../cases/case-alerts.ts'
import { caseFacts } from '../cases/case-facts.ts'
import { caseNeeds, isToSign, needsCount } from '../cases/case-needs.ts'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { answersOfCase } from '../cases/pathway.ts'
import { plannedSession } from '../cases/plan.ts'
import { isComplete, type RecordReading, readRecord, wordedForm } from '../cases/record-form.ts'
import { exercisesFor, sessionsHeld } from '../cases/sessions.ts'
import { sessionNumber, sittingInWords, sittingNumber } from '../cases/sittings.ts'
import { CaseKeepingCard } from '../erasing/CaseKeepingCard.tsx'
import { useHolds } from '../erasing/use-holds.ts'
import { useApp } from '../parts/context.ts'
import { ForCase } from '../parts/ForCase.tsx'
import { usePlacesOf } from '../parts/use-places.ts'
import { OpenSessions } from '../session/OpenSessions.tsx'
import { AppointmentsCard } from './AppointmentsCard.tsx'
import { BeginCard } from './BeginCard.tsx'
import { DeadlinesCard } from './DeadlinesCard.tsx'
import { mayCountersign } from './may-write.ts'
import { NeedsItems, OpenRecord } from './NeedsItems.tsx'
import { NextStepCard } from './NextStepCard.tsx'
import { PathwayStrip } from './PathwayStrip.tsx'

export function CaseScreen() {
  return <ForCase>{(one) => <OneCase one={one()} />}</ForCase>
}

function OneCase(props: { readonly one: CaseOnDevice }) {
  const { device, open } = useApp()
  const now = device.parts.surroundings.clock
  const facts = createMemo(() => caseFacts(props.one.file))
  const needs = createMemo(() => caseNeeds(props.one, now(), mayCountersign(open.profile.role)))
  const places = usePlacesOf(() => props.one.space)
  const next = createMemo(() => sessionToPrepare(props.one, now()))
  const holds = useHolds(() => props.one.space)
  const isOnHold = () => holds() !== 'unread' && holds()?.length
  const hasSessions = () => exercisesFor(props.one, next()).length > 0
  return (
    <>
      <IdentityBar
        initials={facts().initials}
        name={facts().name}
        facts={facts().facts}
        tags={
          <>
            <For each={facts().flags}>{(flag) => <Tag tone={flag.tone}>{flag.words}</Tag>}</For>
            <Show when={isOnHold()}>
              <Tag tone="amber">On hold</Tag>
            </Show>
          </>
        }
        actions={
          <>
            <Show when={open.profile.role === 'manager' && isGivenOut(props.one)}>
              <Link class="button" to="/cases/$space/allocate" params={{ space: props.one.space }}>
                Who works on it
              </Link>
            </Show>
            <Show when={open.profile.role === 'officer' && places()?.size === 0 && hasSessions()}>
              <Link
                class="button button-primary"
                to="/cases/$space/get-ready"
                params={{ space: props.one.space }}
              >
                Start session {next()}
              </Link>
            </Show>
          </>
        }
      />
      <PathwayStrip stage={isOfSessions(props.one) ? facts().stage : ''} words={facts().stageInWords} />
      <div class="split">
        <div class="stack">
          <Show when={places()?.size}>
            <OpenSessions places={places()} />
          </Show>
          <Show when={needsCount(needs()) > 0}>
            <Card title="Needs you">
              <ItemList>
                <NeedsItems needs={needs()} />
              </ItemList>
            </Card>
          </Show>
          <NextStepCard one={props.one} />
          <DeadlinesCard one={props.one} />
          <AppointmentsCard one={props.one} />
          <Show when={isOfSessions(props.one) || sessionsHeld(props.one).size > 0}>
            <SessionsCard one={props.one} />
          </Show>
          <SeparatePlace space={props.one.space} />
        </div>
        <div class="stack">
          <OtherRecords one={props.one} />
          <BeginCard one={props.one} />
          <Outputs space={props.one.space} />
          <Show when={open.profile.role === 'manager'}>
            <p class="small">
              <Link to="/cases/$space/sight" params={{ space: props.one.space }}>
                Let an auditor look
              </Link>
            </p>
            <CaseKeepingCard space={props.one.space} holds={holds()} />
          </Show>
        </div>
      </div>
    </>
  )
}

/** Before it waits for an officer, and once all is done, nobody is to have it. */
function isGivenOut(one: CaseOnDevice): boolean {
  const answers = answersOfCase(one)
  return isLive(answers) || stagesOf(answers).includes('waiting')
}

/** The pathway of sessions and the workbook is one service's (people-and-pathway.md). */
const isOfSessions = ({ profile }: CaseOnDevice): boolean => profile === 'family-safeguarding'

function SessionsCard(props: { readonly one: CaseOnDevice }) {
  const held = createMemo(() => sessionsHeld(props.one))
  return (
    <Card title="Sessions">
      <Show when={held().size > 0} fallback={<p class="small">No session has been held yet.</p>}>
        <ByKey each={[...held()]} by={([session]) => String(session)}>
          {(session) => (
            <section class="session-records" aria-label={`Session ${session()[0]}`}>
              <h3>
                {session()[0]} · {plannedSession(session()[0])?.title ?? 'Another session'}
              </h3>
              <ItemList>
                <ByKey each={session()[1]} by={({ header }) => recordId(header)}>
                  {(reading) => <RecordLine reading={reading()} />}
                </ByKey>
              </ItemList>
            </section>
          )}
        </ByKey>
      </Show>
    </Card>
  )
}

/** The case file, and every record that belongs to no session; appointments have a card of their own. */
function OtherRecords(props: { readonly one: CaseOnDevice }) {
  const { open } = useApp()
  const others = createMemo(() =>
    [props.one.file, ...props.one.records.filter(isOther)]
      .map((record) => readRecord(record, props.one.packs))
      .filter((reading) => reading !== null),
  )
  /** What these are notes on. */
  const noted = ({ header: { form, sitting } }: RecordReading): string | undefined => {
    const record = props.one.records.find(({ header }) => recordId(header) === sitting)
    return form === 'record-notes' && record ? wordedForm(record, props.one.packs)?.title : undefined
  }
  /** The list of papers can be begun here. */
  const papers = () =>
    others().some(({ header }) => header.form === 'paper-work') ? undefined : papersOf(props.one.space)
  const unknown = () =>
    props.one.records.filter((record) => readRecord(record, props.one.packs) === null).length
  return (
    <Card title="Records">
      <ItemList>
        <ByKey each={others()} by={({ header }) => recordId(header)}>
          {(reading) => <RecordLine reading={reading()} about={noted(reading())} />}
        </ByKey>
        <Show when={open.profile.role === 'officer' && papers()}>
          {(header) => (
            <Item
              title="Paper, photographed"
              detail="Homework done on paper, a drawing, a note."
              action={<OpenRecord header={header()} label="Add" about="Paper, photographed" />}
            />
          )}
        </Show>
      </ItemList>
      <Show when={unknown() > 0}>
        <p class="small">
          {unknown()} more were written with a newer version of the app. They are kept; update the app to see
          them.
        </p>
      </Show>
    </Card>
  )
}

function Outputs(props: { readonly space: string }) {
  return (
    <Card title="Outputs">
      <ItemList>
        <Item
          title="Copies"
          detail="For the client to keep, or for a professional: to save or to print."
          action={
            <Link class="button" to="/cases/$space/outputs" params={{ space: props.space }}>
              Make a copy
            </Link>
          }
        />
      </ItemList>
    </Card>
  )
}

/** Appointments have a card of their own; the plan is changed where a session is prepared. */
const placedElsewhere: ReadonlySet<string> = new Set(['appointment', 'plan-changes'])

const isOther = ({ header }: CaseOnDevice['file']): boolean =>
  sessionNumber(header.sitting) === null && !placedElsewhere.has(header.form)

function RecordLine(props: { readonly reading: RecordReading; readonly about?: string | undefined }) {
  const title = () => {
    const { form, header } = props.reading
    if (props.about !== undefined) return `${form.title}: ${props.about}`
    const rule = ruleOfResponse(header)
    return rule ? `${form.title} (${aboutSitting(header.sitting)}): ${rule.title}` : form.title
  }
  return (
    <Item
      title={title()}
      detail={<span class="num">{recordInWords(props.reading)}</span>}
      action={
        <div class="actions">
          <Show when={props.reading.record.isUnsent}>
            <Tag tone="amber">On this device</Tag>
          </Show>
          <Tag tone={isComplete(props.reading) ? 'green' : 'plain'}>{standingInWords(props.reading)}</Tag>
          <OpenRecord header={props.reading.header} label="Open" about={title()} />
        </div>
      }
    />
  )
}

function standingInWords(reading: RecordReading): string {
  const { standing } = reading
  if (standing.kind === 'completed') {
    if (standing.countersignatures.length > 0) return 'Countersigned'
    return isToSign(reading) ? 'Waits for the manager' : 'Completed'
  }
  if (!isComplete(reading)) return 'Begun'
  const { answered, of } = reading.state.progress
  return answered === of ? 'All answered' : 'Nothing missing'
}

function recordInWords({ form, header, state, standing, record }: RecordReading): string {
  const { answered, of } = state.progress
  const parts = [
    sittingNumber(header.sitting) > 1 ? `Sitting ${sittingNumber(header.sitting)}` : '',
    form.audience === 'client' ? 'With the client' : 'Officers only',
    `${answered} of ${of} answered`,
    state.conflicts.length > 0 ? `${state.conflicts.length} to settle` : '',
    standing.kind === 'completed' && standing.late.length > 0 ? 'something came late' : '',
    record.needsYou.length > 0 ? 'some not taken by the server' : '',
    record.damaged > 0 ? 'partly damaged' : '',
  ]
  return parts.filter(Boolean).join(' · ')
}

const aboutSitting = (sitting: string): string => sittingInWords(sitting.split('/')[1] ?? sitting)

/** Says the same whether anything is there or not: not even how much may be known without the passphrase. */
function SeparatePlace(props: { readonly space: string }) {
  return (
    <section class="card separate" aria-labelledby="separate-title">
      <div class="separate-words">
        <Tag tone="plum">Confidential · never to the client</Tag>
        <h2 id="separate-title">A separate place</h2>
        <p class="small">
          Looks the same whether it is empty or full. Opens with your passphrase, closes after two minutes.
        </p>
      </div>
      <Link class="button" to="/cases/$space/separate" params={{ space: props.space }}>
        Unlock
      </Link>
    </section>
  )
}
