import { createContext, type JSX, type Signal, useContext } from 'solid-js'
import type { Bytes, Json } from '#core'
import type {
  AnswerState,
  CopiedAnswer,
  PageState,
  Photo,
  PhotoType,
  QuestionState,
  RowsDefinition,
} from '#forms'
import type { FieldWords } from './Field.tsx'

/** What a page of fields tells its owner, who keeps drafts and makes statements. */
export type Answering = {
  /** Text left in fields and not yet an answer, by field. */
  readonly drafts: () => ReadonlyMap<string, string>
  /** A value for a field, or `null` for none: picked, or typed and left. It takes the field's draft with it. */
  answer(field: string, value: Json): void
  /** Several values in one step: kept together, and taken back together. What a hand does at once is one step. */
  answerAll(answers: readonly FieldValue[]): void
  /** An id for what is new, such as a row or a stroke. */
  newId(): string
  /** Steps back, and forth again. */
  readonly steps: Steps
  /**
   * The text of a field as it stands, on every input. The first draft marks what its author saw of the field; text equal to what
   * is stored means that there is no draft any more.
   */
  draft(field: string, text: string): void
  /** A new row after all others of this table (`placeAfterAll`). */
  addRow(table: RowsDefinition): void
  removeRow(row: string): void
  /** A person's choice where there was more than one answer. */
  settle(field: string, value: Json): void
  /** Makes of bytes what an answer can name; they are kept with that answer. */
  attach(bytes: Bytes, type: PhotoType): Promise<Photo>
  /** Tells what there is of a photograph, and again when it has come. Answers how to stop. */
  follow(photo: Photo, tell: (bytes: AttachedBytes) => void): () => void
}

export type FieldValue = { readonly field: string; readonly value: Json }

export type Steps = {
  canUndo(): boolean
  canRedo(): boolean
  undo(): void
  redo(): void
}

export type AttachedBytes = Bytes | 'not-here' | 'damaged'

/** One statement that stands in a field. */
export type Head = AnswerState['state']['heads'][number]

/** The officer's app's own part in each field: session mode has none of it. */
export type OfficerParts = {
  /** By whom, when and where something was said. */
  readonly said: (head: Head) => string
  /** Several answers side by side; the children are the field itself, to write another answer in. */
  readonly Conflict: (props: { readonly answer: AnswerState; readonly children: JSX.Element }) => JSX.Element
  /** Under a field that says something. */
  readonly History: (props: { readonly field: string; readonly label: string }) => JSX.Element
  /** What officers say of a row, in a few words each, drawn beside it in a picture. */
  readonly marks?: (row: string) => readonly string[]
  /** Picks somebody who works in the service. */
  readonly StaffField: (props: Pick<FieldWords, 'id' | 'label'> & StaffPick) => JSX.Element
  /** Makes answers of what another record says: a person's choice, and never done by itself. */
  readonly takeOver: (copies: readonly CopiedAnswer[]) => Promise<void>
}

export type StaffPick = { readonly value: Json; readonly onPick: (value: Json) => void }

/** The form around a page, for a tool that shows all of it at once. */
export type Whole = {
  readonly pages: () => readonly PageState[]
  readonly goTo: (page: string) => void
  /** Whether the person would rather have the list: on every page, until they say otherwise. */
  readonly asList: Signal<boolean>
}

/** What every field of a page needs to know besides its own state. */
export type Page = {
  readonly mode: 'client' | 'officer'
  readonly answering: Answering
  /** What only officers see beside a field. */
  readonly officers: OfficerParts | null
  /** `null`: the page is shown with all the others, and a tool is for itself. */
  readonly whole: Whole | null
  /** Show what is missing beside the fields, as the error summary does. */
  readonly showMissing: () => boolean
  /** The last question was answered by a key that goes on to the next. */
  readonly onEnd: () => void
}

export const PageContext = createContext<Page>()

export function usePage(): Page {
  const page = useContext(PageContext)
  if (!page) throw new Error('A field stands outside FormFields.')
  return page
}

/** What stands beside a field: at once what belongs somewhere else, what is missing only when that is asked for. */
export const missingToSay = (
  page: Page,
  { missing, elsewhere }: Pick<QuestionState, 'missing' | 'elsewhere'>,
): string | undefined => elsewhere ?? (page.showMissing() ? missing : null) ?? undefined
