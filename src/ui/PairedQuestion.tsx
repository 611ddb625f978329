import { createMemo, For, Show } from 'solid-js'
import type { CompanionState, QuestionState } from '#forms'
import { AnswerField } from './AnswerField.tsx'
import { PAIR } from './level-keys.ts'

/** One question that is answered in two columns, and may be put in other words. */
export function PairedQuestion(props: {
  readonly item: QuestionState
  readonly missing: string | undefined
}) {
  const label = () => props.item.definition.label
  const rewording = () => props.item.companions.find(isRewording)
  const reworded = () => {
    const state = rewording()?.state
    return state?.kind === 'value' && state.value !== label() ? String(state.value) : undefined
  }
  // A fold that somebody opened stays so until this changes.
  const hasTwoWordings = createMemo(() => rewording()?.state.kind === 'conflict')
  const others = () => props.item.companions.filter((one) => one !== rewording())
  return (
    <div class={`question ${PAIR}`}>
      <div class="pair-head">
        <p class="field-label">
          <Show when={reworded()} fallback={label()}>
            {(words) => (
              <>
                <s>{label()}</s> <span class="visually-hidden">Changed to: </span>
                {words()}
              </>
            )}
          </Show>
        </p>
        <Show when={props.item.definition.hint}>
          <p class="field-hint">{props.item.definition.hint}</p>
        </Show>
      </div>
      <div class="pair-sides">
        <div>
          <AnswerField
            answer={props.item.answer}
            label={props.item.definition.answerLabel}
            about={label()}
            missing={props.missing}
          />
        </div>
        <For each={others().map(({ field }) => field)}>
          {(field) => (
            <Show when={others().find((one) => one.field === field)}>
              {(companion) => (
                <div>
                  <AnswerField answer={companion()} about={label()} />
                </div>
              )}
            </Show>
          )}
        </For>
      </div>
      <Show when={rewording()}>
        {(companion) => (
          <details class="rewording" open={hasTwoWordings()}>
            <summary>
              Change the words<span class="visually-hidden">: {label()}</span>
            </summary>
            <AnswerField answer={companion()} about={label()} beginning={label()} />
          </details>
        )}
      </Show>
    </div>
  )
}

const isRewording = ({ definition }: CompanionState): boolean =>
  definition.kind === 'text' && definition.rewords === true
