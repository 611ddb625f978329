import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'
import { type DocumentModel, renderPdf } from '#report'

const folder = 'node_modules/@expo-google-fonts/atkinson-hyperlegible-next'
const fontFile = (path: string) => new Uint8Array(readFileSync(`${folder}/${path}.ttf`))

const fonts = {
  regular: fontFile('400Regular/AtkinsonHyperlegibleNext_400Regular'),
  bold: fontFile('700Bold/AtkinsonHyperlegibleNext_700Bold'),
}

/** The document as the app would save it. */
export const pdfOf = (
  model: DocumentModel,
  photographs?: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
): Promise<Uint8Array> => renderPdf(model, fonts, photographs)

/** All that a reader finds in a PDF. */
export const textOf = (pdf: Uint8Array): string =>
  execFileSync('pdftotext', ['-enc', 'UTF-8', '-', '-'], { input: pdf, encoding: 'utf8' })

/** The same page by page, each with its foot taken off. */
export function pagesOf(pdf: Uint8Array, title: string): readonly string[] {
  const pages = textOf(pdf).split('\f').slice(0, -1)
  return pages.map((page, index) => {
    const foot = new RegExp(`${title}\\s+Page ${index + 1} of ${pages.length}\\s*$`)
    if (!foot.test(page)) throw new Error(`Page ${index + 1} has no foot: ${page.slice(-80)}`)
    return page.replace(foot, '')
  })
}

/** What `pdfinfo` says. */
export const infoOf = (pdf: Uint8Array): string =>
  execFileSync('pdfinfo', ['-'], { input: pdf, encoding: 'utf8' })

/** The same words, however they are broken into lines. */
export const flat = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** How many curves its pages draw. Glyphs are none: their outlines are in the font. */
export function curvesIn(pdf: Uint8Array): number {
  const bytes = Buffer.from(pdf).toString('latin1')
  const streams = bytes.matchAll(/\/Filter \/FlateDecode[\s\S]*?stream\r?\n([\s\S]*?)\r?\nendstream/g)
  const drawn = [...streams].map(([, body = '']) =>
    inflateSync(Buffer.from(body, 'latin1')).toString('latin1'),
  )
  return drawn.reduce((sum, stream) => sum + (stream.match(/^(-?[\d.]+ ){6}c$/gm) ?? []).length, 0)
}

/** How many images it holds. */
export const imagesIn = (pdf: Uint8Array): number =>
  (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Subtype \/Image/g) ?? []
  ).length
