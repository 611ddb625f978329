import { createMemo, createSignal, For } from 'solid-js'
import { render } from 'solid-js/web'
import type { Json } from '../../../src/core/index.ts'
import { evaluate, type Form } from '../../../src/forms/index.ts'
import {
  emptyStatements,
  mergeStatements,
  type RecordView,
  type Statement,
  type StatementSet,
  stateField,
  statementId,
  viewOf,
} from '../../../src/record/index.ts'
import { type Answering, FormFields } from '../../../src/ui/index.ts'
import { inventories } from './lines.ts'
import { watchPage } from './page.ts'

/** A form as a screen of ours has it: an answer is a statement, and heads and form are worked out anew. Nothing is stored here. */
function Inventory(props: { readonly form: Form }) {
  const { form } = props
  const [set, setSet] = createSignal<StatementSet>(asked(form))
  const view = createMemo(() => viewOf(set()))
  const state = createMemo(() => evaluate(form, view()))
  const nothing = (): void => undefined
  const answering: Answering = {
    drafts: () => new Map(),
    answer: (field, value) => setSet((before) => say(form, before, view(), field, value)),
    answerAll: nothing,
    newId: () => '',
    steps: { canUndo: () => false, canRedo: () => false, undo: nothing, redo: nothing },
    draft: nothing,
    addRow: nothing,
    removeRow: nothing,
    settle: nothing,
    attach: () => Promise.reject(new Error('Nothing is attached here.')),
    follow: () => nothing,
  }
  return (
    <For each={form.pages.map(({ id }) => id)}>
      {(id) => {
        const page = createMemo(() => state().pages.find((one) => one.id === id) ?? state().pages[0])
        const shown = page()
        return shown ? (
          <FormFields form={form} page={page() ?? shown} mode="client" answering={answering} />
        ) : null
      }}
    </For>
  )
}

function say(form: Form, set: StatementSet, view: RecordView, field: string, value: Json): StatementSet {
  const statement: Statement = {
    ...stateField(view, field, value, form.version),
    record: 'A'.repeat(43),
    author: 'A'.repeat(22),
    device: 'A'.repeat(22),
    at: Date.now(),
    via: 'session',
  }
  const accepted = new Map([[statementId(statement), statement]])
  return mergeStatements(set, { accepted, withheld: new Map() })
}

/** With what some lines hang on answered, so that all of them are asked. */
function asked(form: Form): StatementSet {
  const conditions = form.pages.flatMap(({ items }) => items.flatMap(({ appliesWhen }) => appliesWhen ?? []))
  return conditions.reduce(
    (set, condition) =>
      'is' in condition ? say(form, set, viewOf(set), condition.field, condition.is) : set,
    emptyStatements,
  )
}

const root = document.getElementById('root')
if (!root) throw new Error('The page has no element to render into.')
render(() => <For each={inventories}>{(form) => <Inventory form={form} />}</For>, root)
void watchPage()
