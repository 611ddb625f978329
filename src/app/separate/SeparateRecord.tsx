import { createMemo, onMount, Show } from 'solid-js'
import { seesBySight } from '#casework'
import { type RecordHeader, viewOf } from '#record'
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
import { useApp } from '../parts/context.ts'
import { FormSections } from '../parts/FormSections.tsx'
import { confidentialFormOf, confidentialNotesForm, titleOfShared } from './confidential-records.ts'
import { SeparateDocument } from './SeparateDocument.tsx'

/** One confidential record, written or read in its own place; says on every screen of it that the client never sees it. */
export function SeparateRecord(props: {
  readonly one: CaseOnDevice
  readonly record: OpenedRecord
  readonly notes: OpenedRecord
  /** Everything in this place: the register’s entries among it. */
  readonly there: readonly OpenedRecord[]
  readonly onOpen: (header: RecordHeader) => void
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
  const shared = () => titleOfShared(props.record.header, props.there)
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
            <Show when={shared()}>{(title) => <p>About: {title()}</p>}</Show>
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
          <Show when={!seesBySight(open.profile.role)}>
            <SeparateDocument
              one={props.one}
              record={props.record}
              form={known}
              missing={missing}
              there={props.there}
              onOpen={props.onOpen}
            />
          </Show>
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
