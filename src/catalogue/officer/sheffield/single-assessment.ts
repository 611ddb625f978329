import { ask, type FormDefinition, type QuestionDefinition, said } from '#forms'
import { aboutPerson, attempts, kindsOfAbuse, sheffield, signingPage, survivorsApart } from './parts.ts'

const shown = (id: string, label: string, required: string): QuestionDefinition =>
  ask(
    {
      kind: 'choice',
      options: [
        { id: 'yes', label: 'Yes' },
        { id: 'partly', label: 'Partly' },
        { id: 'no', label: 'No' },
        { id: 'not-met', label: 'Not known: not met yet' },
      ],
    },
    id,
    label,
    { required, companions: [{ kind: 'prose', id: 'evidence', label: 'What shows it?' }] },
  )

const indications = [
  {
    id: 'stays-involved',
    label: 'A parent who stays involved, or may want to be again, and does not see the impact',
  },
  { id: 'refused', label: 'A parent who stays involved and has refused, or shows little will to change' },
  { id: 'refuge', label: 'The survivor is in a refuge, but contact with the children is possible' },
  { id: 'supervised-only', label: 'No unsupervised contact is recommended' },
  { id: 'coercive-control', label: 'Significant coercive control, further violence or threats are known' },
  { id: 'plan-failed', label: 'An earlier safety plan did not work' },
  { id: 'three-referrals', label: 'Three or more referrals between the same two people' },
  { id: 'other', label: 'Another reason' },
  { id: 'none', label: 'None of these', exclusive: true },
] as const

const anyIndication = {
  any: indications
    .filter(({ id }) => id !== 'none')
    .map(({ id }) => ({ field: 'indications/answer', includes: id })),
} as const

/** What a Single Assessment adds where domestic abuse weighs heavily (people-and-pathway.md, Sheffield profile). */
export const singleAssessment: FormDefinition = {
  ...sheffield,
  id: 'single-assessment',
  title: 'Single Assessment: domestic abuse supplement',
  completion: 'countersigned',
  pages: [
    aboutPerson(ask({ kind: 'date' }, 'started', 'Assessment begun on')),
    {
      id: 'meeting',
      title: 'Meeting the person',
      intro: 'At least once on their own, without the survivor and without the children.',
      items: [
        survivorsApart('Its record is “Single Assessment: the survivor’s part”, in the confidential part.'),
        attempts,
        ask({ kind: 'yesno' }, 'met-alone', 'Have you met this person on their own?', {
          required: 'Say whether you have met this person on their own',
        }),
        ask({ kind: 'prose' }, 'not-met', 'Why not, and what does that mean for the assessment?', {
          when: said('met-alone', 'no'),
          required: 'Say why not, and what that means for the assessment',
        }),
        shown(
          'understands',
          'Do they understand why children’s services are involved?',
          'Say whether they understand why children’s services are involved',
        ),
        shown(
          'acknowledges',
          'Do they acknowledge what their behaviour does to the children?',
          'Say whether they acknowledge what their behaviour does to the children',
        ),
        shown('will-change', 'Are they willing to change?', 'Say whether they are willing to change'),
        shown(
          'will-engage',
          'Are they willing to take part in support?',
          'Say whether they are willing to take part in support',
        ),
        ask({ kind: 'yesno' }, 'police-check', 'Do they agree to a police check?', {
          required: 'Say whether they agree to a police check',
        }),
        ask({ kind: 'yesno' }, 'agencies', 'Do they agree that you speak with agencies?', {
          required: 'Say whether they agree that you speak with agencies',
        }),
        ask({ kind: 'prose', maxLength: 2_000 }, 'agencies-which', 'Which agencies, and what did they say?', {
          when: said('agencies', 'yes'),
        }),
      ],
    },
    {
      id: 'contact',
      title: 'Supervising contact',
      items: [
        {
          kind: 'rows',
          id: 'supervisors',
          label: 'People who may supervise contact',
          rowLabel: 'Person',
          addLabel: 'Add a person',
          ready: 1,
          columns: [
            { kind: 'text', id: 'supervisor', label: 'Name, and who they are to the family' },
            { kind: 'date', id: 'supervisor-met', label: 'Met on' },
            { kind: 'prose', id: 'supervisor-understands', label: 'What do they understand of the abuse?' },
            { kind: 'prose', id: 'supervisor-role', label: 'What do they see as their part?' },
            {
              kind: 'prose',
              id: 'supervisor-safe',
              label: 'Which risks do they see, and how will they keep the children safe?',
            },
          ],
        },
      ],
    },
    {
      id: 'analysis',
      title: 'Analysis',
      items: [
        kindsOfAbuse,
        ask({ kind: 'prose' }, 'impact-children', 'What does the abuse do to the children?', {
          hint: 'Each child. Keep their own accounts in the record of mapping until it is safe to share them.',
          required: 'Say what the abuse does to the children',
        }),
        ask({ kind: 'prose' }, 'impact-family', 'What does it do to the life of the family?', {
          required: 'Say what it does to the life of the family',
        }),
        ask(
          { kind: 'choices', options: indications },
          'indications',
          'What speaks for a full assessment of the person?',
          {
            hint: 'One is enough. That the survivor refuses contact does not rule it out.',
            required: 'Say what speaks for a full assessment, or that nothing does',
          },
        ),
        ask({ kind: 'prose', maxLength: 2_000 }, 'other-indication', 'Which other reason?', {
          when: { field: 'indications/answer', includes: 'other' },
          required: 'Say which other reason',
        }),
        {
          kind: 'guidance',
          id: 'indicated',
          title: 'Full perpetrator assessment',
          text: ['Not known yet: the question above is open.'],
          outcomes: [
            { when: anyIndication, tone: 'warning', text: ['Indicated.'] },
            {
              when: { field: 'indications/answer', includes: 'none' },
              text: ['Not indicated by anything above.'],
            },
          ],
        },
        ask(
          {
            kind: 'choice',
            options: [
              { id: 'full', label: 'A full perpetrator assessment' },
              { id: 'close', label: 'Close without one' },
            ],
          },
          'next',
          'What do you suggest?',
          { required: 'Say what you suggest' },
        ),
        {
          kind: 'guidance',
          id: 'closing',
          title: 'Fill the closure checklist',
          text: ['The case can close only once both of its parts are filled.'],
          appliesWhen: said('next', 'close'),
        },
        ask({ kind: 'prose' }, 'reasons', 'Why?', {
          hint: 'Where you go against what is indicated above, say why.',
          required: 'Say why',
        }),
        ask({ kind: 'yesno' }, 'act-now', 'Do the children need something done at once?', {
          hint: 'This can come on top of an assessment, or in place of one.',
          required: 'Say whether the children need something done at once',
        }),
        ask({ kind: 'prose' }, 'act-now-what', 'What has to be done, and by whom?', {
          when: said('act-now', 'yes'),
          required: 'Say what has to be done, and by whom',
        }),
      ],
    },
    signingPage,
  ],
}
