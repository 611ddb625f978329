import type { FormDefinition, Option } from '#forms'

/** What officers look for in a life (forms.md §4). The hint is what to ask oneself. */
export const lifeMapTags: readonly Option[] = [
  {
    id: 'background',
    label: 'Background influence',
    hint: 'Who or what around the client shaped them here: family, neighbourhood, school, care, loss?',
  },
  {
    id: 'learning-aggressive',
    label: 'Learnt: aggression paid',
    hint: 'Did being aggressive, or seeing it, bring something: safety, respect, getting their way?',
  },
  {
    id: 'learning-other',
    label: 'Learnt: another way paid',
    hint: 'Did talking, waiting, leaving or asking for help work here? What came of it?',
  },
  {
    id: 'belief',
    label: 'Belief: being a man, and violence',
    hint: 'What did they come to believe about men, women, who is in charge, or when force is right?',
  },
  {
    id: 'hostile',
    label: 'Reading hostility in',
    hint: 'Did they take something as an attack, an insult or a plot that could be read in another way?',
  },
  {
    id: 'skill',
    label: 'A skill that is there',
    hint: 'What did they do well here that can be built on now?',
  },
]

/**
 * An officer's reading of a client's Life Map. Its rows have the ids of the map's moments, so two officers who tag one moment mean the same
 * row, and what they say of it stands side by side.
 */
export const lifeMapTagging: FormDefinition = {
  id: 'life-map-tags',
  version: 1,
  compartment: 'officer',
  audience: 'officer',
  title: 'Life Map, read by an officer',
  living: true,
  pages: [
    {
      id: 'tags',
      title: 'What lies behind the moments',
      intro:
        'For officers only. A hard past explains, and does not excuse; a skill counts as much as a harm.',
      items: [
        {
          kind: 'rows',
          id: 'tagged',
          label: 'Moments, tagged',
          rowLabel: 'Moment',
          addLabel: 'Add a moment that is not on the map',
          counted: true,
          columns: [
            { kind: 'text', id: 'moment', label: 'Which moment?' },
            { kind: 'choices', id: 'tags', label: 'What do you see in it?', options: lifeMapTags },
            { kind: 'prose', id: 'note', label: 'In your words' },
          ],
        },
      ],
    },
  ],
}
