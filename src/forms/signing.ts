import { canonicalBytes, hash, type Json } from '#core'
import type { FieldState, RecordView } from '#record'
import { type Form, fieldDefinition } from './form.ts'

/** `changed`: something it covers was said, changed or taken back after it was given. */
export type SignatureState = 'none' | 'stands' | 'changed'

/**
 * What a signature in this record covers: the hash of every value the record has now, signatures apart (docs/protocol.md §4).
 * Values in conflict count with all their answers. Where the record says in which words it was asked, those are signed too.
 */
export function signedContent(
  form: Form,
  view: Pick<RecordView, 'fields'> & Partial<Pick<RecordView, 'wording'>>,
): string {
  const said = [...view.fields]
    .filter(([field]) => fieldDefinition(form, field)?.kind !== 'signature')
    .flatMap(([field, state]): [string, Json][] => (state.kind === 'none' ? [] : [[field, valuesOf(state)]]))
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))
  const wordings = view.wording?.wordings ?? []
  const asked = wordings.length > 0 ? [[...wordings]] : []
  return hash('cairn signed content 1', canonicalBytes([form.id, form.version, said, ...asked]))
}

const valuesOf = (state: Exclude<FieldState, { kind: 'none' }>): Json =>
  state.kind === 'value' ? [state.value] : state.values
