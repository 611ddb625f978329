import { lifePicture, type Picture } from '#drawing'
import type { PageState } from './evaluate.ts'
import { lifeMapOf } from './life-map.ts'

/** What a page that is answered by hand looks like, for print and PDF; `null` for any other, and for one on which nothing is yet. */
export function pictureOf(page: PageState): Picture | null {
  if (page.tool !== 'life-map') return null
  const map = lifeMapOf(page)?.map
  return map && map.moments.length + map.strokes.length > 0 ? lifePicture(map, page.title) : null
}
