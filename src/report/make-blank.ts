import { lifePicture } from '#drawing'
import { evaluate, type Form, lifeMapOf } from '#forms'
import { emptyStatements, viewOf } from '#record'
import type { DocumentModel, Group } from './model.ts'

/**
 * An empty Life Map to fill in at home. It names nobody, and says of no case anything.
 *
 * @throws when the form has no such map: that is a bug of the caller
 */
export function makeBlankLifeMap(form: Form, now: number): DocumentModel {
  const page = evaluate(form, viewOf(emptyStatements)).pages.find(({ tool }) => tool === 'life-map')
  const said = page && lifeMapOf(page)
  if (!said) throw new Error(`“${form.id}” has no Life Map.`)
  const group: Group = {
    title: said.rows.definition.label,
    told: [{ title: null, text: [page.intro ?? '', said.rows.definition.hint ?? ''].filter(Boolean) }],
    picture: lifePicture({ ...said.map, shape: 'blank' }, page.title),
    entries: [],
    photographs: [],
  }
  return {
    ...{ copy: 'client', title: form.title, audience: 'To draw and write on, where nobody else reads it' },
    ...{ madeAt: now, facts: [], notices: [] },
    sections: [
      { title: page.title, about: '', notice: null, picture: null, groups: [group], signatures: [] },
    ],
  }
}
