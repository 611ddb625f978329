import { latestOfficerForm } from '#catalogue/officer'
import { bytesFromText, fromBase64url, hashBytes, isHash, ok, type Result, toBase64url } from '#core'
import { type Form, placeAfterAll, valueInWords } from '#forms'
import { fieldStateOf, type RecordHeader, type RecordView, recordId, stateField, viewOf } from '#record'
import type { AppendError, OpenedRecord, Records } from '#store'

/** What is noted of a record: words that came late, or why something was done to it. */
export type Note = {
  readonly what: 'added' | 'set-aside' | 'sent-back'
  /** Id of the statement it is about, which names its row: noted twice, it is one note. */
  readonly statement: string
  /** The question, in words. */
  readonly about: string
  readonly words: string
  /** By whom and when. */
  readonly source: string
  readonly why: string
}

/** A note in words, as it reads now; more than one text where two people wrote without seeing each other. */
export type NoteInWords = { readonly id: string } & { readonly [cell in Cell]: readonly string[] }

type Cell = (typeof cells)[number]
const cells = ['what', 'about', 'words', 'source', 'why'] as const

const ROW_BYTES = 16

/** Where the notes of a record are: in the officers' part, but for what is confidential, whose notes are so too. */
export const notesHeader = ({ compartment, ...header }: RecordHeader): RecordHeader => ({
  space: header.space,
  ...(compartment === 'confidential'
    ? { compartment, form: 'record-notes-confidential' }
    : { compartment: 'officer', form: 'record-notes' }),
  sitting: recordId({ compartment, ...header }),
})

export async function writeNote(
  records: Records,
  about: RecordHeader,
  note: Note,
  form = notesForm(),
): Promise<Result<null, AppendError>> {
  const header = notesHeader(about)
  const view = viewOf((await records.open(header)).set)
  const row = rowOf(note.statement)
  const said = cells.flatMap((cell) =>
    note[cell].trim() ? [[`rows/${row}/${cell}`, note[cell].trim()]] : [],
  )
  const place = view.rows.find(({ id }) => id === row)?.order ?? newPlace(form, view)
  const statements = [[`rows/${row}`, place], ...said].map(([field = '', value = '']) =>
    stateField(view, field, value, form.version),
  )
  const appended = await records.append(header, statements)
  return appended.ok ? ok(null) : appended
}

/** The notes in the order in which they were made. */
export function notesInWords(notes: OpenedRecord | undefined, form = notesForm()): readonly NoteInWords[] {
  if (!notes) return []
  const view = viewOf(notes.set)
  return view.rows.map(({ id }) => {
    const wordsOf = (cell: Cell): readonly string[] => {
      const state = fieldStateOf(view, `rows/${id}/${cell}`)
      const values = state.kind === 'none' ? [] : state.kind === 'value' ? [state.value] : state.values
      const definition = form.tables[0]?.columns.find((column) => column.id === cell)
      return values.map((value) => (definition ? valueInWords(definition, value) : '')).filter(Boolean)
    }
    return {
      id,
      what: wordsOf('what'),
      about: wordsOf('about'),
      words: wordsOf('words'),
      source: wordsOf('source'),
      why: wordsOf('why'),
    }
  })
}

/** The first 16 bytes of the statement's id (docs/protocol.md §4a); of text that was never a statement, those of its hash. */
function rowOf(statement: string): string {
  const bytes = isHash(statement) ? fromBase64url(statement) : null
  const whole = bytes ?? hashBytes('cairn note row 1', bytesFromText(statement))
  return toBase64url(whole.slice(0, ROW_BYTES))
}

function newPlace(form: Form, view: RecordView): string {
  const [table] = form.tables
  if (!table) throw new Error('The notes of a record have lost their table.')
  return placeAfterAll(form, table, view)
}

function notesForm(): Form {
  const form = latestOfficerForm('record-notes')
  if (!form) throw new Error('The notes of a record have lost their form.')
  return form
}
