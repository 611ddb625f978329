import ArrowDown from 'lucide-solid/icons/arrow-down'
import ArrowLeft from 'lucide-solid/icons/arrow-left'
import ArrowRight from 'lucide-solid/icons/arrow-right'
import ArrowUp from 'lucide-solid/icons/arrow-up'
import Minus from 'lucide-solid/icons/minus'
import Plus from 'lucide-solid/icons/plus'
import type { JSX } from 'solid-js'
import { Button } from '../../Button.tsx'
import type { Board } from './board-state.ts'

const STEP = 1.4

/** What is seen of the board: larger, smaller, aside, all of it. */
export function ViewBar(props: { readonly board: Board }) {
  const { board } = props
  const button = (label: string, icon: JSX.Element, act: () => void) => (
    <Button aria-label={label} class="ink-icon" onClick={act}>
      {icon}
    </Button>
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
    <div class="ink-bar" role="group" aria-label="What you see">
      {button('Larger', <Plus size={20} />, () => board.zoom(STEP))}
      {button('Smaller', <Minus size={20} />, () => board.zoom(1 / STEP))}
      {button('Look left', <ArrowLeft size={20} />, () => board.pan(-1, 0))}
      {button('Look right', <ArrowRight size={20} />, () => board.pan(1, 0))}
      {button('Look up', <ArrowUp size={20} />, () => board.pan(0, -1))}
      {button('Look down', <ArrowDown size={20} />, () => board.pan(0, 1))}
      <Button onClick={board.fit}>Fit all</Button>
    </div>
  )
}
