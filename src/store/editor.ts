import { canonicalText, type Json, type Result } from '#core'
import {
  type Attachment,
  fieldIds,
  fieldStateOf,
  fieldsOfRow,
  type Head,
  mergeStatements,
  type NewStatement,
  type RecordHeader,
  type RecordView,
  recordId,
  type StatementSet,
  stateRowRemoved,
  stateTaken,
  stateWording,
  viewOf,
  type Wording,
} from '#record'
import type { AttachedBytes } from './attachments.ts'
import { followAttachment } from './follow-attachment.ts'
import type { OpenedRecord, StoredDraft } from './reading.ts'
import type { AppendError, Records } from './records.ts'
import type { Signals } from './surroundings.ts'
import { createUndo, type Undo } from './undo.ts'

/** One record in a person's hands, as it reads now. */
export type EditorState = {
  readonly set: StatementSet
  readonly view: RecordView
  /** Text in hand by field: typed and not yet a statement. */
  readonly drafts: ReadonlyMap<string, string>
  /** `saved`: everything typed is on this device. `failed`: `problem` says why; what was typed stays on screen and is tried again. */
  readonly saving: 'saved' | 'saving' | 'failed'
  readonly problem: EditProblem | null
  readonly isUnsent: boolean
  readonly damaged: number
  readonly needsYou: OpenedRecord['needsYou']
  /** Whether something done in this hand can be taken back. */
  readonly canUndo: boolean
  /** Whether the last thing taken back can be done again. */
  readonly canRedo: boolean
}

/** The text that was in hand in a field; undefined where there was none. */
export type TextThen = { readonly text: string | undefined }

/** A value for a field. */
export type FieldValue = { readonly field: string; readonly value: Json }

/** `completed`: the record is, and no answer changes it any more; text in hand stays a draft. */
export type EditProblem = AppendError | 'completed'

/**
 * Editing without a save button. An answer becomes a statement at once; text is kept as a draft within `DRAFT_MS` and becomes a
 * statement when its field is left. A statement replaces what its author had seen when they began, and no more: what arrived while
 * they typed stands beside it as a conflict.
 */
export type Editor = {
  state(): EditorState
  subscribe(listen: (state: EditorState) => void): () => void
  /** Ends the text in hand of that field; `from`: as it was when somebody answered, where this is told later. What is typed on since stays in hand. */
  answer(field: string, value: Json, from?: TextThen): Promise<void>
  /** Several in one step: they are kept together, and taken back together. */
  answerAll(answers: readonly FieldValue[]): Promise<void>
  /** A person's choice with all the field's answers in sight. */
  settle(field: string, value: Json): Promise<void>
  draft(field: string, text: string): void
  addRow(row: string, place: string): Promise<void>
  removeRow(row: string): Promise<void>
  /** Takes back the last thing done here, with a statement that says again what stood before. Settling is not taken back. */
  undo(): Promise<void>
  /** Does again what was taken back last, as long as nothing else was done since. */
  redo(): Promise<void>
  /** Makes answers of all text in hand that is one; the rest stays a draft: on hide, lock, hand-back. */
  flush(): Promise<void>
  /** Stops listening; what is in hand stays a draft on this device. */
  /** Bytes that an answer can name; kept with it. */
  readonly attach: Records['attach']
  /** What there is of an attachment of this record, now and when it has come. */
  follow(attachment: Attachment, tell: (bytes: AttachedBytes) => void): () => void
  close(): Promise<void>
}

/** For who tells the editor later what somebody answered. */
export type OpenedEditor = Editor & {
  /** Somebody answered with this text in hand: it needs no row of its own until then. Null: it does after all. */
  answering(field: string, text: string | null): void
}

/** Calls back after `ms`; answers how to cancel. */
export type After = (ms: number, call: () => void) => () => void

export type EditorParts = {
  readonly records: Records
  readonly signals: Signals
  readonly after: After
  /** What the form makes of a text; an error keeps it a draft, as it was typed. */
  readonly valueOfText: (field: string, text: string) => Result<Json, string>
  /** In which words a record is asked that is begun here; it is said with the first answer. */
  readonly wording?: Wording | undefined
}

/** Typed text is on disk within this many ms, and the write. */
export const DRAFT_MS = 250

const RELOAD_MS = 50

/** Fields with the text that was in hand there when somebody answered: that ends with the answer, and not what is typed on meanwhile. */
type InHand = ReadonlyMap<string, string | undefined>

/** What one turn writes. `ends`: whose drafts end with it; `steps`: what undoing puts back, step by step. */
type Writing = {
  readonly statements: readonly NewStatement[]
  readonly ends: InHand
  readonly steps: readonly (readonly string[])[]
}

type Answer = TextThen & { readonly value: Json; readonly saw: readonly string[] }

/** By field. */
type Together = { readonly answers: Map<string, Answer>; readonly written: Promise<void> }

