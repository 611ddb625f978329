import { createResource, createSignal, Index, Show } from 'solid-js'
import { type Form, fieldDefinition, valueInWords } from '#forms'
import { fieldStateOf, type Head, historyOf, type RecordHeader, type StatementSet, viewOf } from '#record'
import type { NeedsYou, OpenedRecord } from '#store'
import { asideInWords } from '../words/problem-words.ts'
import { useApp } from './context.ts'
import { useSaid } from './said.ts'

type Past = Pick<OpenedRecord, 'set' | 'needsYou'>

/** Every answer a field was ever given, newest first, and what became of each; read from the device when it is asked for. */
export function HistoryOf(props: {
  readonly header: RecordHeader
  readonly form: Form
  readonly field: string
  readonly label: string
  /** Which part of the question, where it has several. */
  readonly part?: string
  /** The record as it is now: another one, and the history is read again. */
  readonly now: StatementSet | undefined
}) {
  const { open } = useApp()
  const [asked, setAsked] = createSignal(false)
  const [past] = createResource(
    () => asked() && { now: props.now },
    () => open.records.history(props.header),
  )
  return (
    <details class="history" onToggle={(event) => setAsked(event.currentTarget.open)}>
      <summary>
        History
        <Show when={props.part}>{(part) => <> · {part()}</>}</Show>
        <span class="visually-hidden">: {props.label}</span>
      </summary>
      <Show when={past.latest}>
        {(whole) => <Answers past={whole()} form={props.form} field={props.field} />}
      </Show>
    </details>
  )
}

function Answers(props: { readonly past: Past; readonly form: Form; readonly field: string }) {
  const said = useSaid()
  const answers = () => {
    const notTaken = props.past.needsYou.filter(({ statement }) => statement.field === props.field)
    return [...historyOf(props.past.set, props.field), ...notTaken].toSorted(
      (a, b) => b.statement.at - a.statement.at,
    )
  }
  const words = ({ statement: { value } }: Head): string => {
    const definition = fieldDefinition(props.form, props.field)
    return (definition ? valueInWords(definition, value) : '') || 'No answer'
  }
  return (
    <ol>
      <Index each={answers()}>
        {(head) => (
          <li>
            <strong>{words(head())}</strong> <span class="small">{said(head())}</span>
            <span class="small history-fate">{fateOf(props.past, head())}</span>
          </li>
        )}
      </Index>
    </ol>
  )
}

function fateOf({ set, needsYou }: Past, { id, statement }: Head): string {
  const refused = needsYou.find((entry: NeedsYou) => entry.id === id)
  if (refused) return `Not part of the record. ${asideInWords(refused)}`
  const { standing, ...view } = viewOf(set)
  const now = fieldStateOf({ ...view, standing }, statement.field)
  if (now.heads.some((head) => head.id === id))
    return now.kind === 'conflict' ? `One of ${now.values.length} answers` : 'Stands now'
  if (standing.kind === 'completed' && standing.late.some((head) => head.id === id))
    return 'Came after the record was completed'
  const isReplaced = [...set.accepted.values()].some(({ replaces }) => replaces.includes(id))
  return isReplaced ? 'Replaced by a later answer' : 'Set aside'
}
