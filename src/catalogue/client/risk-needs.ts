import type { FormDefinition, QuestionDefinition } from '#forms'

const part = (id: string, label: string, hint: string): QuestionDefinition => ({
  kind: 'prose',
  id,
  label,
  hint,
  dontKnow: true,
})

/** Four parts of life as they are now (forms.md §4). */
export const riskNeeds: FormDefinition = {
  id: 'risk-needs',
  version: 1,
  compartment: 'client',
  audience: 'client',
  title: 'My life at the moment',
  profiles: ['family-safeguarding'],
  completion: 'author',
  minutes: 15,
  pages: [
    {
      id: 'home-drink-drugs',
      title: 'Home, drink and drugs',
      intro: 'How are things for you now? What goes well, and what is hard?',
      items: [
        part('accommodation', 'Where I live', 'Who you live with, and how safe and settled it feels.'),
        part('drugs-alcohol', 'Drink and drugs', 'What you take, how often, and what it does to you.'),
      ],
    },
    {
      id: 'work-feelings',
      title: 'Work, money and how I feel',
      intro: 'How are things for you now? What goes well, and what is hard?',
      items: [
        part(
          'employment-finances',
          'Work and money',
          'What you do all day, and if you can pay for what you need.',
        ),
        part(
          'wellbeing-health',
          'How I feel, and my health',
          'Your mood, your sleep, your body, and any help you get.',
        ),
      ],
    },
  ],
}
