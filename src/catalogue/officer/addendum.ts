import type { FormDefinition } from '#forms'
import { caseFileGiven } from './from-case-file.ts'
import { parentOrAdult, whoItIsAbout } from './report-parts.ts'
import { riskBlock, signing } from './risk-block.ts'

/** A risk assessment looked at again: what is new, what it changes, the ratings anew (forms.md §8). */
export const addendum: FormDefinition = {
  id: 'addendum',
  version: 1,
  compartment: 'officer',
  audience: 'officer',
  profiles: ['family-safeguarding'],
  title: 'Addendum to the risk assessment',
  completion: 'countersigned',
  countersignWhen: { field: 'countersign/answer', is: 'yes' },
  pages: [
    {
      id: 'about',
      title: 'What it adds to',
      items: [
        {
          kind: 'computed',
          id: 'original-says',
          label: 'The original',
          hint: 'The risk assessment on this case, as it reads now.',
          from: { given: 'original' },
        },
        {
          kind: 'date',
          id: 'original-date',
          label: 'Date of the original assessment',
          companions: [{ kind: 'tick', id: 'taken-over', label: 'Taken over from the original' }],
          requiredFor: { completion: 'Put the date of the original assessment' },
        },
        caseFileGiven,
        ...whoItIsAbout(parentOrAdult),
      ],
    },
    {
      id: 'sources',
      title: 'Why, and from what',
      items: [
        {
          kind: 'computed',
          id: 'since-original',
          label: 'Written on this case since then',
          from: { given: 'since' },
        },
        {
          kind: 'prose',
          id: 'why',
          label: 'Why is there an addendum?',
          requiredFor: { completion: 'Say why there is an addendum' },
        },
        {
          kind: 'rows',
          id: 'further-sources',
          label: 'Further sources',
          hint: 'Only what the original did not have.',
          rowLabel: 'Source',
          addLabel: 'Add a source',
          ready: 1,
          most: 20,
          columns: [
            { kind: 'text', id: 'further-source', label: 'What or who' },
            { kind: 'date', id: 'further-date', label: 'Date' },
          ],
        },
        {
          kind: 'prose',
          id: 'further-assessments',
          label: 'Further assessments',
          hint: 'Any that were done since: when, and what they came to.',
        },
      ],
    },
    {
      id: 'updates',
      title: 'What is new',
      items: [
        {
          kind: 'prose',
          id: 'circumstances',
          label: 'Circumstances, family and agencies',
          hint: 'What is otherwise now than in the original.',
        },
        {
          kind: 'prose',
          id: 'concerns',
          label: 'Concerns, and what that means',
          hint: 'What is new or has changed, and what it does to your view of the risk.',
        },
        {
          kind: 'prose',
          id: 'new-strengths',
          label: 'New strengths',
          hint: 'Those the original does not have.',
        },
      ],
    },
    ...riskBlock,
    {
      id: 'conclusion',
      title: 'Conclusion',
      items: [
        {
          kind: 'computed',
          id: 'changed',
          label: 'What changed since the original',
          hint: 'The original on the left, this addendum on the right.',
          from: { given: 'changes' },
        },
        {
          kind: 'prose',
          id: 'conclusion',
          label: 'Conclusion',
          hint: 'What the assessment was asked for, what has changed, and what further work is needed.',
          requiredFor: { completion: 'Write a conclusion' },
        },
        ...signing({
          date: 'Date of the addendum',
          noDate: 'Put the date of the addendum',
          noSignature: 'Sign the addendum',
        }),
      ],
    },
  ],
}
