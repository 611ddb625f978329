import type { FormDefinition, Option, PageDefinition } from '#forms'

const ownPart = 'So far this is about someone else. What was my part? I can start with “I”.'

const colours: readonly Option[] = [
  { id: 'ink', label: 'Things' },
  { id: 'teal', label: 'Me' },
  { id: 'plum', label: 'Others' },
  { id: 'red', label: 'Feelings' },
]

/** One picture of the story: words, and a drawing for those who would rather draw. */
const panel = (
  id: string,
  title: string,
  {
    intro,
    label,
    hint,
    mine,
    beside,
  }: {
    readonly intro: string
    readonly label: string
    readonly hint: string
    /** It asks what the client did. */
    readonly mine?: true
    readonly beside?: string
  },
): PageDefinition => ({
  id,
  title,
  intro,
  tool: 'storyboard',
  ...(beside === undefined ? {} : { beside }),
  items: [
    { kind: 'prose', id, label, hint, dontKnow: true, ...(mine ? { ownPart } : {}) },
    {
      kind: 'drawing',
      id: `${id}-drawing`,
      label: 'My drawing',
      hint: 'Draw it, if that is easier.',
      colours,
    },
  ],
})

/** One time that went wrong, in seven pictures, told by the client about what the client did (forms.md §4). */
export const storyboard: FormDefinition = {
  id: 'storyboard',
  version: 1,
  compartment: 'client',
  audience: 'client',
  title: 'A time it went wrong, in pictures',
  profiles: ['family-safeguarding'],
  completion: 'author',
  minutes: 40,
  pages: [
    panel('lead-up', 'Before that day', {
      intro:
        'Think of one time when you hurt or scared someone. Tell it picture by picture. You can stop when you like.',
      label: 'What was going on for me before it?',
      hint: 'What day was it? How had I slept? What mood was I in?',
    }),
    panel('start', 'How it started', {
      intro: 'Go to the place where it began. Look at it from your own eyes.',
      label: 'How did it start?',
      hint: 'Where was I? What did I say, or not say?',
      mine: true,
    }),
    panel('trigger', 'Just before', {
      intro: 'Stop the film one second before. Nobody makes another person do it. What went on in me?',
      label: 'What set me off?',
      hint: 'What did I think? Where in my body did I feel it? What did I want?',
      mine: true,
    }),
    panel('did', 'What I did', {
      intro: 'Stay with your own part. Say what a camera would have seen you do.',
      label: 'What did I do?',
      hint: 'I can start each line with “I”.',
      mine: true,
    }),
    panel('after', 'Afterwards', {
      intro: 'The next minutes and hours. It is still about you.',
      label: 'What did I do next, and where did I go?',
      hint: 'What did I say to people about it?',
      mine: true,
    }),
    panel('led-to', 'What it led to', {
      intro: 'Think of all who were there, or who heard of it. Think of the children too.',
      label: 'What did it lead to?',
      hint: 'That day, and later. For them, and for me.',
    }),
    panel('instead', 'What I could have done', {
      intro: 'Go back to the place where you could have turned off. There nearly always is one.',
      label: 'What could I have done, and what would be different now?',
      hint: 'One thing that I could do next time.',
      mine: true,
      beside: 'did',
    }),
  ],
}
