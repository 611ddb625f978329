import { createMemo, createSignal, from, Show } from 'solid-js'
import { newId, systemRandom } from '#core'
import { answersAsText, evaluate, type Form, orderAfterAll } from '#forms'
import type { Editor, EditorState } from '#store'
import {
  type Answering,
  Button,
  CheckAnswers,
  FormFields,
  focusField,
  GuidancePanel,
  PageHeader,
  ProgressBar,
  SessionFrame,
} from '#ui'
import { focusHeading } from './focus-heading.ts'
import type { OpenSession } from './open-session.ts'
import type { Reader } from './read-aloud.ts'
import { SavedWords } from './SavedWords.tsx'

/** The page after all others: every answer in words, each with a way back to it. */
const CHECK = 'check'

/** One form, a page at a time; where the person is goes into the session's place at every step. */
export function FormPages(props: {
  readonly session: OpenSession
  readonly form: Form
  readonly editor: Editor
  readonly reader: Reader | null
  readonly onPlan: () => void
  readonly onHide: () => void
}) {
  const { form, editor, session } = props
  const state = from<EditorState>((set) => editor.subscribe(set), editor.state())
  const pages = form.pages.map(({ id }) => id)
  const evaluated = createMemo(() => evaluate(form, state().view))
  const opening = firstPage(evaluated().pages)
  const pageId = () => session.place().page ?? opening
  const page = () => evaluated().pages.find(({ id }) => id === pageId())
  /** Changing an answer from the list of answers comes straight back to it. */
  const [returning, setReturning] = createSignal(false)

  const goTo = (id: string | null | undefined) => {
    if (id === undefined || id === null) return props.onPlan()
    // Words that came back from before the tab died count as said once the page is left.
    void editor.flush().then(() => session.moveTo({ page: id }))
  }
  const next = () => {
    const after = pages[pages.indexOf(pageId()) + 1]
    goTo(returning() ? CHECK : (after ?? CHECK))
    setReturning(false)
  }
  const back = () => goTo(pageId() === CHECK ? pages.at(-1) : pages[pages.indexOf(pageId()) - 1])
  const change = (id: string, field: string) => {
    setReturning(true)
    goTo(id)
    queueMicrotask(() => focusField(field))
  }
  const answering = answeringOf(editor, form, () => state().drafts)
  const progress = () => evaluated().progress
  const isWhole = () => page()?.progress.answered === page()?.progress.of

  return (
    <SessionFrame
      hideLabel="Hide"
      onHide={() => props.onHide()}
      bar={
        <>
          <Button look="quiet" onClick={() => props.onPlan()}>
            ‹ Today’s plan
          </Button>
          <ProgressBar
            label="Questions answered"
            done={progress().answered}
            of={progress().of}
            words={`${progress().answered} of ${progress().of} answered`}
          />
        </>
      }
      foot={
        <>
          <Button onClick={back}>Back</Button>
          <Show when={pageId() !== CHECK && !isWhole()}>
            <Button onClick={next}>Skip for now</Button>
          </Show>
          <Show when={props.reader}>
            {(reader) => <Button onClick={() => reader().start(spokenPage())}>Read to me</Button>}
          </Show>
          <SavedWords saving={state().saving} />
          <span class="push-right" />
          <Show
            when={pageId() === CHECK}
            fallback={
              <Button look="primary" onClick={next}>
                {returning() ? 'Back to my answers' : 'Next'}
              </Button>
            }
          >
            <Button look="primary" onClick={() => props.onPlan()}>
              Yes, I have finished
            </Button>
          </Show>
        </>
      }
    >
      <Show when={state().saving === 'failed'}>
        <GuidancePanel tone="problem" live title="This could not be kept just now">
          <p>What you typed is still here. Please tell your worker before you go on.</p>
        </GuidancePanel>
      </Show>
      <Show when={page()} keyed={false} fallback={<Answers form={form} state={state()} onChange={change} />}>
        {(current) => (
          <Show when={current().id} keyed>
            {(_id) => {
              focusHeading()
              return (
                <>
                  <PageHeader
                    title={current().title}
                    {...(current().intro ? { intro: current().intro ?? '' } : {})}
                  />
                  <FormFields form={form} page={current()} mode="client" answering={answering} />
                </>
              )
            }}
          </Show>
        )}
      </Show>
    </SessionFrame>
  )

  function spokenPage(): readonly string[] {
    const current = form.pages.find(({ id }) => id === pageId())
    if (!current) return ['Have you finished this part?']
    const questions = current.items.flatMap((item) =>
      item.kind === 'guidance' ? item.text : [item.label, item.hint ?? ''],
    )
    return [current.title, current.intro ?? '', ...questions]
  }
}

function Answers(props: {
  readonly form: Form
  readonly state: EditorState
  readonly onChange: (page: string, field: string) => void
}) {
  focusHeading()
  return (
    <>
      <PageHeader
        title="Have you finished this part?"
        intro="Here is what you said. You can change any of it, now or later."
      />
      <CheckAnswers
        form={props.form}
        answers={answersAsText(props.form, props.state.view)}
        onChange={props.onChange}
      />
    </>
  )
}

/** A person who comes back goes on at the first page with something open; a finished form opens at its answers. */
const firstPage = (
  pages: readonly {
    readonly id: string
    readonly progress: { readonly answered: number; readonly of: number }
  }[],
): string => pages.find(({ progress }) => progress.answered < progress.of)?.id ?? CHECK

const answeringOf = (editor: Editor, form: Form, drafts: Answering['drafts']): Answering => ({
  drafts,
  answer: (field, value) => void editor.answer(field, value),
  draft: (field, text) => editor.draft(field, text),
  addRow: () => void editor.addRow(newId(systemRandom), orderAfterAll(form, editor.state().view)),
  removeRow: (row) => void editor.removeRow(row),
  settle: (field, value) => void editor.settle(field, value),
})
