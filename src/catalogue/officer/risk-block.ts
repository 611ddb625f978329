import type { PageDefinition, QuestionDefinition } from '#forms'

const levels = [
  {
    id: 'low',
    label: 'Low',
    meaning: 'Nothing that is known now points to serious harm.',
  },
  {
    id: 'medium',
    label: 'Medium',
    meaning:
      'There are signs. Serious harm is possible but not likely, unless something changes: medication stopped, a home lost, a relationship that ends, drugs or alcohol.',
  },
  {
    id: 'high',
    label: 'High',
    meaning: 'There are signs. It could come at any moment, and the harm would be serious.',
  },
  {
    id: 'very-high',
    label: 'Very high',
    meaning: 'It is about to happen: more likely than not, and soon, and the harm would be serious.',
  },
] as const

const rating = (id: string, label: string, missing: string): QuestionDefinition => ({
  kind: 'rating',
  id,
  label,
  levels,
  requiredFor: { completion: missing },
})

const words = (id: string, label: string, hint: string, missing: string): QuestionDefinition => ({
  kind: 'prose',
  id,
  label,
  hint,
  requiredFor: { completion: missing },
})

/** The risk of serious harm: five questions, then four people or groups on four levels (forms.md §6). Reports that rate risk share it. */
export const riskBlock: readonly PageDefinition[] = [
  {
    id: 'risk',
    title: 'Risk of serious harm',
    items: [
      {
        kind: 'guidance',
        id: 'serious-harm',
        title: 'What serious harm is',
        text: [
          'Something that puts a life in danger, that traumatises, or both, so that getting over it in body or mind would be hard or could not be done at all.',
        ],
      },
      words('who', 'Who is at risk?', 'Each person or group by itself.', 'Say who is at risk'),
      words(
        'nature',
        'What is the risk?',
        'What could be done to them, how, and how bad it would be.',
        'Say what the risk is',
      ),
      words(
        'greatest',
        'When is the risk greatest?',
        'And how likely is that to come?',
        'Say when the risk is greatest',
      ),
      words(
        'increases',
        'What would make the risk greater?',
        'And how likely is each of these?',
        'Say what would make the risk greater',
      ),
      words(
        'reduces',
        'What would make the risk smaller?',
        'Strengths, support, controls, work to be done.',
        'Say what would make the risk smaller',
      ),
    ],
  },
  {
    id: 'ratings',
    title: 'Ratings',
    intro: 'Your judgement, from everything above. What each level means is beside every rating.',
    items: [
      rating('public', 'Risk to the public', 'Rate the risk to the public'),
      rating('children', 'Risk to children', 'Rate the risk to children'),
      rating('known-adult', 'Risk to a known adult', 'Rate the risk to a known adult'),
      rating('staff', 'Risk to staff', 'Rate the risk to staff'),
    ],
  },
]

type Words = {
  readonly date: string
  readonly noDate: string
  readonly noSignature: string
  /** When a manager countersigns. */
  readonly countersigned?: string
}

/** Who signs and who countersigns, in the words of the report. */
export const signing = ({
  date,
  noDate,
  noSignature,
  countersigned = 'Say yes wherever your service asks for it, and always for court.',
}: Words): readonly QuestionDefinition[] => [
  {
    kind: 'yesno',
    id: 'countersign',
    label: 'Does your manager countersign it?',
    hint: countersigned,
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
    label: date,
    requiredFor: { completion: noDate },
  },
  {
    kind: 'signature',
    id: 'signature',
    label: 'Signature of the officer',
    nameField: 'officer/answer',
    requiredFor: { completion: noSignature },
  },
]
