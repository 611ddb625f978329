import { practiceBounds, usualPractice } from '#casework'
import { clientForms } from '#catalogue/client'
import { councils, officerForms } from '#catalogue/officer'
import type { Form } from '#forms'
import type { PackKnows } from '#forms/pack-reader'
import { hasPackWords } from '../cases/service-state.ts'

/** What a pack is held against, and a template is made of. */
export type PackForms = PackKnows & { readonly newest: readonly Form[] }

/**
 * Every form whose words a pack can change. Those of the confidential ones come only now, for the manager who has asked to change words: nothing of a
 * case is in them.
 */
export async function packForms(): Promise<PackForms> {
  const { confidentialForms } = await import('#catalogue/confidential')
  const forms = [...clientForms, ...officerForms, ...confidentialForms].filter(hasPackWords)
  return {
    find: (id, version) => forms.find((form) => form.id === id && form.version === version),
    councils: councils.map(({ id }) => id),
    ...usualPractice,
    bounds: practiceBounds,
    newest: forms.filter((form) => forms.findLast(({ id }) => id === form.id) === form),
  }
}

/** Places where a pack can be in use: every case, and the cases of each council. */
export const wordingPlaces: readonly (string | null)[] = [null, ...councils.map(({ id }) => id)]
