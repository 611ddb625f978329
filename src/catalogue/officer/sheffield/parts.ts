import { ask, type FormDefinition, type PageDefinition, type QuestionDefinition } from '#forms'

// What several forms of the Sheffield profile share (people-and-pathway.md, Sheffield profile).

/** An officer’s form there; where it is countersigned, that is the endorsement of the Senior Fieldwork Manager. */
export const sheffield = {
  version: 1,
  compartment: 'officer',
  audience: 'officer',
  profiles: ['sheffield'],
} as const satisfies Partial<FormDefinition>

/** Whom it is about. In this profile it is called a perpetrator assessment; the person has a name. */
export const aboutPerson = (...more: readonly QuestionDefinition[]): PageDefinition => ({
  id: 'about',
  title: 'Whom it is about',
  items: [
    ask({ kind: 'text' }, 'name', 'Name of the person who has caused harm', {
      required: 'Put the name of the person who has caused harm',
    }),
    ask({ kind: 'date' }, 'date-of-birth', 'Date of birth'),
    ask({ kind: 'prose', maxLength: 1_000 }, 'children-named', 'Children', {
      hint: 'Each child, with their age.',
      required: 'Name the children',
    }),
    ...more,
  ],
})

export const kindsOfAbuse: QuestionDefinition = ask(
  {
    kind: 'choices',
    options: [
      { id: 'psychological', label: 'Psychological' },
      { id: 'physical', label: 'Physical' },
      { id: 'sexual', label: 'Sexual' },
      { id: 'economic', label: 'Economic' },
      { id: 'emotional', label: 'Emotional' },
    ],
  },
  'types',
  'Which kinds of abuse are there?',
  {
    hint: 'Only what may be known from sources that this person knows of.',
    required: 'Say which kinds of abuse there are',
  },
)

/** The survivor’s side is never written here; `where`: a sentence that names the record it has instead. */
export const survivorsApart = (where: string) =>
  ({
    kind: 'guidance',
    id: 'apart',
    title: 'What comes from the survivor stands apart',
    tone: 'warning',
    text: [
      'Write none of it here. What came from mapping or from the survivor is confidential until it is recorded as safe to share, and so is anything of which you do not know where it came from.',
      where,
    ],
  }) as const

/** Every try to reach the person, as it happened. */
export const attempts = {
  kind: 'rows',
  id: 'attempts',
  label: 'Attempts to reach this person',
  rowLabel: 'Attempt',
  addLabel: 'Add an attempt',
  ready: 2,
  most: 20,
  counted: true,
  columns: [
    { kind: 'date', id: 'attempt-on', label: 'Date' },
    {
      kind: 'choice',
      id: 'attempt-how',
      label: 'How?',
      options: [
        { id: 'visit', label: 'Visit, face to face' },
        { id: 'phone', label: 'Telephone' },
        { id: 'letter', label: 'Letter' },
        { id: 'third-party', label: 'Through somebody else' },
      ],
    },
    { kind: 'prose', id: 'attempt-result', label: 'What came of it?', maxLength: 2_000 },
  ],
} as const

/** What the person has to stop and to start. */
export const expectations: readonly QuestionDefinition[] = [
  ask({ kind: 'prose' }, 'must-stop', 'What does this person have to stop?', {
    hint: 'Behaviour that somebody could see, and could say whether it has stopped.',
    required: 'Say what this person has to stop',
  }),
  ask({ kind: 'prose' }, 'must-start', 'What does this person have to start?', {
    required: 'Say what this person has to start',
  }),
]

/** The name and the date stand before the signature, which covers them. */
export const signingPage: PageDefinition = {
  id: 'signing',
  title: 'Signing',
  intro: 'Once it is completed, the Senior Fieldwork Manager endorses it or sends it back.',
  items: [
    ask({ kind: 'text' }, 'worker', 'Social worker', { required: 'Put the social worker’s name' }),
    ask({ kind: 'date' }, 'date', 'Date of signing', { required: 'Put the date of signing' }),
    ask({ kind: 'signature', nameField: 'worker/answer' }, 'signature', 'Signature of the social worker', {
      required: 'The social worker needs to sign',
    }),
  ],
}
