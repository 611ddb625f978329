import { createMemo } from 'solid-js'
import { canonicalText } from '#core'
import { type AnswerState, valueInWords } from '#forms'
import { usePage } from './answering.ts'
import { ConflictPanel } from './ConflictPanel.tsx'
import { fieldDomId } from './field-ids.ts'
import { dayAndTimeInWords } from './times.ts'

/** The answers of one field that stand side by side, with when each was given: a client is not shown names. */
export function FieldConflict(props: { readonly answer: AnswerState }) {
  const { answering } = usePage()
  const choices = createMemo(() => choicesOf(props.answer))
  return (
    <ConflictPanel
      id={fieldDomId(props.answer.field)}
      title={props.answer.definition.label}
      explanation="There is more than one answer here. Which one is right?"
      choices={choices()}
      onChoose={(index) => {
        const choice = choices()[index]
        if (choice) answering.settle(props.answer.field, choice.value)
      }}
    />
  )
}

function choicesOf({ definition, state }: AnswerState) {
  if (state.kind !== 'conflict') return []
  return state.values.map((value) => ({
    value,
    words: valueInWords(definition, value) || 'No answer',
    said: state.heads
      .filter(({ statement }) => canonicalText(statement.value) === canonicalText(value))
      .map(({ statement: { at } }) => dayAndTimeInWords(at)),
  }))
}
