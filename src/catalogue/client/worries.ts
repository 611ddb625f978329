import type { FormDefinition, QuestionDefinition } from '#forms'

const question = (id: string, label: string, hint: string): QuestionDefinition => ({
  kind: 'prose',
  id,
  label,
  hint,
  dontKnow: true,
})

/** Six questions from the worry to the reason for change, in the order of the paper (forms.md §4). */
export const worries: FormDefinition = {
  id: 'worries',
  version: 1,
  compartment: 'client',
  audience: 'client',
  title: 'What worries me, and what worries others',
  profiles: ['family-safeguarding'],
  completion: 'author',
  minutes: 20,
  pages: [
    {
      id: 'worry',
      title: 'What the worry is',
      intro: 'Say it as you see it. Then try to see it through other eyes.',
      items: [
        question('mine', 'What worries me just now', 'About me, my family, or what may come next.'),
        question(
          'theirs',
          'What I think the council worries about',
          'What would your social worker say about you and your family?',
        ),
      ],
    },
    {
      id: 'steps',
      title: 'What I do about it',
      intro: 'Small things count too.',
      items: [
        question('done', 'What I have done so far', 'What did you try, and what came of it?'),
        question('next', 'What I need to do next', 'What can you do this week? What will take longer?'),
      ],
    },
    {
      id: 'help-and-why',
      title: 'Help, and why it matters',
      intro: 'Nobody has to do this alone.',
      items: [
        question('help', 'The help I may need', 'What kind of help would it be? Who could give it?'),
        question(
          'why',
          'Why I want this to change',
          'What gets better if you change? For whom? What happens if you do not?',
        ),
      ],
    },
  ],
}
