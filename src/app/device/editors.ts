import { type Form, valueOfDraft } from '#forms'
import type { RecordHeader } from '#record'
import { type Editor, type EditorParts, openEditor } from '#store'

/** A record in hand, with its form. */
export type FormEditor = Editor & { readonly form: Form }

/** The records in hand in this document, so that all of them can be settled before it goes. */
export type Editors = {
  open(header: RecordHeader, form: Form): Promise<FormEditor>
  /** Makes answers of all text in hand that is one; the rest stays a draft on this device. */
  flush(): Promise<void>
}

export function createEditors(parts: Omit<EditorParts, 'valueOfText'>): Editors {
  const open = new Set<FormEditor>()
  return {
    async open(header, form) {
      const valueOfText = (field: string, text: string) => valueOfDraft(form, field, text)
      const editor = await openEditor(header, form.version, { ...parts, valueOfText })
      const formEditor: FormEditor = {
        ...editor,
        form,
        async close() {
          await editor.flush()
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
