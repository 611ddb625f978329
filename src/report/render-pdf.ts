import type { Bytes } from '#core'
import type { DocumentModel } from './model.ts'

/** The bytes of two TrueType files. */
export type PdfFonts = { readonly regular: Bytes; readonly bold: Bytes }

/**
 * The document as an A4 PDF of real text. The library that writes it is fetched with the first call.
 *
 * @param photographs those that are on this device, by their keys; of any other the document says so
 * @throws when the library or a typeface cannot be read.
 */
export async function renderPdf(
  model: DocumentModel,
  fonts: PdfFonts,
  photographs: ReadonlyMap<string, Bytes> = new Map(),
): Promise<Bytes> {
  const { render } = await import('./pdf/render.ts')
  return render(model, fonts, photographs)
}
