import { circlePicture, lifePicture, type Picture, panelPicture, wheelPicture } from '#drawing'
import { peopleOn } from './circle.ts'
import type { AnswerState, FormState, PageState } from './evaluate.ts'
import { isPhoto, type Photo } from './kinds/photo.ts'
import { lifeMapOf, strokesIn } from './life-map.ts'
import { wheelParts } from './wheel.ts'

/** What a page that is answered by hand looks like, for print and PDF; `null` for any other, and for one on which nothing is yet. */
export function pictureOf(page: PageState): Picture | null {
  switch (page.tool) {
    case 'life-map': {
      const map = lifeMapOf(page)?.map
      return map && map.moments.length + map.strokes.length > 0 ? lifePicture(map, page.title) : null
    }
    case 'relationship-circle': {
      const people = peopleOn(page)
      return people.length > 0 ? circlePicture(page.title, people) : null
    }
    case 'storyboard': {
      const drawing = page.items.find((item) => item.kind === 'drawing')
      const strokes = drawing ? strokesIn(drawing) : []
      return strokes.length > 0 ? panelPicture(page.title, strokes) : null
    }
    default:
      return null
  }
}

/** The one picture of all its pages that a form has, if it is a wheel. */
export function pictureOfWhole(title: string, state: Pick<FormState, 'pages'>): Picture | null {
  const parts = wheelParts(state)
  return parts.length > 0 ? wheelPicture(`${title}, as a picture`, parts) : null
}

/** Photographs among the answers of a page, as far as they are asked for now: words can only say that there are some. */
export const photographsOn = ({ items }: PageState): readonly Photographed[] =>
  items.flatMap((item) => {
    if (item.kind === 'question')
      return item.applies ? [item.answer, ...item.companions].flatMap(photosIn) : []
    return item.kind === 'rows' && item.applies
      ? item.rows.flatMap(({ cells }) => cells.flatMap(photosIn))
      : []
  })

export type Photographed = { readonly label: string; readonly photo: Photo }

const photosIn = ({ definition, state }: AnswerState): readonly Photographed[] => {
  const values = state.kind === 'conflict' ? state.values : state.kind === 'value' ? [state.value] : []
  return values.flatMap((value) => (isPhoto(value) ? [{ label: definition.label, photo: value }] : []))
}
