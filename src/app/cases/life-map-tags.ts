import { latestOfficerForm, lifeMapTags } from '#catalogue/officer'
import { evaluate, type Form, type LifeMapPage, lifeMapOf } from '#forms'
import { fieldStateOf, type RecordHeader, type RecordView } from '#record'

/** Where officers keep what they see in a Life Map: a record of their own for each. */
export const tagsOf = (map: RecordHeader): RecordHeader => ({
  ...map,
  compartment: 'officer',
  form: 'life-map-tags',
})

export const tagsForm = (): Form => {
  const form = latestOfficerForm('life-map-tags')
  if (!form) throw new Error('The form for reading a Life Map is gone.')
  return form
}

/** The map on a record's page with that tool; `undefined` where there is none. */
export function mapOf(
  form: Form,
  view: RecordView,
): { readonly title: string; readonly said: LifeMapPage } | undefined {
  const page = evaluate(form, view).pages.find(({ tool }) => tool === 'life-map')
  const said = page && lifeMapOf(page)
  return said ? { title: page.title, said } : undefined
}

/** The tags of one moment, in words; those of both answers where two stand side by side. */
export function tagsInWords(tags: RecordView, moment: string): readonly string[] {
  const state = fieldStateOf(tags, `rows/${moment}/tags`)
  const values = state.kind === 'value' ? [state.value] : state.kind === 'conflict' ? state.values : []
  const picked = new Set(values.flatMap((value) => (Array.isArray(value) ? value : [])))
  return lifeMapTags.filter(({ id }) => picked.has(id)).map(({ label }) => label)
}

export type TagSummary = { readonly label: string; readonly moments: readonly string[] }

/** By tag, the moments that have it, in the order of life; tags that no moment has are there too, and say so by being empty. */
export function tagSummary(
  tags: RecordView,
  moments: readonly { readonly id: string; readonly what: string }[],
): readonly TagSummary[] {
  const onMap = new Set(moments.map(({ id }) => id))
  const others = tags.rows
    .filter(({ id }) => !onMap.has(id))
    .map(({ id }) => {
      const said = fieldStateOf(tags, `rows/${id}/moment`)
      return { id, what: said.kind === 'value' && typeof said.value === 'string' ? said.value : 'A moment' }
    })
  return lifeMapTags.map(({ label }) => ({
    label,
    moments: [...moments, ...others]
      .filter(({ id }) => tagsInWords(tags, id).includes(label))
      .map(({ what }) => what || 'A moment'),
  }))
}
