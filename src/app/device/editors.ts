import { type Form, valueOfDraft } from '#forms'
import type { RecordHeader } from '#record'
import { type Editor, type EditorParts, openEditor } from '#store'

/** The records in hand in this document, so that all of them can be settled before it goes. */
export type Editors = {
  open(header: RecordHeader, form: Form): Promise<Editor>
  /** Makes answers of all text in hand that is one; the rest stays a draft on this device. */
  flush(): Promise<void>
}

export function createEditors(parts: Omit<EditorParts, 'valueOfText'>): Editors {
  const inHand = new Set<Editor>()
  return {
    async open(header, form) {
      const valueOfText = (field: string, text: string) => valueOfDraft(form, field, text)
      const opened = await openEditor(header, form.version, { ...parts, valueOfText })
      const editor: Editor = {
        ...opened,
        async close() {
          await opened.flush()
          inHand.delete(editor)
          await opened.close()
        },
      }
      inHand.add(editor)
      return editor
    },
    async flush() {
      await Promise.all([...inHand].map((editor) => editor.flush()))
    },
  }
}