export async function openEditor(
  header: RecordHeader,
  version: number,
  { records, signals, after, valueOfText, wording }: EditorParts,
): Promise<OpenedEditor> {
  const record = recordId(header)
  /** Appends of this editor: what they stored is shown already. */
  const ownWrites = new Set<string>()
  let cancelReload: (() => void) | null = null
  // Before anything is read: what is written meanwhile is read again.
  const stopListening = signals.subscribe((signal) => {
    const concerns = signal.kind === 'outbox' || (signal.kind === 'record' && signal.record === record)
    if (concerns && !ownWrites.has(signal.write ?? ''))
      cancelReload ??= after(RELOAD_MS, () => void opening.then(reload))
  })
  const opening = records.open(header)
  const opened = await opening
  const listeners = new Set<(state: EditorState) => void>()
  /** Fields whose draft is not on disk yet. */
  const dirty = new Set<string>()
  /** What other documents left in a field: the newest is taken in hand here, the rest become answers beside it. */
  const newestLeft = new Map(
    [...opened.drafts].flatMap(([field, left]) => left.slice(-1).map((one) => [field, one] as const)),
  )
  /** Rows on the disk whose text is in hand here, besides this document's own. */
  const leftByField = new Map([...newestLeft].map(([field, { row }]) => [field, row]))
  /** Heads of a field when its draft was begun. */
  const seenByField = new Map([...newestLeft].map(([field, { seen }]) => [field, seen]))
  /** The last statement made here about a field: its author knows it, whatever was on screen. */
  const madeByField = new Map<string, string>()
  const undo = createUndo()
  /** Texts with which somebody has answered, and the editor is still to be told. */
  const answered = new Map<string, string>()
  let cancelDraft: (() => void) | null = null
  let queue: Promise<unknown> = Promise.resolve()
  /** Answers whose turn has not come, and behind which there is none that is not of their kind. */
  let together: Together | null = null
  let waiting = 0
  let state: EditorState = {
    set: opened.set,
    view: viewOf(opened.set),
    drafts: new Map([...newestLeft].map(([field, { text }]) => [field, text])),
    saving: 'saved',
    problem: null,
    isUnsent: opened.isUnsent,
    damaged: opened.damaged,
    needsYou: opened.needsYou,
    canUndo: false,
    canRedo: false,
  }
  for (const left of opened.drafts.values()) for (const draft of left.slice(0, -1)) void stateLeft(draft)

  return {
    state: () => state,

    attach: records.attach,
    follow: (attachment, tell) => followAttachment({ records, signals }, record, attachment, tell),

    subscribe(listen) {
      listeners.add(listen)
      return () => void listeners.delete(listen)
    },

    answering(field, text) {
      if (text !== null) answered.set(field, text)
      else if (answered.delete(field)) soon()
    },

    answer: (field, value, from) =>
      stateValue(field, value, seenByField.get(field) ?? fieldIds(state.view, field), from),

    answerAll(answers) {
      const fields = answers.map(({ field }) => field)
      const saw = new Map(
        fields.map((field) => [field, seenByField.get(field) ?? fieldIds(state.view, field)]),
      )
      const ends = inHandOf(fields)
      return write(() => ({
        statements: answers.map(({ field, value }) => statement(field, value, saw.get(field) ?? [])),
        ends,
        steps: [fields],
      }))
    },

    settle(field, value) {
      const [saw, taken] = [fieldIds(state.view, field), stateTaken(state.view, field, version)]
      const ends = inHandOf([field])
      return write(() => ({ statements: [statement(field, value, saw), ...taken], ends, steps: [] }))
    },

    draft(field, text) {
      if (!seenByField.has(field)) seenByField.set(field, fieldIds(state.view, field))
      if (isStored(field, text)) return void dropDraft(field)
      dirty.add(field)
      answered.delete(field)
      change({ drafts: new Map(state.drafts).set(field, text), saving: 'saving' })
      soon()
    },

    addRow: (row, place) => stateValue(`rows/${row}`, place, fieldIds(state.view, `rows/${row}`)),

    async removeRow(row) {
      const cells = [...state.drafts.keys()].filter((field) => field.startsWith(`rows/${row}/`))
      const [fields, ends] = [fieldsOfRow(state.view, row), inHandOf(cells)]
      await write(() => ({ statements: [stateRowRemoved(state.view, row, version)], ends, steps: [fields] }))
      for (const field of cells) await dropDraft(field) // else it would bring the row back
    },

    undo: () => restate(undo.next, undo.undone),
    redo: () => restate(undo.nextAgain, (_before, made) => undo.doneAgain(made)),

    async flush() {
      for (const [field, text] of state.drafts) {
        const value = valueOfText(field, text)
        if (isStored(field, text)) await dropDraft(field)
        else if (value.ok)
          await stateValue(field, value.value, seenByField.get(field) ?? fieldIds(state.view, field))
      }
      await saveDrafts()
    },

    async close() {
      stopListening()
      cancelReload?.()
      answered.clear()
      await saveDrafts()
      await queue
    },
  }

  /** Whoever answers faster than the disk writes has what waits written together: one batch, and each answer a step of its own. */
  function stateValue(
    field: string,
    value: Json,
    saw: readonly string[],
    { text }: TextThen = { text: state.drafts.get(field) },
  ): Promise<void> {
    const answer: Answer = { value, saw, text }
    answered.delete(field)
    if (together && !together.answers.has(field)) {
      together.answers.set(field, answer)
      return together.written
    }
    const answers: Together['answers'] = new Map([[field, answer]])
    const written = inTurn(async () => {
      if (together?.answers === answers) together = null
      const all = [...answers]
      const problem = await writeNow(answering(all))
      if (problem !== 'too-large' || all.length === 1) return problem
      // One of them, or all together: each by itself, as long as it is nothing else.
      let tooLarge: EditProblem | null = null
      for (const one of all) {
        const alone = await writeNow(answering([one]))
        if (alone !== null && alone !== 'too-large') return alone
        tooLarge ??= alone
      }
      return tooLarge
    })
    together = { answers, written }
    return written
  }

  function answering(answers: readonly (readonly [string, Answer])[]): Writing {
    return {
      statements: answers.map(([field, { value, saw }]) => statement(field, value, saw)),
      ends: new Map(answers.map(([field, { text }]) => [field, text])),
      steps: answers.map(([field]) => [field]),
    }
  }

  function inHandOf(fields: readonly string[]): InHand {
    return new Map(fields.map((field) => [field, state.drafts.get(field)]))
  }

  function statement(field: string, value: Json, saw: readonly string[]): NewStatement {
    return { version, field, value, replaces: withOwn(field, saw) }
  }

  /** Whoever answered knows it, whatever was on screen. */
  function withOwn(field: string, saw: readonly string[]): readonly string[] {
    const mine = madeByField.get(field)
    return [...new Set(mine === undefined ? saw : [...saw, mine])].sort()
  }

  /** Writes happen one after another. */
  function write(make: () => Writing): Promise<void> {
    return inTurn(() => writeNow(make()))
  }

  async function writeNow(writing: Writing): Promise<EditProblem | null> {
    const problem = await store(writing)
    if (problem) await storeDrafts() // what it would have ended was left to it
    return problem
  }

  async function store({ statements, ends, steps }: Writing): Promise<EditProblem | null> {
    if (isCompleted()) return 'completed'
    const before = state.view
    const [ended, typedOn] = [[...ends.keys()].filter(isAsAnswered), [...ends.keys()].filter(isTypedOn)]
    const wasDirty = ended.filter((field) => dirty.delete(field))
    const appended = await append([...beginning(), ...statements], leftIn(ended))
    if (!appended.ok) {
      for (const field of wasDirty) dirty.add(field)
      return appended.error
    }
    const made = appended.value
    const madeIn = (fields: readonly string[]) =>
      made.filter(({ statement }) => fields.includes(statement.field))
    for (const fields of steps) undo.note(before, fields, steps.length > 1 ? madeIn(fields) : made)
    accept(made, ended)
    // What was on the disk of their text went with the answers.
    for (const field of typedOn) dirty.add(field)
    if (typedOn.length > 0) void saveDrafts()
    return null

    function isAsAnswered(field: string): boolean {
      return state.drafts.get(field) === ends.get(field)
    }

    function isTypedOn(field: string): boolean {
      return !isAsAnswered(field) && state.drafts.has(field)
    }
  }

  function append(statements: readonly NewStatement[], left: readonly string[]) {
    const write = records.nameWrite()
    ownWrites.add(write)
    return records.append(header, statements, left, write)
  }

  /** Says again what a step back or forth asks for, if there is one. */
  function restate(next: Undo['next'], stored: Undo['undone']): Promise<void> {
    return inTurn(async () => {
      if (isCompleted()) return 'completed'
      const before = state.view
      const statements = next(before, version)
      const appended = statements.length > 0 ? await append(statements, []) : null
      if (appended && !appended.ok) return appended.error
      if (appended) stored(before, appended.value)
      accept(appended?.value ?? [], [])
      return null
    })
  }

  function soon(): void {
    cancelDraft ??= after(DRAFT_MS, () => void saveDrafts())
  }

  function saveDrafts(): Promise<void> {
    cancelDraft?.()
    cancelDraft = null
    // Answers that come after may still join those that wait before it: what they end is no draft then.
    return inQueue(storeDrafts)
  }

  async function storeDrafts(): Promise<EditProblem | null> {
    const inHand = [...dirty].flatMap((field) => {
      const text = state.drafts.get(field)
      if (text !== undefined && isAnswered(field, text)) return [] // it is written next, as that
      dirty.delete(field)
      return text === undefined ? [] : [{ field, text, seen: withOwn(field, seenByField.get(field) ?? []) }]
    })
    if (inHand.length === 0) return null
    const fields = inHand.map(({ field }) => field)
    const saved = await records.saveDrafts(header, inHand, leftIn(fields))
    if (!saved.ok) {
      for (const field of fields) dirty.add(field)
      return saved.error
    }
    for (const field of fields) leftByField.delete(field)
    return null
  }

  function isAnswered(field: string, text: string): boolean {
    return answered.get(field) === text || together?.answers.get(field)?.text === text
  }

  function dropDraft(field: string): Promise<void> {
    dirty.delete(field)
    seenByField.delete(field)
    const drafts = new Map(state.drafts)
    if (drafts.delete(field)) change({ drafts })
    return inTurn(async () => {
      const dropped = await records.dropDraft(header, field, leftIn([field]))
      if (!dropped.ok) return dropped.error
      leftByField.delete(field)
      return null
    })
  }

  /** Two documents that died with different text in one field: the older text becomes an answer of its own, beside the one in hand. */
  function stateLeft({ field, text, seen, row }: StoredDraft): Promise<void> {
    return inTurn(async () => {
      const value = valueOfText(field, text)
      if (!value.ok || isCompleted()) return null
      const appended = await append(
        [...beginning(), { version, field, value: value.value, replaces: seen }],
        [row],
      )
      if (!appended.ok) return appended.error
      show(appended.value)
      return null
    })
  }

  /** What stands before the first answer. A record that somebody began says it already, or was begun in the app's own words. */
  function beginning(): readonly NewStatement[] {
    const isBegun = state.set.accepted.size + state.set.withheld.size + state.damaged > 0
    return wording === undefined || isBegun ? [] : [stateWording(wording, version)]
  }

  function leftIn(fields: readonly string[]): readonly string[] {
    return fields.flatMap((field) => leftByField.get(field) ?? [])
  }

  /** In turn, so that nothing is being written meanwhile and what is read is all there is. */
  function reload(): Promise<void> {
    cancelReload = null
    return inTurn(async () => {
      const { set, isUnsent, damaged, needsYou, drafts } = await records.open(header)
      change({ set, view: viewOf(set), isUnsent, damaged, needsYou })
      for (const field of state.drafts.keys()) if (!isOnDisk(field, drafts)) dirty.add(field)
      if (dirty.size > 0) void saveDrafts()
      return null
    })
  }

  function isCompleted(): boolean {
    return state.view.standing.kind === 'completed'
  }

  /** Another document may have taken over what stood here, not knowing that somebody still has it in hand. */
  function isOnDisk(field: string, drafts: OpenedRecord['drafts']): boolean {
    const rows = [records.draftRow(header, field), leftByField.get(field)]
    return (drafts.get(field) ?? []).some(({ row }) => rows.includes(row))
  }

  function inTurn(work: () => Promise<EditProblem | null>): Promise<void> {
    together = null
    return inQueue(work)
  }

  async function inQueue(work: () => Promise<EditProblem | null>): Promise<void> {
    waiting++
    const turn = queue.then(work)
    queue = turn.catch(() => undefined)
    const problem = await turn.finally(() => waiting--)
    if (problem) change({ saving: 'failed', problem })
    else if (waiting === 0 && dirty.size === 0) change({ saving: 'saved', problem: null })
  }

  function accept(made: readonly Head[], settled: readonly string[]): void {
    for (const { id, statement } of made) madeByField.set(statement.field, id)
    const drafts = new Map(state.drafts)
    for (const field of settled) {
      if (dirty.has(field)) continue // typed in again meanwhile: the newer text stays in hand
      drafts.delete(field)
      seenByField.delete(field)
      leftByField.delete(field)
    }
    show(made, drafts)
  }

  function show(made: readonly Head[], drafts = state.drafts): void {
    const accepted = new Map(made.map(({ id, statement }) => [id, statement]))
    const set = mergeStatements(state.set, { accepted, withheld: new Map() })
    const view = viewOf(set)
    const canUndo = undo.next(view, version).length > 0
    const canRedo = undo.nextAgain(view, version).length > 0
    change({ set, view, drafts, isUnsent: true, canUndo, canRedo })
  }

  function isStored(field: string, text: string): boolean {
    const now = fieldStateOf(state.view, field)
    const value = valueOfText(field, text)
    if (now.kind === 'conflict' || !value.ok) return false
    return canonicalText(value.value) === canonicalText(now.kind === 'value' ? now.value : null)
  }

  function change(next: Partial<EditorState>): void {
    state = { ...state, ...next }
    for (const listen of listeners) listen(state)
  }
}
