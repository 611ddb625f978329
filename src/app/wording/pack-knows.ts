import { clientForm } from '#catalogue/client'
import { councils, officerForm } from '#catalogue/officer'
import type { PackKnows } from '#forms'
import { hasPackWords } from './service-state.ts'

/** What a pack is held against. Confidential forms are not among it: their words come with the place they are in. */
export const packKnows: PackKnows = {
  find: (id, version) => {
    const form = clientForm(id, version) ?? officerForm(id, version)
    return form && hasPackWords(form) ? form : undefined
  },
  councils: councils.map(({ id }) => id),
}

/** Places where a pack can be in use: every case, and the cases of each council. */
export const wordingPlaces: readonly (string | null)[] = [null, ...packKnows.councils]
