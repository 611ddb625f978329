import type { jsPDF } from 'jspdf'
import { colours, type Look, type Path, type Picture, type Point, type Shape, type TextShape } from '#drawing'
import { FAMILY, weightOf } from './faces.ts'
import { PAGE } from './layout.ts'

/** Where a picture is on its page, and how large. */
type Place = { readonly scale: number; readonly at: (point: Point) => Point }

/** Areas, lines and text, in the middle of the page's width. */
export function drawPicture(doc: jsPDF, { box, shapes }: Picture, scale: number, top: number): void {
  const left = (PAGE.width - box.width * scale) / 2
  const place: Place = { scale, at: ([x, y]) => [left + x * scale, top + y * scale] }
  for (const shape of shapes) drawShape(doc, shape, place)
}

function drawShape(doc: jsPDF, shape: Shape, place: Place): void {
  if (shape.kind === 'text') drawWords(doc, shape, place)
  else drawForm(doc, shape, styled(doc, shape, place.scale), place)
}

function drawForm(
  doc: jsPDF,
  shape: Exclude<Shape, TextShape>,
  style: Style | null,
  { scale, at }: Place,
): void {
  if (style === null) return
  if (shape.kind === 'path') {
    drawPath(doc, shape.path, at)
    paint(doc, style)
  } else if (shape.kind === 'circle') doc.circle(...at([shape.x, shape.y]), shape.radius * scale, style)
  else {
    const radius = shape.radius * scale
    const [x, y] = at([shape.x, shape.y])
    doc.roundedRect(x, y, shape.width * scale, shape.height * scale, radius, radius, style)
  }
}

type Style = 'F' | 'S' | 'FD'

/** Sets colours and line; `null` for what shows nothing. */
function styled(doc: jsPDF, { fill, line, lineWidth = 1, dash }: Look, scale: number): Style | null {
  if (fill) doc.setFillColor(colours[fill])
  if (line) {
    doc.setDrawColor(colours[line])
    doc.setLineWidth(lineWidth * scale)
    doc.setLineCap('round')
    doc.setLineJoin('round')
    doc.setLineDashPattern(dash === undefined ? [] : [dash * scale, dash * scale], 0)
  }
  if (fill) return line ? 'FD' : 'F'
  return line ? 'S' : null
}

function paint(doc: jsPDF, style: Style): void {
  if (style === 'F') doc.fill()
  else if (style === 'S') doc.stroke()
  else doc.fillStroke()
}

function drawPath(doc: jsPDF, path: Path, at: Place['at']): void {
  for (const piece of path) {
    if (piece[0] === 'Z') doc.close()
    else if (piece[0] === 'C') doc.curveTo(...at(piece[1]), ...at(piece[2]), ...at(piece[3]))
    else if (piece[0] === 'M') doc.moveTo(...at(piece[1]))
    else doc.lineTo(...at(piece[1]))
  }
}

function drawWords(doc: jsPDF, { text, x, y, size, bold, colour, anchor }: TextShape, place: Place): void {
  doc.setFont(FAMILY, weightOf(bold ? 'bold' : 'regular'))
  doc.setFontSize(size * place.scale)
  doc.setTextColor(colours[colour])
  doc.text(text, ...place.at([x, y]), { align: alignments[anchor ?? 'start'] })
}

const alignments = { start: 'left', middle: 'center', end: 'right' } as const
