import type { Bytes } from '#core'

/** The longer side of a kept photograph, in pixels: handwriting on a full page stays easy to read. */
const LONGEST = 2_400
const QUALITY = 0.85

/**
 * A picture as it is kept: upright, of a size that is enough to read, and drawn anew, so that where and when it was taken is not in it.
 * Null for a file that this browser cannot show.
 */
export async function preparePhoto(file: Blob): Promise<Bytes | null> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null)
  if (!picture) return null
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height))
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(picture.width * scale)),
    Math.max(1, Math.round(picture.height * scale)),
  )
  const context = canvas.getContext('2d')
  if (!context) return null
  context.fillStyle = 'white' // a picture may be see-through, a JPEG is not
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  const drawn = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY })
  return new Uint8Array(await drawn.arrayBuffer())
}
