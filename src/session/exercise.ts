import { type Accessor, createMemo, createSignal, onCleanup } from 'solid-js'
import { newId } from '#core'
import { evaluate, type Form, type FormState, placeAfterAll } from '#forms'
import type { RecordView } from '#record'
import { keepTrying, mayPass, type OpenedEditor } from '#store/session'
import type { Answering } from '#ui'
import type { SessionParts } from './parts.ts'

/** One exercise in the client's hands, for as long as the document lives. */
export type Exercise = {
  readonly form: Form
  /** What its words are in, where that is not the language of this page. */
  readonly language: string | undefined
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

/** @param mayAnswer false once the session's time is over: what is typed then stays a draft. */
export function createExercise(
  {
    form,
    editor: opened,
    language,
  }: { readonly form: Form; readonly editor: OpenedEditor; readonly language?: string | undefined },
  { after, random }: Pick<SessionParts, 'after' | 'random'>,
  mayAnswer: () => boolean,
): Exercise {
  const editor = keepTrying(opened, { version: form.version, via: 'session', after })
  const [now, setNow] = createSignal(editor.state())
  const view = createMemo(() => now().view)
  const state = createMemo(() => evaluate(form, view()))
  onCleanup(editor.subscribe(setNow))

  return {
    form,
    language,
    view,
    state,
    begun: createMemo(() =>
      [...view().fields.values()].some(({ heads }) =>
        heads.some(({ statement }) => statement.via === 'session'),
      ),
    ),
    closed: createMemo(() => view().standing.kind === 'completed'),
    keeping: createMemo(() => keepingOf[now().saving]),
    damaged: createMemo(() => now().damaged > 0),
    answering: {
      drafts: createMemo(() => now().drafts),
      answer: (field, value) => void editor.answer(field, value),
      settle: (field, value) => void editor.settle(field, value),
      answerAll: (answers) => void editor.answerAll(answers),
      newId: () => newId(random),
      steps: {
        canUndo: createMemo(() => now().canUndo),
        canRedo: createMemo(() => now().canRedo),
        undo: () => void editor.undo(),
        redo: () => void editor.redo(),
      },
      draft: (field, text) => editor.draft(field, text),
      addRow: (table) => void editor.addRow(newId(random), placeAfterAll(form, table, view())),
      removeRow: (row) => void editor.removeRow(row),
      attach: editor.attach,
      follow: editor.follow,
    },
    canUndo: createMemo(() => now().canUndo),
    undo: () => editor.undo(),
    async keep() {
      await (mayAnswer() ? editor.flush() : editor.tryAgain())
      return !mayPass(editor.state().problem)
    },
    close: () => editor.close(),
  }
}

const keepingOf = { saved: 'kept', saving: 'keeping', failed: 'failed' } as const
