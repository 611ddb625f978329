import { type Component, createSignal, type JSX } from 'solid-js'
import type { Form, PageState } from '#forms'

/**
 * A tool draws and changes the answers of one page: it finds its items by their ids, and writes through `usePage().answering`. `children`: the
 * page's fields, for a tool that has them beside its picture.
 */
export type ToolProps = {
  readonly form: Form
  readonly page: PageState
  readonly desk: Desk
  readonly children: JSX.Element
}
export type ToolComponent = Component<ToolProps>

/** What a hand does with a board: `add` puts something of the tool's own where it is tapped. */
export type Mode = 'draw' | 'rub' | 'move' | 'add'

/** What lies ready beside a board. It stays while the person looks at the list and comes back. */
export function createDesk() {
  const [mode, setMode] = createSignal<Mode>('draw')
  const [hasPen, setHasPen] = createSignal(false)
  const [fingersDraw, setFingersDraw] = createSignal(true)
  const [colour, setColour] = createSignal<string>()
  const [width, setWidth] = createSignal(16)
  return {
    mode,
    setMode,
    hasPen,
    /** There is a pen: fingers do not draw any more, unless somebody says so. */
    penSeen() {
      if (hasPen()) return
      setHasPen(true)
      setFingersDraw(false)
    },
    fingersDraw,
    setFingersDraw,
    colour,
    setColour,
    width,
    setWidth,
  }
}

export type Desk = ReturnType<typeof createDesk>
