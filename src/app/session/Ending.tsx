import { createMemo, Show } from 'solid-js'
import { evaluate, type Form, type PageState } from '#forms'
import type { SessionPlace } from '#store'
import { Button, Card, durationInWords, FormFields } from '#ui'
import { useApp } from '../parts/context.ts'
import { SavedWords } from '../parts/FormSections.tsx'
import type { RecordInHand } from '../parts/form-editor.ts'
import { useOfficerParts } from '../parts/officer-parts.tsx'
import { minutesSince } from '../words/lasted.ts'
import { when } from '../words/when.ts'
import type { Unsaid } from './unsaid-at-end.ts'

type InHand = {
  readonly hand: RecordInHand
  readonly form: Form
  /** What the officer tried to finish without. */
  readonly unsaid: readonly Unsaid[]
}

/** How a session ended: first whether it is safe, then what happened. Asked at every hand-back, on the record of its appointment. */
export function Ending(props: InHand & { readonly place: SessionPlace }) {
  const pages = createMemo(() => {
    const state = props.hand.state()
    return state ? evaluate(props.form, state.view).pages : []
  })
  const page = (id: string) => pages().find((one) => one.id === id)
  const isAsked = (one: PageState) => one.items.some(({ applies }) => applies)
  return (
    <>
      <Show when={page('ending')}>
        {(now) => (
          <Show when={isAsked(now())}>
            <Card>
              <Fields {...props} page={now()} />
            </Card>
          </Show>
        )}
      </Show>
      <Show when={page('outcome')}>
        {(now) => (
          <Card title={now().title}>
            <div class="stack">
              <div class="saved-line">
                <Show when={props.hand.state()}>{(state) => <SavedWords state={state()} />}</Show>
                <Show when={props.hand.state()?.canUndo}>
                  <Button onClick={props.hand.undo}>Undo</Button>
                </Show>
              </div>
              <Suggestion {...props} />
              <Fields {...props} page={now()} />
            </div>
          </Card>
        )}
      </Show>
    </>
  )
}

function Fields(props: InHand & { readonly page: PageState }) {
  const officers = useOfficerParts(props.hand)
  return (
    <FormFields
      form={props.form}
      page={askingOnly(props.page, props.unsaid)}
      mode="officer"
      answering={props.hand.answering}
      officers={officers}
      showMissing={props.unsaid.length > 0}
    />
  )
}

/** The page with nothing called missing but what the end waits for: the summary may be written later. */
const askingOnly = (page: PageState, unsaid: readonly Unsaid[]): PageState => ({
  ...page,
  items: page.items.map((item) =>
    item.kind === 'question' && unsaid.every(({ field }) => field !== item.answer.field)
      ? { ...item, missing: null }
      : item,
  ),
})

/** What the tablet knows of the session. It becomes an answer when the officer says so, not before. */
function Suggestion(props: InHand & { readonly place: SessionPlace }) {
  const { device } = useApp()
  const now = device.parts.surroundings.clock()
  const { startedAt, breakMs } = props.place
  const minutes = minutesSince(startedAt, now)
  const pause = Math.round(breakMs / 60_000)
  const isSaid = (field: string) => {
    const state = props.hand.state()?.view.fields.get(field)
    return state !== undefined && state.kind !== 'none'
  }
  const put = () => {
    if (!isSaid('attendance/answer')) props.hand.answering.answer('attendance/answer', 'attended')
    if (!isSaid('minutes/answer')) props.hand.answering.answer('minutes/answer', String(minutes))
  }
  return (
    <div class="suggestion">
      <p class="num">
        It began at {when(startedAt, now)}, {durationInWords(minutes)} ago
        {pause > 0 ? `, ${durationInWords(pause)} of it a break.` : '.'}
      </p>
      <Show when={!isSaid('attendance/answer')}>
        <Button onClick={put}>Put: attended, {minutes} minutes</Button>
      </Show>
    </div>
  )
}
