import { Link } from '@tanstack/solid-router'
import { createMemo, Index, Show } from 'solid-js'
import { type RecordHeader, recordId } from '#record'
import { Card } from '#ui'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { type NoteInWords, notesHeader, notesInWords } from '../cases/record-notes.ts'
import { useApp } from '../parts/context.ts'

/** What was noted of a record, under it: words that came late, and why something was set aside or sent back. */
export function NotesCard(props: { readonly one: CaseOnDevice; readonly header: RecordHeader }) {
  const { addresses } = useApp()
  const header = () => notesHeader(props.header)
  const notes = createMemo(() =>
    notesInWords(props.one.records.find((record) => recordId(record.header) === recordId(header()))),
  )
  return (
    <Show when={notes().length > 0}>
      <Card
        title="Notes on this record"
        action={
          // Who sees the case by sight reads them here.
          <Show when={props.one.sight === null}>
            <Link
              class="button"
              to="/cases/$space/records/$record"
              params={{ space: props.header.space, record: addresses.of(header()) }}
            >
              Open notes
            </Link>
          </Show>
        }
      >
        <NoteList notes={notes()} />
      </Card>
    </Show>
  )
}

export function NoteList(props: { readonly notes: readonly NoteInWords[] }) {
  return (
    <ul class="late">
      <Index each={props.notes}>
        {(note) => (
          <li>
            <h3>{[...note().what, ...note().about].join(': ')}</h3>
            <Show when={note().words.length > 0}>
              <p class="kept-words">{note().words.join(' / ')}</p>
            </Show>
            <p class="small">{note().source.join(' / ')}</p>
            <p>{note().why.join(' / ')}</p>
          </li>
        )}
      </Index>
    </ul>
  )
}
