import type { Ink, Picture } from '#drawing'
import type { Block, StyleName } from './blocks.ts'
import type { Jpeg } from './jpeg.ts'
import { type Measure, wrap } from './wrap.ts'

/** A4 in points. */
export const PAGE = { width: 595.28, height: 841.89, margin: 56, foot: 40 } as const

export type Face = 'regular' | 'bold'

/** Sizes in points; `before` is the space above, `indent` from the left margin. */
export type Style = {
  readonly face: Face
  readonly size: number
  readonly grey: boolean
  readonly before: number
  readonly indent: number
}

const style = (face: Face, size: number, before: number, more: Partial<Style> = {}): Style => ({
  face,
  size,
  before,
  grey: false,
  indent: 0,
  ...more,
})

export const styles: { readonly [name in StyleName]: Style } = {
  title: style('bold', 22, 0),
  note: style('regular', 10.5, 6, { grey: true }),
  fact: style('regular', 11, 4, { indent: 110 }),
  section: style('bold', 16, 28),
  about: style('regular', 10.5, 3, { grey: true }),
  group: style('bold', 12.5, 16),
  toldTitle: style('bold', 10.5, 8),
  told: style('regular', 10.5, 2),
  question: style('bold', 11, 10),
  answer: style('regular', 11, 2),
  also: style('regular', 10.5, 2, { grey: true }),
}

const LEADING = 1.35
const INK_BOX = { width: 210, height: 72 } as const
const INK_BEFORE = 6
const PICTURE_BEFORE = 10
/** A picture may be as wide as the text, and no higher than this. */
const PICTURE_HEIGHT = 460

export type Line = {
  readonly kind: 'line'
  readonly text: string
  /** Stands in the margin that the style's indent leaves. */
  readonly label?: string
  readonly style: Style
}

/** What one row of a page draws. */
export type Drawing =
  | Line
  | { readonly kind: 'ink'; readonly ink: Ink; readonly scale: number }
  | { readonly kind: 'picture'; readonly picture: Picture; readonly scale: number }
  | { readonly kind: 'photograph'; readonly key: string; readonly jpeg: Jpeg; readonly scale: number }

type Row = {
  readonly draws: Drawing
  readonly before: number
  readonly height: number
  /** Stays on one page with the row that follows. */
  readonly keep: boolean
}

/** `top` in points from the upper edge of the page. */
export type Placed = { readonly draws: Drawing; readonly top: number; readonly height: number }
export type Page = readonly Placed[]

/** Breaks a document into lines and pages. A question stays with the first line of its answer, a heading with what it heads. */
export function layOut(blocks: readonly Block[], measureIn: (style: Style) => Measure): readonly Page[] {
  const rows = blocks.flatMap((block) => rowsOf(block, measureIn))
  return paginate(rows, PAGE.height - 2 * PAGE.margin - PAGE.foot)
}

function rowsOf(block: Block, measureIn: (style: Style) => Measure): readonly Row[] {
  if (block.kind === 'ink') {
    const { width, height } = block.ink
    const scale = Math.min(INK_BOX.width / width, INK_BOX.height / height)
    const draws = { kind: 'ink', ink: block.ink, scale } as const
    return [{ draws, before: INK_BEFORE, height: height * scale, keep: block.keep }]
  }
  if (block.kind === 'picture') {
    const { width, height } = block.picture.box
    const scale = Math.min((PAGE.width - 2 * PAGE.margin) / width, PICTURE_HEIGHT / height)
    const draws = { kind: 'picture', picture: block.picture, scale } as const
    return [{ draws, before: PICTURE_BEFORE, height: height * scale, keep: block.keep }]
  }
  if (block.kind === 'photograph') {
    const { key, jpeg } = block
    const fits = Math.min((PAGE.width - 2 * PAGE.margin) / jpeg.width, PICTURE_HEIGHT / jpeg.height)
    const draws = { kind: 'photograph', key, jpeg, scale: Math.min(fits, 1) } as const
    return [{ draws, before: PICTURE_BEFORE, height: jpeg.height * draws.scale, keep: block.keep }]
  }
  const own = styles[block.style]
  const lines = wrap(block.text, PAGE.width - 2 * PAGE.margin - own.indent, measureIn(own))
  const last = lines.length - 1
  return lines.map((text, index) => ({
    draws: {
      kind: 'line',
      text,
      style: own,
      ...(index === 0 && block.label !== undefined ? { label: block.label } : {}),
    },
    before: index === 0 ? own.before : 0,
    height: own.size * LEADING,
    // A first or a last line does not stand alone on its page; a heading is not broken.
    keep: index === last ? block.keep : block.keep || index === 0 || index === last - 1,
  }))
}

function paginate(rows: readonly Row[], height: number): readonly Page[] {
  const pages: Placed[][] = [[]]
  let y = 0
  for (const group of keptTogether(rows)) {
    const needs = group.reduce((sum, row) => sum + row.before + row.height, 0)
    if (y > 0 && y + needs > height) turn()
    for (const row of group) {
      // What is kept together and fills more than a page is broken all the same.
      if (y > 0 && y + row.before + row.height > height) turn()
      const top = y === 0 ? 0 : y + row.before
      pages.at(-1)?.push({ draws: row.draws, top: PAGE.margin + top, height: row.height })
      y = top + row.height
    }
  }
  return pages

  function turn(): void {
    pages.push([])
    y = 0
  }
}

function keptTogether(rows: readonly Row[]): readonly (readonly Row[])[] {
  const groups: Row[][] = []
  let open = false
  for (const row of rows) {
    if (open) groups.at(-1)?.push(row)
    else groups.push([row])
    open = row.keep
  }
  return groups
}
