import { createEffect, createUniqueId, type JSX, onCleanup, onMount, Show } from 'solid-js'
import type { Box } from '#drawing'
import type { DrawingState } from '#forms'
import { usePage } from '../../answering.ts'
import { ownTouch } from '../../own-touch.ts'
import type { Desk } from '../tool.ts'
import { type Board, createBoard, type Things } from './board-state.ts'
import { ColourBar } from './ColourBar.tsx'
import type { Touch } from './hand.ts'
import { LineBar } from './LineBar.tsx'
import { createPainter } from './painter.ts'
import { StrokeConflicts } from './StrokeConflicts.tsx'
import { ToolBar } from './ToolBar.tsx'
import { ViewBar } from './ViewBar.tsx'

/** How far one turn of the wheel zooms. */
const WHEEL = 0.002
const KEY_ZOOM = 1.25
/** Finer than this costs time and shows nothing. */
const MOST_DENSITY = 2

/**
 * A board to draw on, with what lies under the ink (`children`, SVG in units of the board) and the tools of the hand. Everything that a
 * pointer does here, buttons or keys do too.
 */
export function InkBoard(props: {
  /** What it is, for those who cannot see it. */
  readonly label: string
  readonly box: Box
  readonly drawing: DrawingState
  readonly desk: Desk
  readonly things?: Things & { readonly addLabel: string }
  readonly children?: JSX.Element
  /** Beside the board: what a thing says. */
  readonly aside?: JSX.Element
  /** What to do while a thing is being added, and how to do so without the board. */
  readonly whileAdding?: JSX.Element
  /** Small enough to be seen whole: the ways to look at parts of it come once a part is looked at. */
  readonly plain?: boolean
}) {
  const { answering } = usePage()
  const board = createBoard({
    box: props.box,
    drawing: () => props.drawing,
    answering,
    things: props.things,
    desk: props.desk,
  })
  const { desk } = props
  const keys = createUniqueId()
  return (
    <div class="ink-board">
      <div class="ink-main">
        <ToolBar board={board} desk={desk} addLabel={props.things?.addLabel} />
        <div class="ink-middle">
          <Stage board={board} desk={desk} label={props.label} keys={keys}>
            {props.children}
          </Stage>
          {props.aside}
        </div>
      </div>
      <Show when={desk.mode() === 'draw'}>
        <ColourBar board={board} desk={desk} drawing={props.drawing} />
      </Show>
      <Show when={desk.mode() === 'add'}>
        <div class="ink-bar">{props.whileAdding}</div>
      </Show>
      <Show when={desk.mode() === 'move'}>
        <LineBar board={board} />
      </Show>
      <Show when={desk.hasPen()}>
        <label class="tick ink-fingers">
          <input
            type="checkbox"
            checked={desk.fingersDraw()}
            onChange={(event) => desk.setFingersDraw(event.currentTarget.checked)}
          />
          <span class="mark">✓</span>
          <span>Draw with fingers too</span>
        </label>
      </Show>
      <Show when={!props.plain || !board.isFitted()}>
        <ViewBar board={board} />
      </Show>
      <p class="visually-hidden" id={keys}>
        Plus and minus make it larger and smaller, the arrow keys move it, 0 shows all of it. The list has the
        same answers without drawing.
      </p>
      <StrokeConflicts drawing={props.drawing} />
    </div>
  )
}

