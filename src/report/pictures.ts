import { type Picture, wheelPicture } from '#drawing'
import { type Form, type FormState, wheelParts } from '#forms'

/** What a record shows besides its words: a wheel with its parts as they stand. Everything in it is said in words too. */
export function picturesOf(form: Form, state: Pick<FormState, 'pages'>): readonly Picture[] {
  const parts = wheelParts(state)
  return parts.length > 0 ? [wheelPicture(`${form.title}, as a picture`, parts)] : []
}
