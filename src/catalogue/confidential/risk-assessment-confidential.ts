import type { CompanionDefinition, FormDefinition } from '#forms'

const takenOver: CompanionDefinition = {
  kind: 'tick',
  id: 'taken-over',
  label: 'Taken over from the case file',
}

/** What a risk assessment must keep from the client: a report of its own, with keys of its own (forms.md §7). */
export const riskAssessmentConfidential: FormDefinition = {
  id: 'risk-assessment-confidential',
  version: 1,
  compartment: 'confidential',
  audience: 'officer',
  profiles: ['family-safeguarding'],
  title: 'Risk assessment: confidential part',
  completion: 'countersigned',
  countersignWhen: { field: 'countersign/answer', is: 'yes' },
  pages: [
    {
      id: 'confidential',
      title: 'Confidential information',
      items: [
        {
          kind: 'guidance',
          id: 'never',
          title: 'Confidential. Never disclosed to the client.',
          tone: 'warning',
          text: [
            'Do not show it, read it out, hand it over or quote from it where the client could hear or read of it. It has a document of its own and is part of no other.',
            'Before any of this goes to a professional: talk it over with the survivor’s worker, and pass on only what is needed to keep people safe.',
          ],
        },
        { kind: 'computed', id: 'case-file-says', label: 'From the case file', from: { given: 'case-file' } },
        {
          kind: 'text',
          id: 'name',
          label: 'Name of the parent or adult',
          companions: [takenOver],
          requiredFor: { completion: 'Put the name of the parent or adult' },
        },
        { kind: 'date', id: 'date-of-birth', label: 'Date of birth', companions: [takenOver] },
        {
          kind: 'prose',
          id: 'children-named',
          label: 'Children',
          hint: 'Each child, with their age.',
          maxLength: 1_000,
          companions: [takenOver],
        },
        {
          kind: 'prose',
          id: 'information',
          label: 'What the client must not learn',
          hint: 'From whom, when, and what it means for the risk. Say of each thing whether the survivor knows that it is written here.',
          requiredFor: { completion: 'Write the confidential information' },
        },
        {
          kind: 'yesno',
          id: 'countersign',
          label: 'Does your manager countersign it?',
          requiredFor: { completion: 'Say whether your manager countersigns it' },
        },
        {
          kind: 'text',
          id: 'officer',
          label: 'Officer who wrote it',
          requiredFor: { completion: 'Put the name of the officer who wrote it' },
        },
        {
          kind: 'date',
          id: 'date',
          label: 'Date of this report',
          requiredFor: { completion: 'Put the date of this report' },
        },
      ],
    },
  ],
}
