import { createMemo, createSignal, onMount, Show } from 'solid-js'
import { serviceNameIn } from '#casework'
import type { Form } from '#forms'
import { viewOf } from '#record'
import { makeConfidential } from '#report'
import type { OpenedRecord } from '#store'
import { Button, Card, Tag } from '#ui'
import { AnswersView } from '../case/AnswersView.tsx'
import { CompleteCard } from '../case/CompleteCard.tsx'
import { LateCard } from '../case/LateCard.tsx'
import { mayWriteHere } from '../case/may-write.ts'
import { NoteList } from '../case/NotesCard.tsx'
import { StandingPanel } from '../case/StandingPanel.tsx'
import { WordingPanel } from '../case/WordingPanel.tsx'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { givenTo } from '../cases/given.ts'
import { notesInWords } from '../cases/record-notes.ts'
import { wordedAs } from '../cases/worded-as.ts'
import { CopyArticle } from '../outputs/CopyArticle.tsx'
import { WaysOut } from '../outputs/CopyPreview.tsx'
import '../outputs/copies.css'
import { useApp } from '../parts/context.ts'
import { FormSections } from '../parts/FormSections.tsx'
import { confidentialFormOf, confidentialNotesForm } from './confidential-records.ts'

/** One confidential record, written or read in its own place; says on every screen of it that the client never sees it. */
export function SeparateRecord(props: {
  readonly one: CaseOnDevice
  readonly record: OpenedRecord
  readonly notes: OpenedRecord
  readonly onBack: () => void
}) {
  const { open } = useApp()
  const worded = createMemo(
    () => wordedAs(confidentialFormOf(props.record), props.record, props.one),
    undefined,
    { equals: (a, b) => a?.key === b?.key },
  )
  const isOpen = createMemo(() => viewOf(props.record.set).standing.kind === 'open')
  const writes = () => isOpen() && mayWriteHere(props.record.header, open.profile.role)
  const notes = createMemo(() => notesInWords(props.notes, confidentialNotesForm()))
  let heading: HTMLHeadingElement | undefined
  onMount(() => heading?.focus())
  return (
    <Show when={worded()} keyed>
      {({ form: known, missing }) => (
        <div class="stack">
          <div>
            <Button onClick={() => props.onBack()}>Back to the separate place</Button>
          </div>
          <div>
            <Tag tone="plum">Confidential · never to the client</Tag>
            <h2 tabindex="-1" ref={heading}>
              {known.title}
            </h2>
          </div>
          <WordingPanel one={props.one} record={props.record} />
          <StandingPanel record={props.record} form={known} />
          <LateCard record={props.record} form={known} />
          <Show
            when={writes()}
            fallback={
              <Card>
                <AnswersView record={props.record} form={known} />
              </Card>
            }
          >
            <FormSections
              header={props.record.header}
              form={known}
              given={(view) => givenTo(props.one, { header: props.record.header, form: known, view })}
            />
          </Show>
          <Show when={isOpen()}>
            <CompleteCard record={props.record} form={known} />
          </Show>
          <Document one={props.one} record={props.record} form={known} missing={missing} />
          <Show when={notes().length > 0}>
            <Card title="Notes on this record">
              <NoteList notes={notes()} />
            </Card>
          </Show>
        </div>
      )}
    </Show>
  )
}

/** Confidential records are in no copy: each leaves, if it must, as a document of its own. */
function Document(props: {
  readonly one: CaseOnDevice
  readonly record: OpenedRecord
  readonly form: Form
  /** The words it was asked in are not on this device. */
  readonly missing: boolean
}) {
  const { device } = useApp()
  const [shown, setShown] = createSignal(false)
  const view = createMemo(() => viewOf(props.record.set))
  const model = () =>
    makeConfidential(
      {
        header: props.record.header,
        form: props.form,
        view: view(),
        damaged: props.record.damaged > 0,
        inOtherWords: props.missing,
        session: null,
      },
      serviceNameIn(props.one.practice),
      device.parts.surroundings.clock(),
    )
  return (
    <Show when={view().fields.size > 0}>
      <Card title="A document of its own">
        <Show
          when={shown()}
          fallback={
            <div class="stack">
              <p>
                For a professional who must know it to keep somebody safe. Nothing else of this case is in it,
                and it is in no other copy.
              </p>
              <div class="actions">
                <Button onClick={() => setShown(true)}>Show the document</Button>
              </div>
            </div>
          }
        >
          <WaysOut model={model()} prints={false} />
        </Show>
      </Card>
      <Show when={shown()}>
        <CopyArticle model={model()} />
      </Show>
    </Show>
  )
}
