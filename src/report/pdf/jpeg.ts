import type { Bytes } from '#core'

/** A JPEG that can be drawn, with its size in pixels. */
export type Jpeg = { readonly bytes: Bytes; readonly width: number; readonly height: number }

/** Null for what is no JPEG, or is cut off before it says how large it is. */
export function jpegOf(bytes: Bytes): Jpeg | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 4 || view.getUint16(0) !== START) return null
  for (let at = 2; at + SIZE_ENDS <= bytes.length; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at)
    if (marker < 0xff01) return null
    if (isFrame(marker)) return { bytes, height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
  }
  return null
}

const START = 0xffd8

/** From a marker to the end of the size in its segment. */
const SIZE_ENDS = 9

/** SOF0 to SOF15, but for the three among them that begin something else (ITU-T T.81, table B.1). */
const isFrame = (marker: number): boolean =>
  marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker)
