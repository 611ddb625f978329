import type { Json } from '#core'
import {
  type Head,
  mergeStatements,
  type NewStatement,
  type RecordHeader,
  type RecordView,
  recordId,
  type StatementSet,
  stateField,
  stateRowRemoved,
  viewOf,
} from '#record'
import type { AppendError, OpenedRecord, Records } from './records.ts'
import type { Signals } from './surroundings.ts'

/** One record in a person's hands, as it reads now. */
export type EditorState = {
  readonly set: StatementSet
  readonly view: RecordView
  /** Text in hand by field: typed and not yet a statement. */
  readonly drafts: ReadonlyMap<string, string>
  /** `saved`: everything typed is on this device. `failed`: `problem` says why; what was typed stays on screen and is tried again. */
  readonly saving: 'saved' | 'saving' | 'failed'
  readonly problem: AppendError | null
  readonly unsent: number
  readonly damaged: number
  readonly needsYou: OpenedRecord['needsYou']
}

/**
 * Editing without a save button. An answer becomes a statement at once; text is kept as a draft within `DRAFT_MS` and becomes a
 * statement when its field is left. Writes happen one after another, so each replaces what the one before it made.
 */
export type Editor = {
  state(): EditorState
  subscribe(listen: (state: EditorState) => void): () => void
  answer(field: string, value: Json): Promise<void>
  draft(field: string, text: string): void
  addRow(row: string, order: string): Promise<void>
  removeRow(row: string): Promise<void>
  /** Makes statements of all text in hand: on hide, lock, hand-back. */
  flush(): Promise<void>
  /** Stops listening; what is in hand stays a draft on this device. */
  close(): Promise<void>
}

/** Calls back after `ms`; answers how to cancel. */
export type After = (ms: number, call: () => void) => () => void

export type EditorParts = { readonly records: Records; readonly signals: Signals; readonly after: After }

/** Typed text is on disk within this many ms, and the write. */
export const DRAFT_MS = 250

const RELOAD_MS = 50

export async function openEditor(
  header: RecordHeader,
  version: number,
  { records, signals, after }: EditorParts,
): Promise<Editor> {
  const record = recordId(header)
  const opened = await records.open(header)
  const listeners = new Set<(state: EditorState) => void>()
  const dirty = new Set<string>()
  let cancelDraft: (() => void) | null = null
  let cancelReload: (() => void) | null = null
  let queue: Promise<unknown> = Promise.resolve()
  let waiting = 0
  let state: EditorState = {
    set: opened.set,
    view: viewOf(opened.set),
    drafts: new Map([...opened.drafts].map(([field, { text }]) => [field, text])),
    saving: 'saved',
    problem: null,
    unsent: opened.unsent,
    damaged: opened.damaged,
    needsYou: opened.needsYou,
  }
  const stopListening = signals.subscribe((signal) => {
    const concerns = signal.kind === 'outbox' || (signal.kind === 'record' && signal.record === record)
    if (concerns) cancelReload ??= after(RELOAD_MS, () => void reload())
  })

  return {
    state: () => state,

    subscribe(listen) {
      listeners.add(listen)
      return () => void listeners.delete(listen)
    },

    answer: (field, value) => write(() => [stateField(state.view, field, value, version)], [field]),

    draft(field, text) {
      dirty.add(field)
      change({ drafts: new Map(state.drafts).set(field, text), saving: 'saving' })
      cancelDraft ??= after(DRAFT_MS, () => void saveDrafts())
    },

    addRow: (row, order) => write(() => [stateField(state.view, `rows/${row}`, order, version)], []),

    async removeRow(row) {
      const cells = [...state.drafts.keys()].filter((field) => field.startsWith(`rows/${row}/`))
      await write(() => [stateRowRemoved(state.view, row, version)], cells)
      for (const field of cells) await records.dropDraft(header, field) // else it would bring the row back
    },

    flush: () =>
      write(
        () =>
          [...state.drafts].map(([field, text]) => stateField(state.view, field, answerOf(text), version)),
        [...state.drafts.keys()],
      ),

    async close() {
      stopListening()
      cancelReload?.()
      await saveDrafts()
      await queue
    },
  }

  /** The statements are made when their turn comes, from the heads as they are then. */
  function write(make: () => readonly NewStatement[], settles: readonly string[]): Promise<void> {
    return inTurn(async () => {
      const statements = make()
      if (statements.length === 0) return null
      for (const field of settles) dirty.delete(field)
      const appended = await records.append(header, statements)
      if (!appended.ok) {
        for (const field of settles) if (state.drafts.has(field)) dirty.add(field)
        return appended.error
      }
      accept(appended.value, settles)
      return null
    })
  }

  function saveDrafts(): Promise<void> {
    cancelDraft?.()
    cancelDraft = null
    return inTurn(async () => {
      for (const field of [...dirty]) {
        const text = state.drafts.get(field)
        dirty.delete(field)
        if (text === undefined) continue
        const saved = await records.saveDraft(header, field, text)
        if (!saved.ok) {
          dirty.add(field)
          return saved.error
        }
      }
      return null
    })
  }

  async function inTurn(work: () => Promise<AppendError | null>): Promise<void> {
    waiting++
    const turn = queue.then(work)
    queue = turn.catch(() => undefined)
    const problem = await turn.finally(() => waiting--)
    if (problem) change({ saving: 'failed', problem })
    else if (waiting === 0 && dirty.size === 0) change({ saving: 'saved', problem: null })
  }

  function accept(made: readonly Head[], settled: readonly string[]): void {
    const accepted = new Map(made.map(({ id, statement }) => [id, statement]))
    const drafts = new Map(state.drafts)
    // A field typed in again while its answer was being written keeps the newer text.
    for (const field of settled) if (!dirty.has(field)) drafts.delete(field)
    const set = mergeStatements(state.set, { accepted, withheld: new Map() })
    change({ set, view: viewOf(set), drafts, unsent: state.unsent + made.length })
  }

  /** In turn, so that nothing is being written meanwhile and what is read is all there is. */
  function reload(): Promise<void> {
    cancelReload = null
    return inTurn(async () => {
      const { set, unsent, damaged, needsYou } = await records.open(header)
      change({ set, view: viewOf(set), unsent, damaged, needsYou })
      return null
    })
  }

  function change(next: Partial<EditorState>): void {
    state = { ...state, ...next }
    for (const listen of listeners) listen(state)
  }
}

/** Text as an answer: nothing typed is no answer. */
const answerOf = (text: string): string | null => (text.trim() === '' ? null : text)
