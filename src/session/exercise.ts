import { type Accessor, createMemo, createSignal, onCleanup } from 'solid-js'
import { newId } from '#core'
import { evaluate, type Form, type FormState, placeAfterAll } from '#forms'
import type { RecordView } from '#record'
import type { Editor } from '#store'
import type { Answering } from '#ui'
import { type Edit, isKept, viewWith, writeEdit } from './edits.ts'
import type { SessionParts } from './parts.ts'

/** One exercise in the client's hands, for as long as the document lives. */
export type Exercise = {
  readonly form: Form
  /** As the person left it, kept already or not. */
  readonly view: Accessor<RecordView>
  readonly state: Accessor<FormState>
  /** The person themself has answered something in it, now or in an earlier session. */
  readonly begun: Accessor<boolean>
  /** It has been completed: to read, not to change. */
  readonly closed: Accessor<boolean>
  readonly keeping: Accessor<Keeping>
  /** Something from before would not open on this device. */
  readonly damaged: Accessor<boolean>
  readonly answering: Answering
  /** Whether something done here can be taken back. */
  readonly canUndo: Accessor<boolean>
  undo(): Promise<void>
  /** Makes answers of everything typed that is one. False: something is on screen only, and is tried again. */
  keep(): Promise<boolean>
  /** What is typed and no answer yet stays on this device. */
  close(): Promise<void>
}

/** With its place among the session's tasks. */
export type PlannedExercise = Exercise & { readonly task: number }

/** `failed`: on screen and not on the device. */
export type Keeping = 'kept' | 'keeping' | 'failed'

const RETRY_MS = 5_000

/** @param mayAnswer false once the session's time is over: what is typed then stays a draft. */
export function createExercise(
  { form, editor }: { readonly form: Form; readonly editor: Editor },
  { after, random }: Pick<SessionParts, 'after' | 'random'>,
  mayAnswer: () => boolean,
): Exercise {
  const [stored, setStored] = createSignal(editor.state())
  const [edits, setEdits] = createSignal<readonly Edit[]>([])
  const [stuck, setStuck] = createSignal(false)
  const view = createMemo(() => viewWith(stored().set, edits(), form.version))
  const state = createMemo(() => evaluate(form, view()))
  let writing: Promise<void> | undefined
  let cancelRetry: (() => void) | undefined

  const stopListening = editor.subscribe((next) => {
    setStored(next)
    if (next.saving === 'failed') tryAgainLater()
  })
  onCleanup(() => {
    stopListening()
    cancelRetry?.()
  })

  const edit = (next: Edit): void => {
    setEdits((now) => [...now, next])
    void write()
  }

  return {
    form,
    view,
    state,
    begun: createMemo(
      () => edits().length > 0 || [...stored().set.accepted.values()].some(({ via }) => via === 'session'),
    ),
    closed: createMemo(() => view().standing.kind === 'completed'),
    keeping: createMemo(() => {
      if (stuck() || stored().saving === 'failed') return 'failed'
      return edits().length > 0 || stored().saving === 'saving' ? 'keeping' : 'kept'
    }),
    damaged: createMemo(() => stored().damaged > 0),
    answering: {
      drafts: createMemo(() => stored().drafts),
      answer: (field, value) => edit({ kind: 'answer', field, value }),
      settle: (field, value) => edit({ kind: 'settle', field, value }),
      draft: (field, text) => editor.draft(field, text),
      addRow: (table) =>
        edit({ kind: 'add-row', row: newId(random), place: placeAfterAll(form, table, view()) }),
      removeRow: (row) => edit({ kind: 'remove-row', row }),
    },
    canUndo: createMemo(() => edits().length > 0 || stored().canUndo),
    async undo() {
      await write()
      // What could not be kept yet stays as it is: it is tried again, and can be taken back then.
      if (edits().length === 0) await editor.undo()
    },
    async keep() {
      await write()
      if (mayAnswer()) await editor.flush()
      return edits().length === 0 && editor.state().saving !== 'failed'
    },
    close: () => editor.close(),
  }

  function write(): Promise<void> {
    writing ??= writeAll().finally(() => {
      writing = undefined
    })
    return writing
  }

  /** One after another, in the order of doing; one that could not be written holds up the rest, and stays. */
  async function writeAll(): Promise<void> {
    for (let next = edits()[0]; next; next = edits()[0]) {
      await writeEdit(editor, next)
      if (!isKept(editor.state().view, next)) {
        setStuck(true)
        return tryAgainLater()
      }
      setEdits((now) => now.slice(1))
    }
    setStuck(false)
  }

  function tryAgainLater(): void {
    cancelRetry ??= after(RETRY_MS, () => {
      cancelRetry = undefined
      for (const [field, text] of editor.state().drafts) editor.draft(field, text)
      void write()
    })
  }
}
