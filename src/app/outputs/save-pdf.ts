import regularUrl from '@expo-google-fonts/atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf?url'
import boldUrl from '@expo-google-fonts/atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf?url'
import type { Bytes } from '#core'
import { type DocumentModel, renderPdf } from '#report'

const KEEP_MS = 60_000 // some browsers read a file only after the person has said where it goes

/**
 * Makes a PDF and hands it to the browser as a download.
 *
 * @throws when a typeface or the writer cannot be read from this device.
 */
export async function savePdf(model: DocumentModel): Promise<void> {
  const [regular, bold] = await Promise.all([readFont(regularUrl), readFont(boldUrl)])
  const pdf = await renderPdf(model, { regular, bold })
  const url = URL.createObjectURL(new Blob([pdf], { type: 'application/pdf' }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName(model.madeAt)
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), KEEP_MS)
}

/** `copy-2026-11-25.pdf`: lists of files are seen by others, so no name of a person is in it. */
export function fileName(at: number): string {
  const date = new Date(at)
  const two = (number: number) => String(number).padStart(2, '0')
  return `copy-${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}.pdf`
}

async function readFont(url: string): Promise<Bytes> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`The typeface answered ${response.status}.`)
  return new Uint8Array(await response.arrayBuffer())
}
