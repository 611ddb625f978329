import { type ContentPack, PACK_FORMAT } from '#forms'

/** Packs to load or to start from: the consent in the words of each council (forms.md §3). */
export const examplePacks: readonly ContentPack[] = [
  {
    format: PACK_FORMAT,
    name: 'West Sussex',
    edition: '1',
    council: 'west-sussex',
    words: {
      'en-GB': {
        consent: {
          version: 2,
          texts: {
            'items.asked.text': [
              'Your social worker has asked us to work with you. We start with a risk assessment: we look at how safe your family is. If the work is right for you, we then help you to make changes.',
              'The leaflet explains what this means for you.',
            ],
            'items.owner.text': [
              'The risk assessment belongs to West Sussex County Council. Your social worker will be given it.',
            ],
            'items.yes.text': [
              'I agree to my social worker asking this service to work with me. I agree to a risk assessment. If the work is right for me, I agree to that too.',
              'I have read what this means, or it was read to me.',
            ],
          },
        },
      },
    },
  },
  {
    format: PACK_FORMAT,
    name: 'Surrey',
    edition: '1',
    council: 'surrey',
    words: {
      'en-GB': {
        consent: {
          version: 2,
          texts: {
            'items.asked.text': [
              'Surrey County Council has asked us to work with you. We may do a risk assessment: we look at how safe your family is. We may help you to make changes. Or we may do both.',
              'The leaflet explains why you were sent to us.',
            ],
            'items.owner.text': ['The risk assessment belongs to Surrey County Council.'],
            'items.yes.text': [
              'I agree to Surrey County Council asking this service to work with me. I agree to a risk assessment, to work on change, or to both.',
              'I have read what this means, or it was read to me.',
            ],
          },
        },
      },
    },
  },
]
