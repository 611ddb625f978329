import { createMemo } from 'solid-js'
import { answersAsText } from '#forms'
import { Button, CheckAnswers, PageHeader, SessionFrame, timeLeftInWords } from '#ui'
import type { Exercise } from './exercise.ts'
import { focusHeading } from './focus-heading.ts'
import { HelpButton } from './HelpButton.tsx'
import { ReadButton } from './ReadButton.tsx'
import type { Reader } from './read-aloud.ts'
import { spokenAnswers } from './spoken.ts'
import { TextSizeButton } from './TextSizeButton.tsx'

const TITLE = 'This part is closed'
const INTRO = 'Here is what you said. It cannot be changed here now. If something is wrong, tell your worker.'

/** A form that has been completed: what was said, to read and not to change. */
export function ClosedPart(props: {
  readonly exercise: Exercise
  readonly reader: Reader
  /** What is left of the session, in ms. */
  readonly left: number
  readonly onPlan: () => void
  readonly onHide: () => void
}) {
  focusHeading()
  const { form, view } = props.exercise
  const answers = createMemo(() => answersAsText(form, view()))
  return (
    <SessionFrame
      hideLabel="Hide"
      onHide={() => props.onHide()}
      bar={<span class="small num">{timeLeftInWords(props.left)}</span>}
      foot={
        <>
          <ReadButton reader={props.reader} texts={() => [TITLE, INTRO, ...spokenAnswers(answers())]} />
          <TextSizeButton />
          <HelpButton of="closed" />
          <Button class="push" look="primary" onClick={() => props.onPlan()}>
            Back to today’s plan
          </Button>
        </>
      }
    >
      <PageHeader back={<p class="small">{form.title}</p>} title={TITLE} intro={INTRO} />
      <CheckAnswers form={form} answers={answers()} />
    </SessionFrame>
  )
}
