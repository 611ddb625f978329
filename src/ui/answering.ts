import { createContext, useContext } from 'solid-js'
import type { Json } from '#core'
import type { RowsDefinition } from '#forms'

/** What a page of fields tells its owner, who keeps drafts and makes statements. */
export type Answering = {
  /** Text left in fields and not yet an answer, by field. */
  readonly drafts: () => ReadonlyMap<string, string>
  /** A value for a field, or `null` for none: picked, or typed and left. It takes the field's draft with it. */
  answer(field: string, value: Json): void
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
}

/** What every field of a page needs to know besides its own state. */
export type Page = {
  readonly mode: 'client' | 'officer'
  readonly answering: Answering
  /** The name of an author id; without it a conflict says only when. */
  readonly nameOf: (author: string) => string | null
  /** Show what is missing beside the fields, as the error summary does. */
  readonly showMissing: () => boolean
}

export const PageContext = createContext<Page>()

export function usePage(): Page {
  const page = useContext(PageContext)
  if (!page) throw new Error('A field stands outside FormFields.')
  return page
}
