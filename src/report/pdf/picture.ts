import type { jsPDF } from 'jspdf'
import { colours, type Look, type Path, type Picture, type Point, type TextShape } from '#drawing'
import { PAGE } from './layout.ts'

/** How a text of a picture is written: the typeface is the document's. */
export type Write = (text: string, bold: boolean, size: number) => { readonly width: number }

/** Shapes as lines and curves, and words as words: sharp at any size, and found by whoever searches. */
export function drawPicture(doc: jsPDF, { shapes }: Picture, scale: number, top: number, write: Write): void {
  const at = ([x, y]: Point): Point => [PAGE.margin + x * scale, top + y * scale]
  for (const shape of shapes) {
    if (shape.kind === 'text') {
      drawWords(doc, shape, at([shape.x, shape.y]), scale, write)
      continue
    }
    const style = setLook(doc, shape, scale)
    if (style === null) continue
    if (shape.kind === 'circle') doc.circle(...at([shape.x, shape.y]), shape.radius * scale, style)
    else if (shape.kind === 'box') {
      const radius = Math.min(shape.radius, shape.width / 2, shape.height / 2) * scale
      doc.roundedRect(
        ...at([shape.x, shape.y]),
        shape.width * scale,
        shape.height * scale,
        radius,
        radius,
        style,
      )
    } else drawPath(doc, shape.path, at, style)
  }
  doc.setLineDashPattern([], 0)
}

type Style = 'F' | 'S' | 'FD'

/** `null`: nothing of it is seen. */
function setLook(doc: jsPDF, { fill, line, lineWidth = 1, dash }: Look, scale: number): Style | null {
  if (fill !== undefined) doc.setFillColor(colours[fill])
  if (line !== undefined) {
    doc.setDrawColor(colours[line])
    doc.setLineWidth(lineWidth * scale)
    doc.setLineCap('round')
    doc.setLineJoin('round')
    doc.setLineDashPattern(dash === undefined ? [] : [dash * scale, dash * scale], 0)
  }
  if (fill !== undefined && line !== undefined) return 'FD'
  return fill !== undefined ? 'F' : line !== undefined ? 'S' : null
}

function drawPath(doc: jsPDF, path: Path, at: (point: Point) => Point, style: Style): void {
  for (const piece of path) {
    if (piece[0] === 'M') doc.moveTo(...at(piece[1]))
    else if (piece[0] === 'L') doc.lineTo(...at(piece[1]))
    else if (piece[0] === 'C') doc.curveTo(...at(piece[1]), ...at(piece[2]), ...at(piece[3]))
    else doc.close()
  }
  if (style === 'F') doc.fill()
  else if (style === 'S') doc.stroke()
  else doc.fillStroke()
}

function drawWords(doc: jsPDF, shape: TextShape, [x, y]: Point, scale: number, write: Write): void {
  const { text, bold = false, size, anchor = 'start', colour } = shape
  if (text === '') return
  const { width } = write(text, bold, size * scale)
  doc.setTextColor(colours[colour])
  doc.text(text, x - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0), y)
}
