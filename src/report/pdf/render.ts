import { jsPDF } from 'jspdf'
import type { Bytes } from '#core'
import { type Ink, type Picture, type Point, strokeCurves } from '#drawing'
import type { DocumentModel } from '../model.ts'
import type { PdfFonts } from '../render-pdf.ts'
import { type Block, blocksOf, type Photographs } from './blocks.ts'
import { jpegOf } from './jpeg.ts'
import {
  type Drawing,
  type Face,
  type Line,
  layOut,
  PAGE,
  type Placed,
  type Style,
  styles,
} from './layout.ts'
import { drawPicture, type Write } from './picture.ts'
import { PLACEHOLDER, placeholderNote, showable } from './signs.ts'
import type { Measure } from './wrap.ts'

const FAMILY = 'Atkinson Hyperlegible Next'
const PEN_WIDTH = 1.6
const FOOT: Pick<Style, 'face' | 'size' | 'grey'> = { face: 'regular', size: 9.5, grey: true }
/** From the foot of a line to its baseline, for a size of 1. */
const DESCENT = 0.35

/** Writes the PDF. Its title says nothing about a person: viewers show it, and lists of recent files. */
export function render(
  model: DocumentModel,
  fonts: PdfFonts,
  photographs: ReadonlyMap<string, Bytes>,
): Bytes {
  const doc = new jsPDF({ unit: 'pt', format: 'a4', compress: true, putOnlyUsedFonts: true })
  const faces = { regular: addFace(doc, 'regular', fonts.regular), bold: addFace(doc, 'bold', fonts.bold) }
  doc.setLanguage('en-GB')
  doc.setDocumentProperties({ title: model.title })
  doc.viewerPreferences({ DisplayDocTitle: true })
  doc.setCreationDate(new Date(model.madeAt))

  const write: Write = (text, bold, size) => {
    const face: Face = bold ? 'bold' : 'regular'
    doc.setFont(FAMILY, weightOf(face))
    doc.setFontSize(size)
    return { width: faces[face].measure(size)(text) }
  }

  const pages = layOut(blocksToShow(model, jpegsOf(photographs), faces), ({ face, size }) =>
    faces[face].measure(size),
  )
  for (const [index, page] of pages.entries()) {
    if (index > 0) doc.addPage()
    for (const placed of page) draw(doc, placed, write)
    drawFoot(doc, model.title, `Page ${index + 1} of ${pages.length}`, faces.regular.measure(FOOT.size))
  }
  return new Uint8Array(doc.output('arraybuffer'))
}

/** What is read of a TrueType file that jsPDF has parsed. */
type Metrics = {
  characterToGlyph(codePoint: number): number
  /** In thousandths of the size. */
  widthOfGlyph(glyph: number): number
}

function addFace(doc: jsPDF, face: Face, file: Bytes) {
  doc.addFileToVFS(`${face}.ttf`, binaryText(file))
  doc.addFont(`${face}.ttf`, FAMILY, weightOf(face))
  doc.setFont(FAMILY, weightOf(face))
  const metrics = doc.getFont().metadata as Metrics
  const widths = new Map<string, number>()
  const widthOf = (character: string): number => {
    const known = widths.get(character)
    if (known !== undefined) return known
    const width = metrics.widthOfGlyph(metrics.characterToGlyph(character.charCodeAt(0))) / 1_000
    widths.set(character, width)
    return width
  }
  return {
    hasGlyph: (codePoint: number) => metrics.characterToGlyph(codePoint) !== 0,
    // No kerning, no ligatures: jsPDF writes neither, and so every letter can be found and copied.
    measure: (size: number) => (text: string) => {
      let sum = 0
      for (const character of text) sum += widthOf(character)
      return sum * size
    },
  }
}

const weightOf = (face: Face): 'normal' | 'bold' => (face === 'bold' ? 'bold' : 'normal')

/** One character for each byte, as jsPDF takes files. */
function binaryText(bytes: Bytes): string {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 8_192)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8_192)))
  return parts.join('')
}

