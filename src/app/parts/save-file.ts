import type { Bytes } from '#core'

const KEEP_MS = 60_000 // some browsers read a file only after the person has said where it goes

/** Hands bytes to the browser as a download. Where they go, and whether, is for the person and the browser to say. */
export function saveFile(bytes: Bytes, type: string, name: string): void {
  const url = URL.createObjectURL(new Blob([bytes], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), KEEP_MS)
}

/** `2026-11-25`, in the device's time zone: lists of files are seen by others, so a day is all that a name tells. `at` in ms. */
export function dayInName(at: number): string {
  const date = new Date(at)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
