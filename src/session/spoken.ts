import { type AnswerInWords, optionsOf, type PageState, type ScaleAnswer } from '#forms'

/** What "Read to me" says of a page: its heading, then every question in the order on screen. */
export const spokenPage = ({ title, intro, items }: PageState): readonly string[] => [
  title,
  ...(intro === undefined ? [] : [intro]),
  ...items.flatMap((item): readonly string[] => {
    if (!item.applies) return []
    if (item.kind === 'guidance') return [item.definition.title ?? '', ...item.definition.text]
    const { label, hint = '' } = item.definition
    if (item.definition.kind === 'scale') return [label, hint, scaleInWords(item.definition)]
    if (item.kind === 'rows') return [label, hint]
    // Yes, no and don't know are the same every time; a list of its own is not.
    const options = item.definition.kind === 'yesno' ? [] : optionsOf(item.definition)
    return [label, hint, ...options.map((option) => option.label)]
  }),
]

const scaleInWords = ({ from, to, lowest, highest }: ScaleAnswer): string =>
  `${from} is “${lowest}”, ${to} is “${highest}”.`

/** Each answer after its question. */
export const spokenAnswers = (answers: readonly AnswerInWords[]): readonly string[] =>
  answers.flatMap(({ label, words, also }) => [
    label,
    words.length > 0 ? words.join(', ') : 'Not answered',
    ...also,
  ])
