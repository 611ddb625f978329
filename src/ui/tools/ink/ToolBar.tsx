import Eraser from 'lucide-solid/icons/eraser'
import Pencil from 'lucide-solid/icons/pencil'
import Plus from 'lucide-solid/icons/plus'
import Pointer from 'lucide-solid/icons/pointer'
import Redo from 'lucide-solid/icons/redo-2'
import Undo from 'lucide-solid/icons/undo-2'
import { type JSX, Show } from 'solid-js'
import { usePage } from '../../answering.ts'
import type { Desk, Mode } from '../tool.ts'
import type { Board } from './board-state.ts'

/** What the hand does, and steps back and forth. */
export function ToolBar(props: {
  readonly board: Board
  readonly desk: Desk
  readonly addLabel: string | undefined
}) {
  const { steps } = usePage().answering
  return (
    <div class="ink-tools" role="toolbar" aria-label="Tools">
      <ModeButton {...props} mode="draw" icon={<Pencil size={22} />} label="Draw" />
      <Show when={props.addLabel}>
        {(label) => <ModeButton {...props} mode="add" icon={<Plus size={22} />} label={label()} />}
      </Show>
      <ModeButton {...props} mode="rub" icon={<Eraser size={22} />} label="Rub out" />
      <ModeButton {...props} mode="move" icon={<Pointer size={22} />} label="Move" />
      <ToolButton icon={<Undo size={22} />} label="Undo" off={!steps.canUndo()} onPress={steps.undo} />
      <ToolButton icon={<Redo size={22} />} label="Redo" off={!steps.canRedo()} onPress={steps.redo} />
    </div>
  )
}

function ModeButton(props: {
  readonly board: Board
  readonly desk: Desk
  readonly mode: Mode
  readonly icon: JSX.Element
  readonly label: string
}) {
  return (
    <button
      type="button"
      class="ink-tool"
      aria-pressed={props.desk.mode() === props.mode}
      onClick={() => {
        props.board.setSelected(null)
        props.desk.setMode(props.mode)
      }}
    >
      {props.icon}
      {props.label}
    </button>
  )
}

function ToolButton(props: {
  readonly icon: JSX.Element
  readonly label: string
  readonly off: boolean
  readonly onPress: () => void
}) {
  return (
    <button
      type="button"
      class="ink-tool"
      aria-disabled={props.off}
      onClick={() => !props.off && props.onPress()}
    >
      {props.icon}
      {props.label}
    </button>
  )
}
