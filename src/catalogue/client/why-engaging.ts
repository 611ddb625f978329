import type { FormDefinition, QuestionDefinition } from '#forms'

const reason = (id: string, label: string, hint?: string): QuestionDefinition => ({
  kind: 'scale',
  id,
  label,
  from: 1,
  to: 10,
  lowest: 'Not important to me',
  highest: 'Very important to me',
  dontKnow: true,
  ...(hint === undefined ? {} : { hint }),
})

const intro = 'How much does each of these matter to you? Choose a number. There is no right number.'

/** Six reasons, each for its importance from 1 to 10, then in one's own words (forms.md §4). */
export const whyEngaging: FormDefinition = {
  id: 'why-engaging',
  version: 1,
  compartment: 'client',
  audience: 'client',
  title: 'Why am I doing this?',
  minutes: 15,
  pages: [
    {
      id: 'reasons-1',
      title: 'My reasons for coming',
      intro,
      items: [
        reason('police-courts', 'To stay out of trouble with the police or the courts'),
        reason('relationship', 'To stay with my partner, or to get back together'),
        reason('impress', 'To show my partner something, or to look good to them'),
      ],
    },
    {
      id: 'reasons-2',
      title: 'More reasons for coming',
      intro,
      items: [
        reason('children', 'To see my children, or to go on seeing them'),
        reason(
          'approval',
          'So that other people think well of me',
          'Such as your family, or a social worker.',
        ),
        reason(
          'stop-abuse',
          'To stop hurting the person I am with, now or later',
          'With words, with fear, or with force.',
        ),
      ],
    },
    {
      id: 'own-words',
      title: 'In my own words',
      items: [
        {
          kind: 'prose',
          id: 'own-words',
          label: 'Why do you think you were asked to come here?',
          hint: 'Say it the way you would say it to a friend.',
          dontKnow: true,
        },
      ],
    },
  ],
}
