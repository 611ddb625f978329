import type { FormDefinition, PageDefinition, QuestionDefinition } from '#forms'

const intro =
  'How often was that? Answer for what you did, and for what was done to you. “?” means that you don’t know.'

/** Scored twice, and never one against the other; words that do not fit can be struck out or changed (forms.md §4). */
export const scored = (id: string, label: string): QuestionDefinition => ({
  kind: 'frequency',
  id,
  label,
  answerLabel: 'What I did',
  companions: [
    { kind: 'frequency', id: 'to-me', label: 'What was done to me', counted: true },
    { kind: 'text', id: 'words', label: 'In my words', rewords: true },
  ],
})

export const part = (id: string, title: string, items: readonly QuestionDefinition[]): PageDefinition => ({
  id,
  title,
  intro,
  items,
})

/** What stands on paper above both lists; `more`: what else has to be asked first. */
export const start = (...more: readonly QuestionDefinition[]): PageDefinition => ({
  id: 'start',
  title: 'Before we start',
  items: [
    {
      kind: 'guidance',
      id: 'how',
      title: 'How it works',
      text: [
        'Next come some things that people do to a partner. For each one, say how often you did it. Then say how often it was done to you.',
        'Think of your partner, or of your ex-partner. “The other person” means them.',
        'If some words do not fit, you can change them.',
      ],
    },
    { kind: 'text', id: 'name', label: 'My name' },
    { kind: 'date', id: 'date', label: 'Today’s date' },
    ...more,
  ],
})

export const header = {
  version: 1,
  compartment: 'client',
  audience: 'client',
  profiles: ['family-safeguarding'],
  completion: 'author',
  scoring: 'how-often',
} as const satisfies Partial<FormDefinition>
