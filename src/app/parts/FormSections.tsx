import { createMemo, createSignal, Index, type JSX, Show } from 'solid-js'
import { evaluate, type Form, type FormState, type GivenByName } from '#forms'
import type { RecordHeader, RecordView } from '#record'
import type { EditorState } from '#store'
import { Button, Card, ErrorSummary, FormFields, GuidancePanel, SyncWords } from '#ui'
import { saveProblemInWords } from '../words/problem-words.ts'
import { when } from '../words/when.ts'
import { ConflictLinks } from './ConflictLinks.tsx'
import { useApp } from './context.ts'
import { createRecordInHand } from './form-editor.ts'
import { useOfficerParts } from './officer-parts.tsx'

/**
 * An officer's form with its sections, kept as it is written. `plain`: its one section stands inside another card. `pages`: ids of those
 * to show, in this order; all of them otherwise.
 */
export function FormSections(props: {
  readonly header: RecordHeader
  readonly form: Form
  readonly plain?: boolean
  readonly pages?: readonly string[]
  /** What other records say, for what this form works out; `view`: this record as it reads now. */
  readonly given?: (view: RecordView) => GivenByName
}) {
  const { form } = props
  const hand = createRecordInHand(props.header, form)
  const officers = useOfficerParts(hand)
  const [checks, setChecks] = createSignal(0)
  // The state says much that a form does not depend on, at every step of keeping an answer.
  const view = createMemo(() => hand.state()?.view)
  const reading = createMemo<Pick<FormState, 'pages' | 'missing' | 'conflicts'> | undefined>(() => {
    const now = view()
    return now && pagesOf(evaluate(form, now, props.given?.(now)), props.pages)
  })
  const check = async () => {
    await hand.flush()
    setChecks((count) => count + 1)
  }
  return (
    <Show when={reading()} fallback={<p>Reading the record from this device.</p>}>
      {(now) => (
        <div class="stack">
          <div class="saved-line">
            <Show when={hand.state()}>{(state) => <SavedWords state={state()} />}</Show>
            <Show when={hand.state()?.canUndo}>
              <Button onClick={hand.undo}>Undo</Button>
            </Show>
          </div>
          <Show when={checks() > 0 && now().missing.length > 0 && checks()} keyed>
            {(_check) => <ErrorSummary problems={now().missing} />}
          </Show>
          <ConflictLinks form={form} fields={now().conflicts} />
          <Index each={now().pages}>
            {(page) => (
              <Section title={page().title} intro={page().intro} plain={props.plain === true}>
                <FormFields
                  form={form}
                  page={page()}
                  mode="officer"
                  answering={hand.answering}
                  officers={officers}
                  showMissing={checks() > 0}
                />
              </Section>
            )}
          </Index>
          <div class="actions">
            <Button onClick={() => void check()}>Check answers</Button>
            <p role="status">
              <Show when={checks() > 0 && now().missing.length === 0}>
                Everything that is needed is there. You can still change it.
              </Show>
            </p>
          </div>
        </div>
      )}
    </Show>
  )
}

function pagesOf(
  all: FormState,
  wanted: readonly string[] | undefined,
): Pick<FormState, 'pages' | 'missing' | 'conflicts'> {
  if (!wanted) return all
  const pages = wanted.flatMap((id) => all.pages.filter((page) => page.id === id))
  return {
    pages,
    missing: pages.flatMap(({ missing }) => missing),
    conflicts: pages.flatMap(({ conflicts }) => conflicts),
  }
}

function Section(props: {
  readonly title: string
  readonly intro: string | undefined
  readonly plain: boolean
  readonly children: JSX.Element
}) {
  return (
    <Show
      when={props.plain}
      fallback={
        <Card title={props.title}>
          <Show when={props.intro}>
            <p class="section-intro">{props.intro}</p>
          </Show>
          {props.children}
        </Card>
      }
    >
      <Show when={props.intro}>
        <p class="small">{props.intro}</p>
      </Show>
      {props.children}
    </Show>
  )
}

/** Where this record is, in words; what went wrong, if it did. */
export function SavedWords(props: { readonly state: EditorState }) {
  const { device, sync } = useApp()
  const words = () => {
    const { saving, isUnsent } = props.state
    if (saving !== 'saved') return 'Saving'
    if (isUnsent) return sync().working ? 'Sending' : 'Saved on this device'
    const at = sync().outbox.lastReceiptAt
    if (props.state.set.accepted.size === 0) return 'Nothing written yet. Kept as you write.'
    return at === null ? 'On the server' : `On the server ${when(at, device.parts.surroundings.clock())}`
  }
  const state = () =>
    props.state.needsYou.length > 0 ? 'needs-you' : props.state.isUnsent ? 'saved' : 'server'
  return (
    <Show
      when={props.state.problem}
      fallback={
        <div class="saved-words">
          <SyncWords state={state()} words={words()} />
        </div>
      }
    >
      {(problem) => (
        <GuidancePanel tone="problem" live title="Not stored yet">
          <p>{saveProblemInWords[problem()]}</p>
        </GuidancePanel>
      )}
    </Show>
  )
}
