import { circlePicture, type Picture, wheelPicture } from '#drawing'
import { circlePeople, type Form, type FormState, wheelParts } from '#forms'

/** What a record shows besides its words: a wheel with its parts, people on their rings. Everything in it is said in words too. */
export function picturesOf(form: Form, state: Pick<FormState, 'pages'>): readonly Picture[] {
  const label = `${form.title}, as a picture`
  const parts = wheelParts(state)
  const people = circlePeople(state) ?? []
  return [
    ...(parts.length > 0 ? [wheelPicture(label, parts)] : []),
    ...(people.length > 0 ? [circlePicture(label, people)] : []),
  ]
}
