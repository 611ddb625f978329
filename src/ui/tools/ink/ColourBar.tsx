import { createUniqueId, For } from 'solid-js'
import { colourOf, colours } from '#drawing'
import type { DrawingState, Option } from '#forms'
import type { Desk } from '../tool.ts'
import type { Board } from './board-state.ts'

const WIDTHS = [
  { width: 16, label: 'Thin' },
  { width: 36, label: 'Thick' },
] as const

/** What to draw with: each colour says what it stands for here. */
export function ColourBar(props: {
  readonly board: Board
  readonly desk: Desk
  readonly drawing: DrawingState
}) {
  const name = createUniqueId()
  const all = (): readonly Option[] => props.drawing.definition.colours ?? []
  return (
    <div class="ink-bar">
      <div class="ink-picks" role="radiogroup" aria-label="Colour">
        <For each={all()}>
          {(colour) => (
            <label class="ink-pick">
              <input
                type="radio"
                name={name}
                checked={props.board.colour() === colour.id}
                onChange={() => props.desk.setColour(colour.id)}
              />
              <svg class="ink-swatch" viewBox="0 0 20 20" aria-hidden="true">
                <circle cx="10" cy="10" r="9" fill={colours[colourOf(colour.id)]} />
              </svg>
              {colour.label}
            </label>
          )}
        </For>
      </div>
      <div class="ink-picks" role="radiogroup" aria-label="Pen">
        <For each={WIDTHS}>
          {({ width, label }) => (
            <label class="ink-pick">
              <input
                type="radio"
                name={`${name}-width`}
                checked={props.desk.width() === width}
                onChange={() => props.desk.setWidth(width)}
              />
              {label}
            </label>
          )}
        </For>
      </div>
    </div>
  )
}
