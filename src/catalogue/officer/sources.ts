import type { CompanionDefinition, Option } from '#forms'
import { type SourceWords, sourceCompanions, sourceOptions } from '#forms/register'

/** Where information comes from, on a form that the client may one day read: what is theirs to tell is theirs, what they must not learn goes elsewhere. */
export const openSources: SourceWords = {
  police: { label: 'The police' },
  agency: { label: 'Another agency or professional' },
  client: { label: 'The client' },
  observation: { label: 'What you saw or heard yourself' },
  survivor: {
    label: 'The survivor',
    elsewhere:
      'It comes from the survivor. Take it out of this record and write it in the separate place of the case.',
  },
  child: {
    label: 'A child',
    elsewhere:
      'It comes from a child. Take it out of this record and write it in the separate place of the case.',
  },
  'not-known': {
    label: 'Not known',
    hint: 'Then it counts as confidential.',
    elsewhere:
      'Nobody knows where it comes from, so it counts as confidential. Take it out of this record and write it in the separate place of the case.',
  },
}

/** Nothing of what was told stands in the record. */
const apart: Option = {
  id: 'apart',
  label: 'It is in the separate place',
  hint: 'Nothing of it is written here.',
}

/** The same, and the way out for who has written it where it belongs. */
export const sourcesOrApart: readonly Option[] = [...sourceOptions(openSources), apart]

export const datedAndVerified: readonly CompanionDefinition[] = sourceCompanions({
  dated: 'From when is it?',
  verified: 'Has it been verified?',
})
