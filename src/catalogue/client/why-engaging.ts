import type { FormDefinition, QuestionDefinition } from '#forms'

const intro = 'How much does each reason matter to you? 1 means not at all. 10 means very much.'

const reason = (id: string, label: string, hint?: string): QuestionDefinition => ({
  kind: 'scale',
  id,
  label,
  from: 1,
  to: 10,
  lowest: 'Not at all',
  highest: 'Very much',
  dontKnow: true,
  ...(hint === undefined ? {} : { hint }),
})

/** Six reasons with how much each matters, in the order of the paper, then the client's own words (forms.md §4). */
export const whyEngaging: FormDefinition = {
  id: 'why-engaging',
  version: 1,
  compartment: 'client',
  audience: 'client',
  title: 'Why am I doing this?',
  profiles: ['family-safeguarding'],
  completion: 'author',
  minutes: 10,
  pages: [
    {
      id: 'reasons',
      title: 'My reasons',
      intro,
      items: [
        reason('police-courts', 'To stay out of trouble with the police or the courts'),
        reason('relationship', 'To stay with my partner, or get back with my ex-partner'),
        reason('impress', 'To impress my partner or ex-partner, or prove something to them'),
      ],
    },
    {
      id: 'more-reasons',
      title: 'More reasons',
      intro,
      items: [
        reason('children', 'To see my children, or to go on seeing them'),
        reason(
          'approval',
          'So that other people think well of me',
          'Such as your family or your social worker.',
        ),
        reason(
          'stop-abuse',
          'To stop being abusive or violent',
          'To a partner, an ex-partner or anyone you are with later.',
        ),
      ],
    },
    {
      id: 'in-my-words',
      title: 'Why I am here',
      intro: 'There is no right or wrong answer. Say it the way you see it.',
      items: [
        {
          kind: 'prose',
          id: 'own-words',
          label: 'In your own words, why do you think you were sent to us?',
          dontKnow: true,
        },
      ],
    },
  ],
}
