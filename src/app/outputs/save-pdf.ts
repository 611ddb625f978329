import regularUrl from '@expo-google-fonts/atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf?url'
import boldUrl from '@expo-google-fonts/atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf?url'
import type { Bytes } from '#core'
import { type DocumentModel, renderPdf } from '#report'
import { dayInName, saveFile } from '../parts/save-file.ts'

/**
 * Makes a PDF and hands it to the browser as a download.
 *
 * @throws when a typeface or the writer cannot be read from this device.
 */
export async function savePdf(model: DocumentModel): Promise<void> {
  const [regular, bold] = await Promise.all([readFont(regularUrl), readFont(boldUrl)])
  const pdf = await renderPdf(model, { regular, bold })
  saveFile(pdf, 'application/pdf', fileName(model.madeAt))
}

/** `copy-2026-11-25.pdf`: lists of files are seen by others, so no name of a person is in it. */
export const fileName = (at: number): string => `copy-${dayInName(at)}.pdf`

async function readFont(url: string): Promise<Bytes> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`The typeface answered ${response.status}.`)
  return new Uint8Array(await response.arrayBuffer())
}
