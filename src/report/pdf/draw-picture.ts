import type { jsPDF } from 'jspdf'
import type { AreaShape, Picture, Point, WordsShape } from '#drawing'
import { FAMILY, weightOf } from './faces.ts'
import { PAGE } from './layout.ts'
import { tones } from './tones.ts'

/** Areas, lines and text, in the middle of the page's width. */
export function drawPicture(doc: jsPDF, { width, shapes }: Picture, scale: number, top: number): void {
  const left = (PAGE.width - width * scale) / 2
  const at = ([x, y]: Point): Point => [left + x * scale, top + y * scale]
  for (const shape of shapes)
    if (shape.kind === 'area') drawArea(doc, shape, scale, at)
    else drawWords(doc, shape, scale, at)
}

function drawArea(
  doc: jsPDF,
  { path, fill, line, width = 1 }: AreaShape,
  scale: number,
  at: (point: Point) => Point,
): void {
  for (const step of path) {
    if (step.by === 'close') doc.close()
    else if (step.by === 'curve') doc.curveTo(...at(step.control[0]), ...at(step.control[1]), ...at(step.to))
    else if (step.by === 'move') doc.moveTo(...at(step.to))
    else doc.lineTo(...at(step.to))
  }
  if (fill) doc.setFillColor(...tones[fill])
  if (line) {
    doc.setDrawColor(...tones[line])
    doc.setLineWidth(width * scale)
    doc.setLineCap('round')
    doc.setLineJoin('round')
  }
  if (fill && line) doc.fillStrokeEvenOdd()
  else if (fill) doc.fillEvenOdd()
  else doc.stroke()
}

function drawWords(
  doc: jsPDF,
  { text, x, y, size, bold, tone }: WordsShape,
  scale: number,
  at: (point: Point) => Point,
): void {
  doc.setFont(FAMILY, weightOf(bold ? 'bold' : 'regular'))
  doc.setFontSize(size * scale)
  doc.setTextColor(...tones[tone])
  const [middle, baseline] = at([x, y])
  doc.text(text, middle, baseline, { align: 'center' })
}
