import { createMemo, createSignal, Index, Show } from 'solid-js'
import { canonicalText, type Json } from '#core'
import { type AnswerInWords, answersAsText, type Form, fieldDefinition, valueInWords } from '#forms'
import { fieldStateOf, type Head, historyOf, viewOf } from '#record'
import type { AppendError, OpenedRecord } from '#store'
import { AnswerWords, ConflictPanel, GuidancePanel } from '#ui'
import { settleAsShown } from '../cases/settle.ts'
import { useApp } from '../parts/context.ts'
import { saveProblemInWords } from '../words/problem-words.ts'
import { when } from '../words/when.ts'
import { mayWriteHere } from './may-write.ts'

type RecordAndForm = { readonly record: OpenedRecord; readonly form: Form }

/** A record to read: every answer in words, by section, with its history on request. Two answers can be settled here. */
export function AnswersView(props: RecordAndForm) {
  const pages = createMemo(() => {
    const answers = answersAsText(props.form, viewOf(props.record.set))
    return props.form.pages
      .map(({ id, title }) => ({ title, answers: answers.filter(({ page }) => page === id) }))
      .filter((page) => page.answers.length > 0)
  })
  return (
    <Index each={pages()}>
      {(page) => (
        <section class="summary-page">
          <h2>{page().title}</h2>
          <dl>
            <Index each={page().answers}>
              {(answer) => <Answer answer={answer()} record={props.record} form={props.form} />}
            </Index>
          </dl>
        </section>
      )}
    </Index>
  )
}

function Answer(props: RecordAndForm & { readonly answer: AnswerInWords }) {
  const { open } = useApp()
  const field = () => fieldStateOf(viewOf(props.record.set), props.answer.field)
  const settles = () => field().kind === 'conflict' && mayWriteHere(props.record.header, open.profile.role)
  return (
    <div class="summary-row">
      <dt>{props.answer.label}</dt>
      <AnswerWords answer={props.answer} />
      <dd class="summary-more">
        <Show when={settles()}>
          <Settle
            record={props.record}
            form={props.form}
            field={props.answer.field}
            label={props.answer.label}
          />
        </Show>
        <History
          record={props.record}
          form={props.form}
          field={props.answer.field}
          label={props.answer.label}
        />
      </dd>
    </div>
  )
}

type OfField = RecordAndForm & { readonly field: string; readonly label: string }

function Settle(props: OfField) {
  const { open } = useApp()
  const says = useSays()
  const choices = createMemo(() => {
    const state = fieldStateOf(viewOf(props.record.set), props.field)
    if (state.kind !== 'conflict') return []
    return state.values.map((value) => ({
      value,
      words: wordsOf(props, value),
      said: state.heads
        .filter(({ statement }) => canonicalText(statement.value) === canonicalText(value))
        .map(says),
    }))
  })
  const [problem, setProblem] = createSignal<AppendError>()
  const settle = async (value: Json) => {
    const settled = await settleAsShown(open.records, props.record, props.field, value, props.form.version)
    setProblem(settled.ok ? undefined : settled.error)
  }
  return (
    <>
      <Show when={problem()}>
        {(now) => (
          <GuidancePanel tone="problem" live title="Not stored yet">
            <p>{saveProblemInWords[now()]}</p>
          </GuidancePanel>
        )}
      </Show>
      <ConflictPanel
        title={props.label}
        explanation="There is more than one answer, and all are kept. Choose the one that stands; the others stay in the history."
        choices={choices()}
        onChoose={(index) => {
          const choice = choices()[index]
          if (choice) void settle(choice.value)
        }}
      />
    </>
  )
}

function History(props: OfField) {
  const says = useSays()
  const history = createMemo(() => historyOf(props.record.set, props.field))
  return (
    <Show when={history().length > 0}>
      <details class="history">
        <summary>
          History<span class="visually-hidden">: {props.label}</span>
        </summary>
        <ol>
          <Index each={history()}>
            {(head) => (
              <li>
                <strong>{wordsOf(props, head().statement.value)}</strong>{' '}
                <span class="small">{says(head())}</span>
              </li>
            )}
          </Index>
        </ol>
      </details>
    </Show>
  )
}

const wordsOf = ({ form, field }: Pick<OfField, 'form' | 'field'>, value: Json): string => {
  const definition = fieldDefinition(form, field)
  return (definition ? valueInWords(definition, value) : '') || 'No answer'
}

const viaInWords = { officer: '', session: ', in session mode', import: '' } as const

/** "You, in session mode, 23 Nov, 14:02". */
function useSays(): (head: Head) => string {
  const { device, open, nameOf } = useApp()
  const who = ({ author, via, device: from }: Head['statement']) => {
    if (via === 'import') return 'Brought in by the service'
    const elsewhere = author === open.vault.author && from !== open.vault.device
    return `${nameOf(author)}${elsewhere ? ' on another device' : ''}`
  }
  return ({ statement }) =>
    `${who(statement)}${viaInWords[statement.via]}, ${when(statement.at, device.parts.surroundings.clock())}`
}
