import { createMemo, createSignal, Show } from 'solid-js'
import { answersAsText } from '#forms'
import {
  Button,
  CheckAnswers,
  FormFields,
  focusField,
  PageHeader,
  ProgressBar,
  SessionFrame,
  timeLeftInWords,
} from '#ui'
import type { Exercise, Keeping } from './exercise.ts'
import { focusHeading } from './focus-heading.ts'
import { HelpButton } from './HelpButton.tsx'
import { NotKept } from './NotKept.tsx'
import { ReadButton } from './ReadButton.tsx'
import type { Reader } from './read-aloud.ts'
import { SavedWords } from './SavedWords.tsx'
import { spokenAnswers, spokenPage } from './spoken.ts'
import { TextSizeButton } from './TextSizeButton.tsx'
import { CHECK, firstOpenPage, pageAfter, pageBefore } from './where.ts'

const QUESTION = 'Have you finished this part?'
const EXPLANATION = 'Here is what you said. You can change any of it, now or later.'

/** One form, a page at a time, and then all its answers. */
export function FormPages(props: {
  readonly exercise: Exercise
  /** A page of the form, or `CHECK`. */
  readonly page: string
  readonly reader: Reader
  /** What is left of the session, in ms. */
  readonly left: number
  readonly onPage: (page: string) => void
  readonly onPlan: () => void
  readonly onBreak: () => void
  readonly onFinished: () => void
  readonly onHide: () => void
}) {
  const { form, language, state, view, answering, keeping, damaged } = props.exercise
  const page = createMemo(() => state().pages.find(({ id }) => id === props.page))
  const number = () => form.pages.findIndex(({ id }) => id === props.page) + 1
  // Equal answers are the same list: drawing it anew would take the focus away from a row.
  const answers = createMemo(() => (page() ? [] : answersAsText(form, view())), [], {
    equals: (before, now) => JSON.stringify(before) === JSON.stringify(now),
  })
  /** The answer being changed from the list of answers: the way on leads straight back to it. */
  const [changing, setChanging] = createSignal<string>()
  const asList = createSignal(false)
  let nextButton: HTMLButtonElement | undefined

  const next = () => props.onPage(changing() === undefined ? pageAfter(state(), props.page) : CHECK)
  const back = () => {
    setChanging(undefined)
    const before = pageBefore(state(), props.page)
    if (before === undefined) props.onPlan()
    else props.onPage(before)
  }
  const change = (id: string, field: string) => {
    setChanging(field)
    props.onPage(id)
    queueMicrotask(() => {
      if (focusField(field)) return
      // In a picture it may stand behind something that is not picked; in the list it does not.
      asList[1](true)
      queueMicrotask(() => focusField(field))
    })
  }
  const goOn = () => {
    const { pages } = state()
    props.onPage(firstOpenPage(pages) ?? pages.at(-1)?.id ?? CHECK)
  }

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
            done={state().progress.answered}
            of={state().progress.of}
            words={`${state().progress.answered} of ${state().progress.of} answered`}
          />
          <span class="small num">{timeLeftInWords(props.left)}</span>
        </>
      }
      foot={
        <>
          <Button onClick={back}>Back</Button>
          <div class="session-tools">
            <Button
              aria-disabled={!props.exercise.canUndo()}
              onClick={() => props.exercise.canUndo() && void props.exercise.undo()}
            >
              Undo
            </Button>
            <ReadButton reader={props.reader} texts={spoken} />
            <TextSizeButton />
            <Button onClick={() => props.onBreak()}>Take a break</Button>
            <HelpButton of={page() ? 'questions' : 'answers'} />
          </div>
          <div class="actions push">
            <Show when={page() && changing() === undefined}>
              <Button onClick={next}>Skip for now</Button>
            </Show>
            <Show
              when={page()}
              fallback={
                <>
                  <Button onClick={goOn}>Not yet</Button>
                  <Button look="primary" onClick={() => props.onFinished()}>
                    Yes, I have finished
                  </Button>
                </>
              }
            >
              <Button
                look="primary"
                ref={(button: HTMLButtonElement) => {
                  nextButton = button
                }}
                onClick={next}
              >
                {changing() === undefined ? 'Next' : 'Back to my answers'}
              </Button>
            </Show>
          </div>
        </>
      }
    >
      <NotKept failed={keeping() === 'failed'} damaged={damaged()} />
      <Show when={props.page} keyed>
        {(id) => (
          <div class="in-words" lang={language}>
            {id === CHECK ? <Answers /> : <Questions id={id} />}
          </div>
        )}
      </Show>
    </SessionFrame>
  )

  function Questions(own: { readonly id: string }) {
    const shown = createMemo(() => state().pages.find(({ id }) => id === own.id))
    return (
      <Show when={shown()}>
        {(current) => (
          <>
            <Heading
              part={`${form.title} · page ${number()} of ${form.pages.length}`}
              title={current().title}
              intro={current().intro ?? ''}
              keeping={keeping()}
            />
            <FormFields
              form={form}
              page={current()}
              mode="client"
              answering={answering}
              whole={{ pages: () => state().pages, goTo: props.onPage, asList }}
              onEnd={() => nextButton?.focus()}
            />
          </>
        )}
      </Show>
    )
  }

  function Answers() {
    const changed = changing()
    setChanging(undefined)
    return (
      <>
        <Heading part={form.title} title={QUESTION} intro={EXPLANATION} keeping={keeping()} />
        <div
          ref={(list) => {
            if (changed === undefined) return
            // The person goes on from the answer they came to change, not from the top.
            const row = answers().findIndex(({ field }) => field === changed)
            setTimeout(() => list.querySelectorAll<HTMLElement>('.summary-row button')[row]?.focus())
          }}
        >
          <CheckAnswers form={form} answers={answers()} onChange={change} />
        </div>
      </>
    )
  }

  function spoken(): readonly string[] {
    const shown = page()
    return shown ? spokenPage(shown) : [QUESTION, EXPLANATION, ...spokenAnswers(answers())]
  }
}

function Heading(props: {
  readonly part: string
  readonly title: string
  readonly intro: string
  readonly keeping: Keeping
}) {
  focusHeading()
  return (
    <PageHeader
      back={
        <div class="part-line">
          <p class="small">{props.part}</p>
          <SavedWords keeping={props.keeping} />
        </div>
      }
      title={props.title}
      intro={props.intro}
    />
  )
}
