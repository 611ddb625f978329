import type { FormDefinition, PageDefinition, QuestionDefinition } from '#forms'

const intro = 'Is any of this a problem for you at the moment? If you are not sure, say “Don’t know”.'
const help = { kind: 'tick', id: 'help', label: 'I would like help with this' } as const

const item = (id: string, label: string, hint?: string): QuestionDefinition => ({
  kind: 'yesno',
  id,
  label,
  dontKnow: true,
  companions: [help],
  ...(hint === undefined ? {} : { hint }),
})

const domain = (id: string, title: string, items: readonly QuestionDefinition[]): PageDefinition => ({
  id,
  title,
  intro,
  items,
})

/** Self-assessment: 27 items in 8 domains, in the order of the paper, then anything else (forms.md §4). */
export const saq: FormDefinition = {
  id: 'saq',
  version: 1,
  compartment: 'client',
  audience: 'client',
  title: 'How things are for me',
  profiles: ['family-safeguarding'],
  completion: 'author',
  scoring: 'needs',
  minutes: 20,
  pages: [
    domain('home', 'Where I live', [
      item('q01', 'Getting a decent place to live'),
      item('q02', 'Keeping the home I have'),
    ]),
    domain('work', 'Learning and work', [
      item('q03', 'Reading things, or writing things down'),
      item('q04', 'Finding a job'),
      item('q05', 'Staying in a job once I have one'),
      item('q06', 'Passing courses or exams'),
    ]),
    domain('money', 'Money', [item('q07', 'Making my money last'), item('q08', 'Money that I owe')]),
    domain('health', 'My health', [
      item('q09', 'Worrying a lot'),
      item('q10', 'Thinking about hurting myself or ending my life'),
      item('q11', 'Feeling very low'),
      item('q12', 'My mental health', 'Say yes even if no doctor has given it a name.'),
    ]),
    domain('people', 'The people around me', [
      item('q13', 'Caring for my children'),
      item('q14', 'How I get along with my partner'),
      item('q15', 'How I get along with my mum or dad', 'Or whoever brought you up.'),
      item('q16', 'Knowing how someone else feels'),
    ]),
    domain('drink-drugs', 'Drink and drugs', [
      item('q17', 'Taking drugs'),
      item('q18', 'How much I drink'),
      item('q19', 'Getting into trouble because of drink or drugs'),
    ]),
    domain('my-time', 'How I spend my time', [
      item('q20', 'Dealing with people in charge', 'Such as a boss, a teacher or the council.'),
      item('q21', 'Spending time with people who get me into trouble'),
      item('q22', 'Having too little to do'),
      item('q23', 'Making plans and sticking to them'),
      item('q24', 'Being in trouble with the police or the courts'),
    ]),
    domain('feelings', 'How I feel and think', [
      item('q25', 'Turning violent when something annoys me'),
      item('q26', 'Getting angry very fast'),
      item('q27', 'Finding a way to sort out a problem'),
    ]),
    {
      id: 'anything-else',
      title: 'Anything else',
      intro:
        'Is there something we have not asked about? Write one thing in each box. You can leave this empty.',
      items: [
        {
          kind: 'rows',
          id: 'anything-else',
          label: 'Other problems',
          rowLabel: 'Problem',
          addLabel: 'Add another problem',
          ready: 2,
          columns: [{ kind: 'text', id: 'problem', label: 'What is the problem?', maxLength: 500 }, help],
        },
      ],
    },
  ],
}
