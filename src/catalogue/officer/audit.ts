import type { CompanionDefinition, FormDefinition, PageDefinition, QuestionDefinition } from '#forms'

/** In the auditor's hand: yes or no to each, 33 in all, numbered through (forms.md §11). */
function partsOf(
  parts: readonly { readonly id: string; readonly title: string; readonly asks: readonly Ask[] }[],
): readonly PageDefinition[] {
  let number = 0
  return parts.map(({ id, title, asks }) => ({
    id,
    title,
    items: [
      ...asks.map((ask): QuestionDefinition => {
        number++
        const [label, hint] = typeof ask === 'string' ? [ask] : 'label' in ask ? [ask.label] : ask
        return {
          kind: 'yesno',
          id: `a${String(number).padStart(2, '0')}`,
          label: `${number}. ${label}`,
          requiredFor: { completion: `Answer question ${number}` },
          ...(hint === undefined ? {} : { hint }),
          ...(typeof ask === 'object' && 'label' in ask ? { companions: [fromRecord] } : {}),
        }
      }),
      { kind: 'prose', id: `${id}-comments`, label: `Comments: ${title.toLowerCase()}` },
    ],
  }))
}

/** With a hint where the question alone does not say; `shown`: the record may show the answer. */
type Ask = string | readonly [label: string, hint: string] | { readonly label: string; readonly shown: true }

const fromRecord: CompanionDefinition = { kind: 'tick', id: 'taken-over', label: 'As the record shows' }

/** A look at the quality of one risk assessment. */
export const audit: FormDefinition = {
  id: 'audit',
  version: 1,
  compartment: 'officer',
  audience: 'auditor',
  profiles: ['family-safeguarding'],
  title: 'Audit of a risk assessment',
  completion: 'author',
  pages: [
    {
      id: 'about',
      title: 'What is audited',
      items: [
        {
          kind: 'computed',
          id: 'record-shows',
          label: 'What the record shows',
          hint: 'Looked up on this case. Take it over, then check it: a completed form is not always a good one.',
          from: { given: 'audit' },
        },
        {
          kind: 'text',
          id: 'author',
          label: 'Author of the assessment',
          companions: [fromRecord],
          requiredFor: { completion: 'Put the author of the assessment' },
        },
        {
          kind: 'date',
          id: 'completed',
          label: 'Day on which it was completed',
          companions: [fromRecord],
        },
        {
          kind: 'text',
          id: 'client',
          label: 'Client',
          companions: [fromRecord],
          requiredFor: { completion: 'Put the client’s name' },
        },
        {
          kind: 'text',
          id: 'auditor',
          label: 'Auditor',
          requiredFor: { completion: 'Put the auditor’s name' },
        },
        {
          kind: 'date',
          id: 'audited',
          label: 'Day of this audit',
          requiredFor: { completion: 'Put the day of this audit' },
        },
      ],
    },
    ...partsOf([
      {
        id: 'sources',
        title: 'Sources and other assessments',
        asks: [
          'Are there enough sources?',
          ['Has the officer heard from the victim?', 'In person or through the survivor’s worker.'],
          'Is what was said checked well enough against others?',
          { label: 'Is SARA complete?', shown: true },
          { label: 'Was the behaviour inventory used?', shown: true },
          [
            'Was the officer at the meetings that matter?',
            'Child protection conferences, core groups, child in need meetings.',
          ],
          'Does it say how far the client engages?',
          { label: 'Is the client’s self-assessment (SAQ) complete?', shown: true },
        ],
      },
      {
        id: 'situation',
        title: 'Current situation and family',
        asks: [
          'Is it clear how things are now?',
          'Are the circumstances tied to the concerns?',
          'Is children’s services’ part explained, with its history?',
          'Is there enough about earlier relationships?',
        ],
      },
      {
        id: 'agencies',
        title: 'Other agencies',
        asks: [
          'Did the officer try to have agencies bear it out?',
          { label: 'Does everything have a clear date?', shown: true },
        ],
      },
      {
        id: 'concerns',
        title: 'Concerns and strengths',
        asks: [
          'Is there enough thought, and not facts alone?',
          'Is what it does to the children there all the way through?',
          'Are earlier convictions in it?',
          'Are earlier call-outs for domestic abuse in it?',
          'Are there enough strengths?',
        ],
      },
      {
        id: 'risk',
        title: 'Risk',
        asks: ['Is the level of risk plain?', 'Does the evidence carry that level?'],
      },
      {
        id: 'conclusion',
        title: 'Conclusion',
        asks: [
          'Is it plain what is recommended?',
          'Does the further work answer the risk?',
          'Can the recommendation be carried out?',
          'Was the group, Better Me, Better Us, thought of?',
        ],
      },
      {
        id: 'overall',
        title: 'Overall',
        asks: [
          'Is the wording free of anything that discriminates?',
          ['Is what is confidential in the confidential report?', 'And none of it in this one.'],
          'Is it in good order, and does it follow?',
          'Does all of it bear on the risk?',
          'Would the client understand the wording?',
          'Is it written, and not pasted from elsewhere?',
          'Was it shared with the client?',
          'Is research named where it is used?',
        ],
      },
    ]),
  ],
}
