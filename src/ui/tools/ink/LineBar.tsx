import ArrowDown from 'lucide-solid/icons/arrow-down'
import ArrowLeft from 'lucide-solid/icons/arrow-left'
import ArrowRight from 'lucide-solid/icons/arrow-right'
import ArrowUp from 'lucide-solid/icons/arrow-up'
import { type JSX, Show } from 'solid-js'
import { Button } from '../../Button.tsx'
import type { Board } from './board-state.ts'

/** Picks one line after another, moves and removes it: what a hand does by touching and dragging. */
export function LineBar(props: { readonly board: Board }) {
  const { board } = props
  const lines = () => board.standing()
  const index = () => lines().findIndex(({ field }) => field === board.selected())
  const pick = (step: number) => {
    const next = index() < 0 ? (step > 0 ? 0 : lines().length - 1) : index() + step
    board.setSelected(lines()[(next + lines().length) % lines().length]?.field ?? null)
  }
  const said = () => {
    if (lines().length === 0) return 'Nothing is drawn yet.'
    return index() < 0
      ? 'Touch a line or a card to move it, or pick a line here.'
      : `Line ${index() + 1} of ${lines().length}`
  }
  const nudge = (label: string, icon: JSX.Element, across: number, down: number) => (
    <Button aria-label={label} class="ink-icon" onClick={() => board.nudge(across, down)}>
      {icon}
    </Button>
  )
  return (
    <div class="ink-bar">
      <p role="status">{said()}</p>
      <Show when={lines().length > 0}>
        <Button onClick={() => pick(-1)}>Line before</Button>
        <Button onClick={() => pick(1)}>Next line</Button>
      </Show>
      <Show when={index() >= 0}>
        {nudge('Move the line left', <ArrowLeft size={20} />, -1, 0)}
        {nudge('Move the line right', <ArrowRight size={20} />, 1, 0)}
        {nudge('Move the line up', <ArrowUp size={20} />, 0, -1)}
        {nudge('Move the line down', <ArrowDown size={20} />, 0, 1)}
        <Button
          onClick={() => {
            const line = board.selected()
            if (line !== null) board.rubOut([line])
          }}
        >
          Remove the line
        </Button>
      </Show>
    </div>
  )
}
