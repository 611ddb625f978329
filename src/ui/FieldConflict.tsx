import { createMemo } from 'solid-js'
import { canonicalText } from '#core'
import { type AnswerState, valueInWords } from '#forms'
import { type Page, usePage } from './answering.ts'
import { ConflictPanel } from './ConflictPanel.tsx'
import { fieldDomId } from './field-ids.ts'
import { dayAndTimeInWords } from './times.ts'

/** The answers of one field that stand side by side, with who gave each and when. A client is not shown names. */
export function FieldConflict(props: { readonly answer: AnswerState }) {
  const page = usePage()
  const choices = createMemo(() => choicesOf(props.answer, page))
  return (
    <ConflictPanel
      id={fieldDomId(props.answer.field)}
      title={props.answer.definition.label}
      explanation={
        page.mode === 'client'
          ? 'There is more than one answer here. Which one is right?'
          : 'There is more than one answer, and all are kept. Choose the one that stands; the others stay in the history.'
      }
      choices={choices()}
      onChoose={(index) => {
        const choice = choices()[index]
        if (choice) page.answering.settle(props.answer.field, choice.value)
      }}
    />
  )
}

function choicesOf({ definition, state }: AnswerState, { mode, nameOf }: Page) {
  if (state.kind !== 'conflict') return []
  return state.values.map((value) => ({
    value,
    words: valueInWords(definition, value) || 'No answer',
    said: state.heads
      .filter(({ statement }) => canonicalText(statement.value) === canonicalText(value))
      .map(({ statement: { author, at } }) =>
        [mode === 'officer' && nameOf(author), dayAndTimeInWords(at)].filter(Boolean).join(', '),
      ),
  }))
}