/** The document with only signs that its typeface has, and a note if that changed any. */
function blocksToShow(
  model: DocumentModel,
  photographs: Photographs,
  faces: { readonly [face in Face]: { hasGlyph(codePoint: number): boolean } },
): readonly Block[] {
  let replaced = false
  const show = (text: string, face: Face): string => {
    const shown = showable(text, faces[face].hasGlyph)
    replaced ||= shown.split(PLACEHOLDER).length > text.split(PLACEHOLDER).length
    return shown
  }
  const pictureToShow = (picture: Picture): Picture => ({
    ...picture,
    shapes: picture.shapes.map((shape) =>
      shape.kind === 'text' ? { ...shape, text: show(shape.text, shape.bold ? 'bold' : 'regular') } : shape,
    ),
  })
  const blocks = blocksOf(model, photographs).map((block): Block => {
    if (block.kind === 'ink' || block.kind === 'photograph') return block
    if (block.kind === 'picture') return { ...block, picture: pictureToShow(block.picture) }
    return { ...block, text: show(block.text, styles[block.style].face) }
  })
  return replaced ? [...blocks, { kind: 'text', style: 'about', text: placeholderNote, keep: false }] : blocks
}

function draw(doc: jsPDF, { draws, top, height }: Placed, write: Write): void {
  if (draws.kind === 'ink') drawInk(doc, draws.ink, draws.scale, top)
  else if (draws.kind === 'photograph') drawPhotograph(doc, draws, top)
  else if (draws.kind === 'picture') drawPicture(doc, draws.picture, draws.scale, top, write)
  else drawLine(doc, draws, top + height - draws.style.size * DESCENT)
}

const jpegsOf = (photographs: ReadonlyMap<string, Bytes>): Photographs =>
  new Map(
    [...photographs].flatMap(([key, bytes]) => {
      const jpeg = jpegOf(bytes)
      return jpeg ? [[key, jpeg]] : []
    }),
  )

/** As it is, once in the file however often it is shown. */
function drawPhotograph(
  doc: jsPDF,
  { key, jpeg, scale }: Extract<Drawing, { kind: 'photograph' }>,
  top: number,
): void {
  const [width, height] = [jpeg.width * scale, jpeg.height * scale]
  doc.addImage(jpeg.bytes, 'JPEG', PAGE.margin, top, width, height, key, 'NONE')
}

function drawLine(doc: jsPDF, { text, label, style }: Line, baseline: number): void {
  if (label !== undefined) drawText(doc, label, PAGE.margin, baseline, { ...style, face: 'bold' })
  if (text !== '') drawText(doc, text, PAGE.margin + style.indent, baseline, style)
}

function drawText(
  doc: jsPDF,
  text: string,
  x: number,
  y: number,
  { face, size, grey }: Pick<Style, 'face' | 'size' | 'grey'>,
): void {
  doc.setFont(FAMILY, weightOf(face))
  doc.setFontSize(size)
  doc.setTextColor(grey ? 74 : 20)
  doc.text(text, x, y)
}

/** Lines, not a picture: sharp at any size. */
function drawInk(doc: jsPDF, { strokes }: Ink, scale: number, top: number): void {
  const at = ([x, y]: Point): Point => [PAGE.margin + x * scale, top + y * scale]
  doc.setDrawColor(20)
  doc.setLineWidth(PEN_WIDTH)
  doc.setLineCap('round')
  doc.setLineJoin('round')
  for (const stroke of strokes) {
    const { from, curves } = strokeCurves(stroke)
    let now = at(from)
    doc.moveTo(...now)
    if (curves.length === 0) doc.lineTo(...now) // a dot, by its round ends
    for (const curve of curves) {
      const [control, to] = [at(curve.control), at(curve.to)]
      doc.curveTo(...toward(now, control), ...toward(to, control), ...to)
      now = to
    }
    doc.stroke()
  }
}

/** A control point of the cubic curve that is the same as a quadratic one. */
const toward = ([x, y]: Point, [cx, cy]: Point): Point => [x + (2 / 3) * (cx - x), y + (2 / 3) * (cy - y)]

function drawFoot(doc: jsPDF, title: string, page: string, measure: Measure): void {
  const y = PAGE.height - PAGE.foot
  drawText(doc, title, PAGE.margin, y, FOOT)
  drawText(doc, page, PAGE.width - PAGE.margin - measure(page), y, FOOT)
}
