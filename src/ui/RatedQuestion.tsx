import { Index } from 'solid-js'
import type { QuestionState } from '#forms'
import { AnswerField } from './AnswerField.tsx'

/** One line of a list that is rated: its pads, and what is ticked beside them. */
export function RatedQuestion(props: { readonly item: QuestionState; readonly missing: string | undefined }) {
  return (
    <div class="question rated">
      <div class="rated-answer">
        <AnswerField answer={props.item.answer} missing={props.missing} />
      </div>
      <div class="rated-ticks">
        <Index each={props.item.companions}>
          {(companion) => (
            <div>
              <AnswerField answer={companion()} about={props.item.definition.label} />
            </div>
          )}
        </Index>
      </div>
    </div>
  )
}
