import { createMemo, createSignal, For, Show } from 'solid-js'
import { lifePicture, type Moment } from '#drawing'
import { type Form, placeAfterAll } from '#forms'
import { emptyStatements, type RecordView, recordId, stateField, viewOf } from '#record'
import type { AppendError, OpenedRecord } from '#store'
import { Button, Card, focusField, GuidancePanel, PictureShown } from '#ui'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { mapOf, tagSummary, tagsForm, tagsInWords, tagsOf } from '../cases/life-map-tags.ts'
import { useApp } from '../parts/context.ts'
import { FormSections } from '../parts/FormSections.tsx'
import { saveProblemInWords } from '../words/problem-words.ts'
import { mayWriteHere } from './may-write.ts'

/** A client's Life Map as it looks, with what officers see in its moments laid over it. Nothing of the second is in the client's record. */
export function LifeMapCard(props: {
  readonly one: CaseOnDevice
  readonly record: OpenedRecord
  readonly form: Form
}) {
  const { open } = useApp()
  const header = tagsOf(props.record.header)
  const map = createMemo(() => mapOf(props.form, viewOf(props.record.set)))
  const tags = createMemo(() => {
    const record = props.one.records.find((one) => recordId(one.header) === recordId(header))
    return viewOf(record?.set ?? emptyStatements)
  })
  const picture = createMemo(() => {
    const now = map()
    if (!now) return undefined
    const { map: said } = now.said
    const moments = said.moments.map((moment) => ({ ...moment, marks: tagsInWords(tags(), moment.id) }))
    return lifePicture({ ...said, moments }, now.title)
  })
  return (
    <Show when={map()}>
      {(now) => (
        <>
          <Card title="The map">
            <Show when={picture()}>{(shown) => <PictureShown picture={shown()} />}</Show>
          </Card>
          <Show when={mayWriteHere(header, open.profile.role)}>
            <Card title={tagsForm().title}>
              <div class="stack">
                <ToTag moments={now().said.map.moments} record={props.record} tags={tags()} />
                <FormSections plain header={header} form={tagsForm()} />
                <Summary tags={tags()} moments={now().said.map.moments} />
              </div>
            </Card>
          </Show>
        </>
      )}
    </Show>
  )
}

type Moments = readonly Moment[]

/** Moments of the map that nobody has tagged yet: one press makes a row for it. */
function ToTag(props: {
  readonly moments: Moments
  readonly record: OpenedRecord
  readonly tags: RecordView
}) {
  const { open } = useApp()
  const [problem, setProblem] = createSignal<AppendError>()
  const header = tagsOf(props.record.header)
  const form = tagsForm()
  const left = () => props.moments.filter(({ id }) => props.tags.rows.every((row) => row.id !== id))
  const begin = async (id: string, what: string) => {
    const [table] = form.tables
    if (!table) return
    const place = stateField(props.tags, `rows/${id}`, placeAfterAll(form, table, props.tags), form.version)
    const named = stateField(props.tags, `rows/${id}/moment`, what, form.version)
    const made = await open.records.append(header, what === '' ? [place] : [place, named])
    setProblem(made.ok ? undefined : made.error)
    if (made.ok) focusSoon(`rows/${id}/tags`)
  }
  return (
    <Show when={left().length > 0}>
      <p>Pick a moment of the map to say what you see in it.</p>
      <Show when={problem()}>
        {(now) => (
          <GuidancePanel tone="problem" live title="Not stored yet">
            <p>{saveProblemInWords[now()]}</p>
          </GuidancePanel>
        )}
      </Show>
      <div class="actions">
        <For each={left()}>
          {({ id, what, age }) => (
            <Button onClick={() => void begin(id, what)}>
              Tag: {what || 'A moment'}
              {age === null ? '' : `, age ${age}`}
            </Button>
          )}
        </For>
      </div>
    </Show>
  )
}

/** The row is shown once the record has been read again. */
function focusSoon(field: string, tries = 40): void {
  requestAnimationFrame(() => {
    if (!focusField(field) && tries > 0) focusSoon(field, tries - 1)
  })
}

function Summary(props: { readonly tags: RecordView; readonly moments: Moments }) {
  const all = createMemo(() => tagSummary(props.tags, props.moments))
  return (
    <Show when={all().some(({ moments }) => moments.length > 0)}>
      <section>
        <h3>By tag</h3>
        <dl class="tag-summary">
          <For each={all()}>
            {({ label, moments }) => (
              <div class="summary-row">
                <dt>{label}</dt>
                <dd>{moments.length > 0 ? moments.join(' · ') : 'None tagged'}</dd>
              </div>
            )}
          </For>
        </dl>
      </section>
    </Show>
  )
}
