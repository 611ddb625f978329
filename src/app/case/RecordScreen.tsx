import { Link, useParams } from '@tanstack/solid-router'
import { createMemo, onMount, Show } from 'solid-js'
import type { Form } from '#forms'
import { emptyStatements, type RecordHeader, recordId, viewOf } from '#record'
import type { OpenedRecord } from '#store'
import { Card, focusField, PageHeader } from '#ui'
import { caseFacts } from '../cases/case-facts.ts'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { givenTo } from '../cases/given.ts'
import { formOfRecord } from '../cases/record-form.ts'
import { sessionNumber, sittingInWords, sittingNumber } from '../cases/sittings.ts'
import { wordedAs } from '../cases/worded-as.ts'
import { useApp } from '../parts/context.ts'
import { ForCase } from '../parts/ForCase.tsx'
import { FormSections } from '../parts/FormSections.tsx'
import { NotHere } from '../parts/NotHere.tsx'
import { AlertOfResponse, AlertsOfRecord } from './AlertPanels.tsx'
import { AnswersView } from './AnswersView.tsx'
import { AppointmentSections } from './AppointmentSections.tsx'
import { CompleteCard } from './CompleteCard.tsx'
import { DamagedPanel } from './DamagedPanel.tsx'
import { LateCard } from './LateCard.tsx'
import { LifeMapCard } from './LifeMapCard.tsx'
import { mayWriteHere } from './may-write.ts'
import { NotesCard } from './NotesCard.tsx'
import { ScoresCard } from './ScoresCard.tsx'
import { StandingPanel } from './StandingPanel.tsx'
import { WordingPanel } from './WordingPanel.tsx'

/** One record: an officer's form to write in, anything else to read. */
export function RecordScreen() {
  return <ForCase>{(one) => <NamedRecord one={one()} />}</ForCase>
}

function NamedRecord(props: { readonly one: CaseOnDevice }) {
  const { addresses } = useApp()
  const params = useParams({ strict: false })
  const header = createMemo(
    (): RecordHeader | undefined => addresses.find(props.one, params().record ?? ''),
    undefined,
    { equals: (a, b) => a !== undefined && b !== undefined && recordId(a) === recordId(b) },
  )
  return (
    <Show
      when={header()}
      keyed
      fallback={
        <NotHere words="There is no such record in this case on this device. If it should be, connect and sync, then look again." />
      }
    >
      {(known) => <OneRecord one={props.one} header={known} />}
    </Show>
  )
}

function OneRecord(props: { readonly one: CaseOnDevice; readonly header: RecordHeader }) {
  const { open, addresses } = useApp()
  const { header } = props
  const record = createMemo(
    (): OpenedRecord =>
      [props.one.file, ...props.one.records].find((one) => recordId(one.header) === recordId(header)) ?? {
        header,
        set: emptyStatements,
        drafts: new Map(),
        needsYou: [],
        isUnsent: false,
        damaged: 0,
        unfolded: 0,
      },
  )
  /** Drawn anew only when the version or the words are other ones: a list that is drawn anew takes the focus away. */
  const worded = createMemo(() => wordedAs(formOfRecord(record()), record(), props.one), undefined, {
    equals: (a, b) => a?.key === b?.key,
  })
  const form = () => worded()?.form
  const isOpen = createMemo(() => viewOf(record().set).standing.kind === 'open')
  const writes = () => isOpen() && header.compartment === 'officer' && mayWriteHere(header, open.profile.role)
  const name = () => caseFacts(props.one.file).name
  const pointed = addresses.pointedAt(header)
  onMount(() => pointed !== undefined && focusWhenThere(pointed))
  return (
    <Show
      when={form()}
      keyed
      fallback={<NotHere words="This record was written with a newer version of the app. It is kept." />}
    >
      {(known) => (
        <>
          <PageHeader
            back={
              <Link class="back-link" to="/cases/$space" params={{ space: header.space }}>
                {name()}
              </Link>
            }
            title={known.title}
            intro={introOf(header, known)}
          />
          <WordingPanel one={props.one} record={record()} />
          <StandingPanel record={record()} form={known} />
          <LateCard record={record()} form={known} />
          <DamagedPanel record={record()} />
          <AlertOfResponse one={props.one} header={header} />
          <AlertsOfRecord one={props.one} header={header} />
          <LifeMapCard one={props.one} record={record()} form={known} />
          <ScoresCard one={props.one} record={record()} form={known} />
          <Show
            when={writes()}
            fallback={
              <Card>
                <AnswersView record={record()} form={known} />
              </Card>
            }
          >
            <Show
              when={header.form === 'appointment'}
              fallback={
                <FormSections
                  header={header}
                  form={known}
                  given={(view) => givenTo(props.one, { header, form: known, view })}
                />
              }
            >
              <AppointmentSections record={record()} form={known} />
            </Show>
          </Show>
          <Show when={isOpen()}>
            <CompleteCard record={record()} form={known} />
          </Show>
          <NotesCard one={props.one} header={header} />
        </>
      )}
    </Show>
  )
}

function introOf({ sitting }: RecordHeader, { audience }: Form): string {
  const who = audience === 'client' ? 'Answered by the client in session mode' : 'Only officers see this'
  const which = sessionNumber(sitting) === null && sittingNumber(sitting) === 1 ? '' : sittingInWords(sitting)
  return which ? `${which}. ${who}.` : `${who}.`
}

/** The record is still being read when the screen is drawn. */
function focusWhenThere(field: string, tries = 60): void {
  requestAnimationFrame(() => {
    if (!focusField(field) && tries > 0) focusWhenThere(field, tries - 1)
  })
}
