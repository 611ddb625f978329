import type { RecordView, Statement, StatementSet } from '#record'
import type { After, Editor, EditorState, EditProblem, OpenedEditor } from './editor.ts'
import { type Edit, isKept, viewWith, writeEdit } from './edits.ts'

/** An editor whose `state` is the record as the person left it, written already or not. */
export type PatientEditor = Editor & {
  /** Writes what could not be written yet, in the order of doing. `state` says whether something is left. */
  tryAgain(): Promise<void>
}

export type PatientParts = {
  readonly version: number
  readonly via: Statement['via']
  readonly after: After
}

const RETRY_MS = 5_000

/**
 * What a person did does not depend on the disk: an edit that could not be written stays in `state`, and is tried again every few seconds
 * until it is.
 */
export function keepTrying(editor: OpenedEditor, { version, via, after }: PatientParts): PatientEditor {
  const listeners = new Set<(state: EditorState) => void>()
  let edits: readonly Edit[] = []
  let stuck: EditProblem | null = null
  /** The record with these edits: a key that is pressed changes neither. */
  let read: {
    readonly set: StatementSet
    readonly edits: readonly Edit[]
    readonly view: RecordView
  } | null = null
  let writing: Promise<void> | undefined
  let cancelRetry: (() => void) | undefined
  let state = whole()
  const stopListening = editor.subscribe((now) => {
    if (now.saving === 'failed' && mayPass(now.problem)) tryAgainLater()
    tell()
  })

  const edit = (next: Edit): Promise<void> => {
    edits = [...edits, next]
    tell()
    return write()
  }

  return {
    state: () => state,
    attach: editor.attach,
    follow: editor.follow,
    subscribe(listen) {
      listeners.add(listen)
      return () => void listeners.delete(listen)
    },
    answer(field, value, from = { text: editor.state().drafts.get(field) }) {
      editor.answering(field, from.text ?? null)
      return edit({ kind: 'answer', field, value, from })
    },
    answerAll: (answers) => edit({ kind: 'answer-all', answers }),
    settle: (field, value) => edit({ kind: 'settle', field, value }),
    addRow: (row, place) => edit({ kind: 'add-row', row, place }),
    removeRow: (row) => edit({ kind: 'remove-row', row }),
    draft: (field, text) => editor.draft(field, text),
    async undo() {
      await write()
      // What could not be kept yet stays as it is: it is tried again, and can be taken back then.
      if (edits.length === 0) await editor.undo()
    },
    async redo() {
      await write()
      if (edits.length === 0) await editor.redo()
    },
    tryAgain: write,
    async flush() {
      await write()
      await editor.flush()
    },
    async close() {
      stopListening()
      cancelRetry?.()
      await editor.close()
    },
  }

  function write(): Promise<void> {
    writing ??= writeAll().finally(() => {
      writing = undefined
    })
    return writing
  }

  /** In the order of doing; what finds no room holds up the rest, and stays. */
  async function writeAll(): Promise<void> {
    for (let next = firstOf(edits); next.length > 0; next = firstOf(edits)) {
      await Promise.all(next.map((one) => writeEdit(editor, one)))
      const { view, problem } = editor.state()
      const missing = next.filter((one) => !isKept(view, one))
      stuck = missing.length === 0 ? null : problem
      const waits = mayPass(stuck) ? missing : [] // else nothing that waiting would help
      edits = [...waits, ...edits.slice(next.length)]
      tell()
      if (waits.length === 0) continue
      for (const one of edits) if (one.kind === 'answer') editor.answering(one.field, null)
      return tryAgainLater()
    }
  }

  function tryAgainLater(): void {
    cancelRetry ??= after(RETRY_MS, () => {
      cancelRetry = undefined
      for (const [field, text] of editor.state().drafts) editor.draft(field, text)
      void write()
    })
  }

  function whole(): EditorState {
    const now = editor.state()
    if (edits.length === 0) return now
    const saving = stuck === null ? 'saving' : 'failed'
    if (read?.set !== now.set || read.edits !== edits)
      read = { set: now.set, edits, view: viewWith(now.set, edits, { version, via }) }
    return { ...now, view: read.view, saving, problem: stuck, canUndo: true, canRedo: false }
  }

  function tell(): void {
    state = whole()
    for (const listen of listeners) listen(state)
  }
}

/** What is written next: answers of different fields together, all else by itself. */
function firstOf(edits: readonly Edit[]): readonly Edit[] {
  const fields = new Set<string>()
  const end = edits.findIndex((edit) => {
    if (edit.kind !== 'answer' || fields.has(edit.field)) return true
    fields.add(edit.field)
    return false
  })
  return end < 0 ? edits : edits.slice(0, Math.max(1, end))
}

/** Whether the same again may go well. What is too long, or comes after completion, does not: its text stays a draft on the disk. */
export const mayPass = (problem: EditProblem | null): boolean =>
  problem !== null && problem !== 'too-large' && problem !== 'completed'
