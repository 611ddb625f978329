import type { GuidanceDefinition } from '#forms'
import type { ByCouncil } from './consent.ts'

type Council = 'west-sussex' | 'surrey'

/** What the clients of one council read and those of the other do not. */
const wordsFor = (council: Council, id: string, text: readonly string[]): GuidanceDefinition => ({
  kind: 'guidance',
  id: `${id}-${council}`,
  text,
  appliesWhen: { field: 'authority/answer', is: council },
})

/** The first version had the words of each council in it; the next leaves them to content packs. */
export const askedInOneForm: ByCouncil = {
  asked: [
    wordsFor('west-sussex', 'asked', [
      'Your social worker has asked us to work with you. We start with a risk assessment: we look at how safe your family is. If the work is right for you, we then help you to make changes.',
      'The leaflet explains what this means for you.',
    ]),
    wordsFor('surrey', 'asked', [
      'Surrey County Council has asked us to work with you. We may do a risk assessment: we look at how safe your family is. We may help you to make changes. Or we may do both.',
      'The leaflet explains why you were sent to us.',
    ]),
  ],
  owner: [
    wordsFor('west-sussex', 'owner', [
      'The risk assessment belongs to West Sussex County Council. Your social worker will be given it.',
    ]),
    wordsFor('surrey', 'owner', ['The risk assessment belongs to Surrey County Council.']),
  ],
  yes: [
    wordsFor('west-sussex', 'yes', [
      'I agree to my social worker asking this service to work with me. I agree to a risk assessment. If the work is right for me, I agree to that too.',
      'I have read what this means, or it was read to me.',
    ]),
    wordsFor('surrey', 'yes', [
      'I agree to Surrey County Council asking this service to work with me. I agree to a risk assessment, to work on change, or to both.',
      'I have read what this means, or it was read to me.',
    ]),
  ],
}
