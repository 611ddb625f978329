import type { FormDefinition } from '#forms'
import { registerPages, withoutConsent } from '#forms/register'

/**
 * The register of what leaves the separate place, one entry for each sharing (people-and-pathway.md, Confidentiality 3 and 7). An entry that is begun at a
 * record is about that record as it then was, and lets it out once it is completed.
 */
export const disclosureConfidential: FormDefinition = {
  id: 'disclosure-confidential',
  version: 1,
  compartment: 'confidential',
  audience: 'officer',
  title: 'Disclosure register: confidential part',
  profiles: ['family-safeguarding', 'sheffield'],
  completion: 'countersigned',
  countersignWhen: withoutConsent,
  pages: registerPages({
    first: [
      {
        kind: 'guidance',
        id: 'never',
        title: 'Confidential. Whoever has caused the harm must never learn of it.',
        tone: 'warning',
        text: [
          'Talk it over first with the survivor, or through their worker: what may happen if it is passed on, and what would make that safer. Never pass it on to the person whom it is about, nor to anybody who would tell them.',
        ],
      },
    ],
    titles: {
      what: 'What leaves this place',
      agreement: 'What the survivor says to it',
      done: 'Who passes it on, and when',
    },
    what: {
      label: 'What exactly is passed on?',
      hint: 'Word for word where the words matter.',
      required: 'Say what exactly is passed on',
    },
    from: {
      label: 'Whose word is it?',
      required: 'Say whose word it is, of which day, and whether anything bears it out',
    },
    sources: {
      police: { label: 'The police’s' },
      agency: { label: 'Another agency’s' },
      client: { label: 'The other person’s own' },
      observation: { label: 'A worker’s own observation' },
      survivor: { label: 'The survivor’s' },
      child: { label: 'A child’s' },
      'not-known': { label: 'Nobody knows', hint: 'It is handled as the survivor’s.' },
    },
    dated: 'Of which day?',
    verified: 'Does anything else bear it out?',
    to: {
      label: 'To whom is it passed on?',
      hint: 'One person or team, with what they need it for.',
      required: 'Say to whom it is passed on',
    },
    necessary: {
      label: 'Why do they have to know?',
      hint: 'What could happen if they did not.',
      required: 'Say why they have to know',
    },
    proportionate: {
      label: 'Why is it no more than they need?',
      required: 'Say why it is no more than they need',
    },
    consent: {
      label: 'Has the survivor agreed to this being passed on?',
      required: 'Say whether the survivor agreed, refused or was not asked',
    },
    consents: { given: 'Yes, when asked', refused: 'No, when asked', 'not-asked': 'Nobody has asked' },
    consentOn: { label: 'On which day did they agree?', required: 'Put the day of the survivor’s agreement' },
    discussed: {
      label: 'Have you gone through with them what could follow?',
      required: 'Say whether you went through what could follow',
    },
    consequences: {
      label: 'What could follow, as they see it and as you do?',
      required: 'Say what could follow, as they see it and as you do',
    },
    notDiscussed: {
      label: 'Why not, and what would make it possible?',
      required: 'Say why you have not gone through it with them',
    },
    measures: {
      label: 'What keeps the survivor and the children safe when it is passed on?',
      hint: 'The safety plan looked at again, who is told when, what is left out.',
      required: 'Say what keeps them safe when it is passed on',
    },
    override: {
      title: 'This needs a manager’s word',
      text: [
        'It may leave without the survivor’s yes only where somebody would otherwise come to harm. Ring the manager before you complete this; they sign it afterwards.',
      ],
    },
    grounds: {
      label: 'Who would come to harm otherwise, and how?',
      required: 'Say who would come to harm otherwise, and how',
    },
    approver: {
      label: 'Manager who said that it may leave',
      required: 'Name the manager who said that it may leave',
    },
    approvedOn: { label: 'Day on which they said so', required: 'Put the day on which the manager said so' },
    approvedAt: {
      label: 'Time at which they said so',
      required: 'Put the time at which the manager said so',
    },
    by: { label: 'Name of whoever passes it on', required: 'Name whoever passes it on' },
    sharedOn: { label: 'Day on which it is passed on', required: 'Put the day on which it is passed on' },
    sharedAt: 'Time of day',
  }),
}
