import type { FormDefinition, PageDefinition, QuestionDefinition, RatingAnswer } from '#forms'

const howOften = {
  kind: 'rating',
  levels: [
    { id: 'never', label: 'Never' },
    { id: 'sometimes', label: 'Sometimes' },
    { id: 'often', label: 'Often' },
  ],
  dontKnow: true,
} as const satisfies RatingAnswer

/** Rated in both people, each for themself. */
const sign = (id: string, label: string): QuestionDefinition => ({
  ...howOften,
  id,
  label,
  answerLabel: 'In me',
  companions: [{ ...howOften, id: 'partner', label: 'In my partner', counted: true }],
})

const band = (
  id: string,
  title: string,
  intro: string,
  items: readonly QuestionDefinition[],
): PageDefinition => ({ id, title, intro, items })

/** Three bands of signs: the eight of the abusive one from the source, the other two our own (forms.md §4). */
export const healthCheck: FormDefinition = {
  id: 'health-check',
  version: 1,
  compartment: 'client',
  audience: 'client',
  title: 'How healthy is my relationship?',
  profiles: ['family-safeguarding'],
  completion: 'author',
  scoring: 'levels',
  minutes: 20,
  pages: [
    band(
      'healthy',
      'Healthy signs',
      'These keep a relationship safe and strong. How often do you see them?',
      [
        sign('h1', 'Listens, also when we do not agree'),
        sign('h2', 'Says sorry and means it'),
        sign('h3', 'Is glad when the other one sees friends and family'),
        sign('h4', 'Takes no for an answer'),
        sign('h5', 'Shares money and choices fairly'),
        sign('h6', 'Makes the other one feel safe'),
      ],
    ),
    band('unhealthy', 'Unhealthy signs', 'These wear a relationship down. How often do you see them?', [
      sign('u1', 'Shouts to win an argument'),
      sign('u2', 'Goes through the other one’s phone'),
      sign('u3', 'Brings up old mistakes again and again'),
      sign('u4', 'Makes promises and breaks them'),
      sign('u5', 'Makes fun of the other one in front of people'),
      sign('u6', 'Gets cross when the other one wants time alone'),
    ]),
    band(
      'abusive',
      'Abusive signs',
      'These do harm. It can be hard to look at them. How often do you see them?',
      [
        sign('a1', 'Will not speak to the other one for days, to punish them'),
        sign('a2', 'Does not care if the other one is safe, or what they think'),
        sign('a3', 'Makes all the choices, so the other one has to ask first'),
        sign('a4', 'Is cruel, and likes to see the other one hurt'),
        sign('a5', 'Is so jealous that the other one may see nobody else'),
        sign('a6', 'Makes the other one have sex, or do sexual things, when they do not want to'),
        sign('a7', 'Cuts the other one off from friends and family'),
        sign('a8', 'Lies about the harm, or blames the other one for it'),
      ],
    ),
  ],
}
