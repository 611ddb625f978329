import { createMemo, For, Show } from 'solid-js'
import type { AnswerInWords, Form } from '#forms'
import { Tag } from './parts.tsx'

/** Every answer in words, page by page, each with a way to change it if there is one. */
export function CheckAnswers(props: {
  readonly form: Form
  readonly answers: readonly AnswerInWords[]
  readonly onChange?: (page: string, field: string) => void
}) {
  const pages = createMemo(() =>
    props.form.pages
      .map(({ id, title }) => ({ title, answers: props.answers.filter(({ page }) => page === id) }))
      .filter(({ answers }) => answers.length > 0),
  )
  return (
    <For each={pages()}>
      {(page) => (
        <section class="summary-page">
          <h2>{page.title}</h2>
          <dl>
            <For each={page.answers}>
              {(answer) => (
                <AnswerRow
                  answer={answer}
                  onChange={props.onChange && (() => props.onChange?.(answer.page, answer.field))}
                />
              )}
            </For>
          </dl>
        </section>
      )}
    </For>
  )
}

function AnswerRow(props: { readonly answer: AnswerInWords; readonly onChange: (() => void) | undefined }) {
  return (
    <div class="summary-row">
      <dt>{props.answer.label}</dt>
      <AnswerWords answer={props.answer} />
      <Show when={props.onChange}>
        {(change) => (
          <dd>
            <button type="button" class="link-button" onClick={() => change()()}>
              Change<span class="visually-hidden">: {props.answer.label}</span>
            </button>
          </dd>
        )}
      </Show>
    </div>
  )
}

/** What was said to one question, in a summary list: nothing, one answer, or several to settle. */
export function AnswerWords(props: { readonly answer: AnswerInWords }) {
  return (
    <dd class="summary-answer">
      <Show when={props.answer.words.length > 0} fallback={<span class="summary-none">Not answered</span>}>
        <span>{props.answer.words.join(' / ')}</span>
      </Show>{' '}
      <Show when={props.answer.conflict}>
        <Tag tone="amber">Two answers</Tag>
      </Show>
      <Show when={!props.answer.applies}>
        <Tag>Kept, no longer asked</Tag>
      </Show>
      <For each={props.answer.also}>{(words) => <span class="summary-also">{words}</span>}</For>
    </dd>
  )
}
