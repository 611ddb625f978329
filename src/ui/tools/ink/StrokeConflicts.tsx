import { For, Show } from 'solid-js'
import { canonicalText, type Json } from '#core'
import { isStroke } from '#drawing'
import type { DrawingState, StrokeState } from '#forms'
import { usePage } from '../../answering.ts'
import { ConflictPanel } from '../../ConflictPanel.tsx'
import { fieldDomId } from '../../field-ids.ts'
import { dayAndTimeInWords } from '../../times.ts'
import { PictureShown } from '../Shapes.tsx'
import { strokeInPlace } from './stroke-in-place.ts'

/** Lines that were changed in two places at once: how they are in each, to choose from. */
export function StrokeConflicts(props: { readonly drawing: DrawingState }) {
  const unsettled = () => props.drawing.strokes.filter(({ state }) => state.kind === 'conflict')
  return <For each={unsettled()}>{(stroke) => <OneConflict drawing={props.drawing} stroke={stroke} />}</For>
}

function OneConflict(props: { readonly drawing: DrawingState; readonly stroke: StrokeState }) {
  const { answering, officers } = usePage()
  const values = (): readonly Json[] =>
    props.stroke.state.kind === 'conflict' ? props.stroke.state.values : []
  const choices = () =>
    values().map((value) => ({
      words: <StrokeChoice drawing={props.drawing} value={value} />,
      said: props.stroke.state.heads
        .filter(({ statement }) => canonicalText(statement.value) === canonicalText(value))
        .map((head) => officers?.said(head) ?? dayAndTimeInWords(head.statement.at)),
    }))
  return (
    <ConflictPanel
      id={fieldDomId(props.stroke.field)}
      title={`${props.drawing.definition.label}: one line, changed in two places`}
      explanation="The same line was changed on two tablets. Both are kept. Which one is right?"
      choices={choices()}
      onChoose={(index) => answering.settle(props.stroke.field, values()[index] ?? null)}
    />
  )
}

/** A line where it is among the others, or that it was rubbed out. */
export function StrokeChoice(props: { readonly drawing: DrawingState; readonly value: Json }) {
  const picture = () => (isStroke(props.value) ? strokeInPlace(props.drawing, props.value) : undefined)
  return (
    <Show when={picture()} fallback="It was rubbed out">
      {(one) => <PictureShown picture={one()} />}
    </Show>
  )
}
