import { createMemo, createSignal, For, Index, Show } from 'solid-js'
import type { Json } from '#core'
import { type AnswerInWords, answersAsText, evaluate, type Form, fieldDefinition, isPhoto } from '#forms'
import { type FieldState, fieldStateOf, recordId, stateRowRemoved, viewOf } from '#record'
import type { AppendError, OpenedRecord } from '#store'
import { AnswerWords, ByKey, ConflictPanel, fieldDomId, GuidancePanel, Photograph, StrokeChoice } from '#ui'
import { settleAsShown } from '../cases/settle.ts'
import { ConflictLinks } from '../parts/ConflictLinks.tsx'
import { useApp } from '../parts/context.ts'
import { HistoryOf } from '../parts/HistoryOf.tsx'
import { SideBySide } from '../parts/SideBySide.tsx'
import { useSaid } from '../parts/said.ts'
import { usePhotographs } from '../parts/use-photographs.ts'
import { saveProblemInWords } from '../words/problem-words.ts'
import { mayWriteHere } from './may-write.ts'

type RecordAndForm = { readonly record: OpenedRecord; readonly form: Form }

/** A record to read: what is to settle first, then every answer in words, by section, with its history on request. */
export function AnswersView(props: RecordAndForm) {
  const pages = createMemo(() => {
    const answers = answersAsText(props.form, viewOf(props.record.set))
    return props.form.pages
      .map(({ id, title }) => ({ title, answers: answers.filter(({ page }) => page === id) }))
      .filter((page) => page.answers.length > 0)
  })
  return (
    <>
      <ToSettle {...props} />
      <Index each={pages()}>
        {(page) => (
          <section class="summary-page">
            <h2>{page().title}</h2>
            <dl>
              <Index each={page().answers}>{(answer) => <Answer {...props} answer={answer()} />}</Index>
            </dl>
          </section>
        )}
      </Index>
      <Photographs {...props} />
    </>
  )
}

/** What the answers in words can only name. */
function Photographs(props: RecordAndForm) {
  const photos = createMemo(() =>
    [...viewOf(props.record.set).fields.values()].flatMap(({ heads }) =>
      heads.flatMap(({ statement: { value } }) => (isPhoto(value) ? [value] : [])),
    ),
  )
  const follow = usePhotographs(() => recordId(props.record.header))
  return (
    <Show when={photos().length > 0}>
      <section class="summary-page">
        <h2>Photographs</h2>
        <div class="stack">
          <ByKey each={photos()} by={({ key }) => key}>
            {(photo) => <Photograph photo={photo()} label="Photograph" follow={follow} />}
          </ByKey>
        </div>
      </section>
    </Show>
  )
}

function Answer(props: RecordAndForm & { readonly answer: AnswerInWords }) {
  const says = (field: string) => fieldStateOf(viewOf(props.record.set), field).heads.length > 0
  const parts = () => props.answer.parts?.filter(({ field }) => says(field)) ?? []
  return (
    <div class="summary-row">
      <dt>{props.answer.label}</dt>
      <AnswerWords answer={props.answer} />
      <dd class="summary-more">
        <Show when={says(props.answer.field)}>
          <HistoryOf
            header={props.record.header}
            form={props.form}
            field={props.answer.field}
            label={props.answer.label}
            now={props.record.set}
          />
        </Show>
        <Index each={parts()}>
          {(part) => (
            <HistoryOf
              header={props.record.header}
              form={props.form}
              field={part().field}
              label={props.answer.label}
              part={part().label}
              now={props.record.set}
            />
          )}
        </Index>
      </dd>
    </div>
  )
}

