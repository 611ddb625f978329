import type { FormDefinition } from '#forms'
import { registerPages, withoutConsent } from '#forms/register'
import { openSources } from './sources.ts'

/** The register of what officers pass on of a case, one entry for each sharing (people-and-pathway.md, Confidentiality 3). */
export const disclosure: FormDefinition = {
  id: 'disclosure',
  version: 1,
  compartment: 'officer',
  audience: 'officer',
  title: 'Disclosure register',
  profiles: ['family-safeguarding', 'sheffield'],
  completion: 'countersigned',
  countersignWhen: withoutConsent,
  pages: registerPages({
    first: [
      {
        kind: 'guidance',
        id: 'apart',
        title: 'Not what the survivor told',
        tone: 'warning',
        text: [
          'What came from the survivor or from a child, and anything of which nobody knows where it came from, is entered in the separate place before anything of it is shared, in the “Disclosure register: confidential part”.',
        ],
      },
    ],
    titles: { what: 'What is shared', agreement: 'Consent and safety', done: 'Who shares it, and when' },
    what: { label: 'What is shared?', hint: 'So much, and no more.', required: 'Say what is shared' },
    from: {
      label: 'Where does it come from?',
      required: 'Say where it comes from, from when it is and whether it is verified',
    },
    sources: openSources,
    dated: 'From when is it?',
    verified: 'Has it been verified?',
    to: { label: 'With whom?', hint: 'Name, agency and role.', required: 'Say with whom it is shared' },
    necessary: {
      label: 'Why is it necessary?',
      hint: 'Whom it keeps safe, and from what.',
      required: 'Say why it is necessary to share it',
    },
    proportionate: {
      label: 'Why is it proportionate?',
      hint: 'Why less would not do, and what is left out.',
      required: 'Say why this much is proportionate',
    },
    consent: {
      label: 'Does the person whom it is about agree?',
      required: 'Say whether the person agrees, or was not asked',
    },
    consents: { given: 'Asked, and agrees', refused: 'Asked, and refuses', 'not-asked': 'Not asked' },
    consentOn: { label: 'When did they agree?', required: 'Put the day on which they agreed' },
    discussed: {
      label: 'Were the consequences discussed with the survivor?',
      hint: 'By you, or through the survivor’s worker.',
      required: 'Say whether the consequences were discussed with the survivor',
    },
    consequences: {
      label: 'Which consequences?',
      hint: 'What may follow for the survivor and the children. Not how they feel about it.',
      required: 'Say which consequences were discussed',
    },
    notDiscussed: {
      label: 'Why were they not discussed?',
      required: 'Say why the consequences were not discussed',
    },
    measures: {
      label: 'Which safety measures are taken?',
      hint: 'How, when and by which way it is passed on. If none are needed, say why.',
      required: 'Say which safety measures are taken',
    },
    override: {
      title: 'Safeguarding override',
      text: [
        'Without consent it may be shared only to protect somebody. Speak to your manager first and put what they said here. Once this entry is completed, your manager countersigns it.',
      ],
    },
    grounds: {
      label: 'Grounds for sharing it without consent',
      hint: 'Who is in danger, and why it cannot wait for consent.',
      required: 'Give the grounds for sharing it without consent',
    },
    approver: { label: 'Who approved it?', required: 'Name the manager who approved it' },
    approvedOn: { label: 'On which day was it approved?', required: 'Put the day on which it was approved' },
    approvedAt: { label: 'At what time was it approved?', required: 'Put the time at which it was approved' },
    by: { label: 'Who shares it?', required: 'Put the name of whoever shares it' },
    sharedOn: { label: 'On which day?', required: 'Put the day on which it is shared' },
    sharedAt: 'At what time?',
  }),
}
