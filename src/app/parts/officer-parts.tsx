import { createMemo } from 'solid-js'
import { commonAncestor } from '#record'
import type { OfficerParts } from '#ui'
import type { RecordInHand } from './form-editor.ts'
import { HistoryOf } from './HistoryOf.tsx'
import { SideBySide } from './SideBySide.tsx'
import { StaffField } from './StaffField.tsx'
import { useSaid } from './said.ts'

/** What an officer sees in each field of a record in hand: who said what, its history, and several answers side by side. */
export function useOfficerParts(hand: RecordInHand): OfficerParts {
  const { header, form } = hand
  const said = useSaid()
  const set = createMemo(() => hand.state()?.set)
  const beginningOf = (heads: readonly { readonly id: string }[]): string | null => {
    const now = set()
    const ancestor =
      now &&
      commonAncestor(
        now,
        heads.map(({ id }) => id),
      )
    const value = ancestor?.statement.value
    return typeof value === 'string' ? value : null
  }
  return {
    said,
    takeOver: hand.takeOver,
    StaffField,
    History: (props) => (
      <HistoryOf header={header} form={form} field={props.field} label={props.label} now={set()} />
    ),
    Conflict(props) {
      const { field, definition } = props.answer
      const state = () => (props.answer.state.kind === 'conflict' ? props.answer.state : undefined)
      const first = state()
      if (!first) return props.children
      return (
        <SideBySide
          field={field}
          label={definition.label}
          definition={definition}
          state={state() ?? first}
          follow={hand.answering.follow}
          onChoose={(value) => hand.answering.settle(field, value)}
          merging={{
            beginning: () => beginningOf(props.answer.state.heads),
            put: (text) => hand.answering.draft(field, text),
          }}
        >
          {props.children}
        </SideBySide>
      )
    },
  }
}