/** Every field with more than one answer, and every row removed here and changed there. */
function ToSettle(props: RecordAndForm) {
  const { open } = useApp()
  const [problem, setProblem] = createSignal<AppendError>()
  const view = createMemo(() => viewOf(props.record.set))
  const fields = createMemo(() => evaluate(props.form, view()).conflicts, [], {
    equals: (before, now) => before.join() === now.join(),
  })
  const follow = usePhotographs(() => recordId(props.record.header))
  const may = () => mayWriteHere(props.record.header, open.profile.role)
  const settle = async (field: string, value: Json) => {
    const settled = await settleAsShown(open.records, props.record, field, value, props.form.version)
    setProblem(settled.ok ? undefined : settled.error)
  }
  const removeRow = async (row: string) => {
    const removal = stateRowRemoved(view(), row, props.form.version)
    const removed = await open.records.append(props.record.header, [removal])
    setProblem(removed.ok ? undefined : removed.error)
  }
  /** A line that was drawn is chosen by how it looks. */
  const showOf = (field: string) => {
    const drawing = evaluate(props.form, view())
      .pages.flatMap(({ items }) => items)
      .find((item) => item.kind === 'drawing' && field.startsWith(`${item.definition.id}/`))
    return drawing?.kind === 'drawing'
      ? { show: (value: Json) => <StrokeChoice drawing={drawing} value={value} /> }
      : {}
  }
  const conflictOf = (field: string): Extract<FieldState, { kind: 'conflict' }> | undefined => {
    const state = fieldStateOf(view(), field)
    return state.kind === 'conflict' ? state : undefined
  }
  return (
    <>
      <ConflictLinks form={props.form} fields={fields()} />
      <Show when={problem()}>
        {(now) => (
          <GuidancePanel tone="problem" live title="Not stored yet">
            <p>{saveProblemInWords[now()]}</p>
          </GuidancePanel>
        )}
      </Show>
      <Show when={may()}>
        <For each={fields()}>
          {(field) => (
            <Show
              when={fieldDefinition(props.form, field)}
              fallback={
                <RowToSettle
                  {...props}
                  field={field}
                  onKeep={(place) => void settle(field, place)}
                  onRemove={(row) => void removeRow(row)}
                />
              }
            >
              {(definition) => (
                <Show when={conflictOf(field)}>
                  {(state) => (
                    <SideBySide
                      field={field}
                      label={definition().label}
                      definition={definition()}
                      state={state()}
                      follow={follow}
                      {...showOf(field)}
                      onChoose={(value) => void settle(field, value)}
                    />
                  )}
                </Show>
              )}
            </Show>
          )}
        </For>
      </Show>
    </>
  )
}

function RowToSettle(
  props: RecordAndForm & {
    readonly field: string
    readonly onKeep: (place: Json) => void
    readonly onRemove: (row: string) => void
  },
) {
  const said = useSaid()
  const row = () => props.field.split('/')[1] ?? ''
  const shown = createMemo(() => {
    const { pages } = evaluate(props.form, viewOf(props.record.set))
    const rows = pages.flatMap(({ items }) =>
      items.flatMap((item) => (item.kind === 'rows' ? item.rows : [])),
    )
    return rows.find(({ id }) => id === row())
  })
  const words = () => [
    ...(shown()?.taken.map(({ value }) => String(value)) ?? []),
    ...(shown()?.cells.flatMap(({ state }) => (state.kind === 'value' ? [String(state.value)] : [])) ?? []),
  ]
  return (
    <ConflictPanel
      id={fieldDomId(props.field)}
      title="Keep this row?"
      explanation="It was removed in one place and changed in another. Nothing of it is lost: keep it, and all of it is back."
      choices={[
        {
          words: `Keep it: ${words().join(' · ')}`,
          said:
            shown()
              ?.cells.flatMap(({ state }) => state.heads.map(said))
              .slice(0, 1) ?? [],
        },
        {
          words: 'Remove it',
          said:
            shown()
              ?.heads.filter(({ statement }) => statement.value === null)
              .map(said) ?? [],
        },
      ]}
      onChoose={(choice) => (choice === 0 ? props.onKeep(shown()?.place ?? null) : props.onRemove(row()))}
    />
  )
}
