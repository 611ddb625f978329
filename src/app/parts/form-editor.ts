import { type Accessor, createMemo, createSignal, onCleanup } from 'solid-js'
import { newId } from '#core'
import { type CopiedAnswer, type Form, placeAfterAll, takenOver } from '#forms'
import type { RecordHeader } from '#record'
import type { Editor, EditorState } from '#store'
import type { Answering } from '#ui'
import { useApp } from './context.ts'

export type RecordInHand = {
  readonly header: RecordHeader
  readonly form: Form
  /** Undefined until the record has been read. */
  readonly state: Accessor<EditorState | undefined>
  readonly answering: Answering
  undo(): void
  flush(): Promise<void>
  /** Makes answers of these where nothing else is, under what is written where it is prose. */
  takeOver(copies: readonly CopiedAnswer[]): Promise<void>
}

/** A record in hand for as long as the component lives; leaving it settles what was typed. */
export function createRecordInHand(header: RecordHeader, form: Form): RecordInHand {
  const { open, device } = useApp()
  const [state, setState] = createSignal<EditorState>()
  let editor: Editor | undefined
  let gone = false
  void open.editors.open(header, form).then((opened) => {
    if (gone) return opened.close()
    editor = opened
    opened.subscribe((next) => setState(() => next))
    setState(() => opened.state())
    return undefined
  })
  onCleanup(() => {
    gone = true
    void editor?.close()
  })
  return {
    header,
    form,
    state,
    answering: {
      drafts: createMemo(() => state()?.drafts ?? new Map()),
      answer: (field, value) => void editor?.answer(field, value),
      answerAll: (answers) => void editor?.answerAll(answers),
      newId: () => newId(device.parts.random),
      steps: {
        canUndo: createMemo(() => state()?.canUndo === true),
        canRedo: createMemo(() => state()?.canRedo === true),
        undo: () => void editor?.undo(),
        redo: () => void editor?.redo(),
      },
      draft: (field, text) => editor?.draft(field, text),
      addRow(table) {
        const view = state()?.view
        if (view) void editor?.addRow(newId(device.parts.random), placeAfterAll(form, table, view))
      },
      removeRow: (row) => void editor?.removeRow(row),
      settle: (field, value) => void editor?.settle(field, value),
      attach: open.records.attach,
      follow: (attachment, tell) => editor?.follow(attachment, tell) ?? (() => undefined),
    },
    undo: () => void editor?.undo(),
    flush: async () => editor?.flush(),
    async takeOver(copies) {
      await editor?.flush()
      for (const copy of copies) {
        const view = editor?.state().view
        const value = view ? takenOver(form, view, copy) : null
        if (value === null) continue
        await editor?.answer(copy.field, value)
        if (copy.mark !== undefined && form.fields.has(copy.mark)) await editor?.answer(copy.mark, true)
      }
    },
  }
}
