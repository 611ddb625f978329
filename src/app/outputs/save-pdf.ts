import regularUrl from '@expo-google-fonts/atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf?url'
import boldUrl from '@expo-google-fonts/atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf?url'
import type { Bytes } from '#core'
import { type DocumentModel, renderPdf } from '#report'
import type { Records } from '#store'
import { dayInName, saveFile } from '../parts/save-file.ts'

/**
 * Makes a PDF, with the photographs that are on this device, and hands it to the browser as a download.
 *
 * @throws when a typeface or the writer cannot be read from this device.
 */
export async function savePdf(model: DocumentModel, records: Pick<Records, 'read'>): Promise<void> {
  const [regular, bold] = await Promise.all([readFont(regularUrl), readFont(boldUrl)])
  const pdf = await renderPdf(model, { regular, bold }, await photographsOf(model, records))
  saveFile(pdf, 'application/pdf', fileName(model.madeAt))
}

async function photographsOf(
  { sections }: DocumentModel,
  records: Pick<Records, 'read'>,
): Promise<ReadonlyMap<string, Bytes>> {
  const found = new Map<string, Bytes>()
  for (const { photo } of sections.flatMap(({ groups }) => groups.flatMap((group) => group.photographs))) {
    const bytes = await records.read(photo)
    if (typeof bytes !== 'string') found.set(photo.key, bytes)
  }
  return found
}

/** `copy-2026-11-25.pdf`: lists of files are seen by others, so no name of a person is in it. */
export const fileName = (at: number): string => `copy-${dayInName(at)}.pdf`

async function readFont(url: string): Promise<Bytes> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`The typeface answered ${response.status}.`)
  return new Uint8Array(await response.arrayBuffer())
}
