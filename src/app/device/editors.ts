import { canonicalText } from '#core'
import { type Form, textOfValue, valueOfDraft, fieldDefinition } from '#forms'
import { fieldStateOf, type RecordHeader } from '#record'
import { type Editor, type EditorParts, openEditor } from '#store'

/** A record in hand, with its form. */
export type FormEditor = Editor & { readonly form: Form }

/** The records in hand in this document, so that all of them can be settled before it goes. */
export type Editors = {
  open(header: RecordHeader, form: Form): Promise<FormEditor>
  /** Makes answers of all text in hand that is one; the rest stays a draft on this device. */
  flush(): Promise<void>
}

export function createEditors(parts: EditorParts): Editors {
  const open = new Set<FormEditor>()
  return {
    async open(header, form) {
      const editor = await openEditor(header, form.version, parts)
      const formEditor: FormEditor = {
        ...editor,
        form,
        flush: () => settleDrafts(editor, form, header, parts),
        async close() {
          await settleDrafts(editor, form, header, parts)
          open.delete(formEditor)
          await editor.close()
        },
      }
      open.add(formEditor)
      return formEditor
    },
    async flush() {
      await Promise.all([...open].map((editor) => editor.flush()))
    },
  }
}

/** The form says what a text means; half a date is no answer, and is kept as it was typed. */
async function settleDrafts(
  editor: Editor,
  form: Form,
  header: RecordHeader,
  { records }: EditorParts,
): Promise<void> {
  const { drafts, view } = editor.state()
  for (const [field, text] of drafts) {
    const definition = fieldDefinition(form, field)
    const value = valueOfDraft(form, field, text)
    const now = fieldStateOf(view, field)
    if (!definition || !value.ok || now.kind === 'conflict') continue
    const stored = now.kind === 'value' ? now.value : null
    const unchanged =
      text === textOfValue(definition, stored) || canonicalText(value.value) === canonicalText(stored)
    if (unchanged) await records.dropDraft(header, field)
    else await editor.answer(field, value.value)
  }
}
