import { type Form, valueOfDraft } from '#forms'
import { type RecordHeader, recordId, type Wording } from '#record'
import { type Editor, type EditorParts, keepTrying, mayPass, openEditor } from '#store'

/** The records in hand in this document, so that all of them can be settled before it goes. */
export type Editors = {
  open(header: RecordHeader, form: Form): Promise<Editor>
  /** Makes answers of all text in hand that is one; the rest stays a draft on this device. */
  flush(): Promise<void>
  /** From now on these are settled with the others, until they are let go. */
  join(others: Pick<Editors, 'flush'>): () => void
}

/** In which words a record of this form is begun now; where it knows of none nothing is said of words, which are the app's own. */
export type WordingOf = (header: RecordHeader, form: Form) => Wording | undefined

export function createEditors({
  wordingOf,
  ...parts
}: Omit<EditorParts, 'valueOfText' | 'wording'> & {
  readonly wordingOf?: WordingOf
}): Editors {
  const inHand = new Set<Editor>()
  /** By record, those on no screen any more that hold what could not be written yet. They go on trying. */
  const lingering = new Map<string, Editor>()
  const joined = new Set<Pick<Editors, 'flush'>>()

  return {
    async open(header, form) {
      const record = recordId(header)
      const before = lingering.get(record)
      lingering.delete(record)
      const editor = before ?? (await openNew(header, form))
      inHand.add(editor)
      return {
        ...editor,
        async close() {
          await editor.flush()
          if (mayPass(editor.state().problem)) linger(record, editor)
          else await end(editor)
        },
      }
    },
    async flush() {
      await Promise.all([...inHand, ...joined].map((one) => one.flush()))
    },
    join(others) {
      joined.add(others)
      return () => void joined.delete(others)
    },
  }

  async function openNew(header: RecordHeader, form: Form): Promise<Editor> {
    const { version } = form
    const valueOfText = (field: string, text: string) => valueOfDraft(form, field, text)
    const wording = wordingOf?.(header, form)
    const opened = await openEditor(header, version, { ...parts, valueOfText, wording })
    return keepTrying(opened, { version, via: 'officer', after: parts.after })
  }

  function linger(record: string, editor: Editor): void {
    lingering.set(record, editor)
    const stop = editor.subscribe(({ saving }) => {
      if (saving !== 'saved') return
      stop()
      if (lingering.get(record) !== editor) return // on a screen again
      lingering.delete(record)
      void end(editor)
    })
  }

  async function end(editor: Editor): Promise<void> {
    inHand.delete(editor)
    await editor.close()
  }
}