function Stage(props: {
  readonly board: Board
  readonly desk: Desk
  readonly label: string
  readonly keys: string
  readonly children: JSX.Element
}) {
  const { board } = props
  let stage: HTMLDivElement | undefined
  let below: HTMLCanvasElement | undefined
  let above: HTMLCanvasElement | undefined

  onMount(() => {
    if (!stage || !below || !above) return
    const painter = createPainter(below, above)
    const shown = stage
    const measure = () => {
      painter.resize({ width: shown.clientWidth, height: shown.clientHeight }, density())
      board.setScreen({ width: shown.clientWidth, height: shown.clientHeight })
    }
    measure()
    const sizes = new ResizeObserver(measure)
    sizes.observe(shown)
    let frame = 0
    createEffect(() => painter.paint(board.painted(), board.view()))
    createEffect(() => {
      const [live, view] = [board.live(), board.view()]
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => painter.paintLive(live, view))
    })
    // The page itself must not zoom, nor scroll under a hand that moves the board.
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey && board.isFitted()) return
      event.preventDefault()
      if (event.ctrlKey) board.zoom(Math.exp(-event.deltaY * WHEEL), placeOf(event))
      else board.panBy(-event.deltaX, -event.deltaY)
    }
    shown.addEventListener('wheel', wheel, { passive: false })
    ownTouch(shown)
    onCleanup(() => {
      sizes.disconnect()
      cancelAnimationFrame(frame)
      shown.removeEventListener('wheel', wheel)
    })
  })

  const placeOf = (event: MouseEvent): readonly [number, number] => {
    const box = stage?.getBoundingClientRect()
    return [event.clientX - (box?.left ?? 0), event.clientY - (box?.top ?? 0)]
  }
  const touchOf = (event: PointerEvent): Touch => {
    const [x, y] = placeOf(event)
    const { pointerId: id, pressure, button, timeStamp: at } = event
    const type = event.pointerType === 'pen' || event.pointerType === 'touch' ? event.pointerType : 'mouse'
    return { id, type, x, y, pressure, size: Math.max(event.width, event.height), at, button }
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
    <div
      class="ink-stage"
      classList={{ [`ink-${props.desk.mode()}`]: true }}
      ref={(element) => {
        stage = element
      }}
      role="group"
      aria-label={props.label}
      aria-describedby={props.keys}
      tabindex="0"
      onKeyDown={(event) => press(event, board)}
      onPointerDown={(event) => {
        if (event.button > 0 && event.button !== 1 && event.button !== 5) return
        event.currentTarget.setPointerCapture(event.pointerId)
        if (event.pointerType === 'mouse') event.preventDefault() // no text is selected, no scrolling by the wheel begins
        event.currentTarget.focus({ preventScroll: true })
        board.hand.down(touchOf(event))
      }}
      onPointerMove={(event) => {
        const all = event.getCoalescedEvents?.() ?? []
        board.hand.move((all.length > 0 ? all : [event]).map(touchOf))
      }}
      onPointerUp={(event) => board.hand.up(event.pointerId)}
      onPointerCancel={(event) => board.hand.cancel(event.pointerId)}
    >
      <svg class="ink-under" viewBox={seenBox(board)} role="presentation">
        {props.children}
      </svg>
      <canvas
        class="ink-canvas"
        ref={(canvas) => {
          below = canvas
        }}
      />
      <canvas
        class="ink-canvas"
        ref={(canvas) => {
          above = canvas
        }}
      />
    </div>
  )
}

const density = () => Math.min(devicePixelRatio, MOST_DENSITY)

/** The part of the board that is seen, as an SVG takes it. */
function seenBox(board: Board): string {
  const { x, y, scale } = board.view()
  const { width, height } = board.screen()
  return `${x} ${y} ${Math.max(1, width / scale)} ${Math.max(1, height / scale)}`
}

function press(event: KeyboardEvent, board: Board): void {
  if (event.altKey || event.metaKey || event.ctrlKey) return
  const act = keyActs(board)[event.key]
  if (!act) return
  event.preventDefault()
  act()
}

/** The arrows move the selected line, or what is seen where none is. */
function keyActs(board: Board): { readonly [key: string]: (() => void) | undefined } {
  const line = board.selected()
  const arrow = (across: number, down: number) => () =>
    line === null ? board.pan(across, down) : board.nudge(across, down)
  return {
    ArrowLeft: arrow(-1, 0),
    ArrowRight: arrow(1, 0),
    ArrowUp: arrow(0, -1),
    ArrowDown: arrow(0, 1),
    '+': () => board.zoom(KEY_ZOOM),
    '=': () => board.zoom(KEY_ZOOM),
    '-': () => board.zoom(1 / KEY_ZOOM),
    '0': board.fit,
    Delete: line === null ? undefined : () => board.rubOut([line]),
    Backspace: line === null ? undefined : () => board.rubOut([line]),
  }
}
