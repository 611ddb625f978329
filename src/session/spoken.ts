import {
  type AnswerInWords,
  type ItemState,
  levelsOf,
  optionsOf,
  type PageState,
  type QuestionDefinition,
  type ScaleAnswer,
} from '#forms'

/** What "Read to me" says of a page: its heading, then every question in the order on screen. */
export const spokenPage = ({ title, intro, items }: PageState): readonly string[] => [
  title,
  ...(intro === undefined ? [] : [intro]),
  ...items.filter(({ applies }) => applies).flatMap(spokenItem),
]

function spokenItem(item: ItemState, index: number, items: readonly ItemState[]): readonly string[] {
  if (item.kind === 'guidance') return [item.definition.title ?? '', ...item.definition.text]
  const { label, hint = '' } = item.definition
  if (item.kind === 'rows' || item.kind === 'drawing') return [label, hint]
  if (item.kind === 'computed')
    return [label, hint, ...item.lines.map((line) => `${line.label}: ${line.words}`)]
  const { definition } = item
  if (definition.kind === 'scale') return [label, hint, scaleInWords(definition)]
  // Levels are the same down a page, and so are yes, no and don't know every time; a list of its own is not.
  if (levelsOf(definition).length > 0) {
    const isFirst = items.findIndex((one) => one.definition.kind === definition.kind) === index
    return isFirst ? [...levelsInWords(definition), label, hint] : [label, hint]
  }
  const options = definition.kind === 'yesno' ? [] : optionsOf(definition)
  return [label, hint, ...options.map((option) => option.label)]
}

const scaleInWords = ({ from, to, lowest, highest }: ScaleAnswer): string =>
  `${from} is “${lowest}”, ${to} is “${highest}”.`

/** What can be said, and for which columns. */
function levelsInWords(definition: QuestionDefinition): readonly string[] {
  const columns = (definition.companions ?? []).filter(({ counted }) => counted).map(({ label }) => label)
  return [
    ...levelsOf(definition).map(({ mark, label }) => (mark === label ? label : `${mark} is “${label}”.`)),
    ...(definition.answerLabel === undefined ? [] : [definition.answerLabel, ...columns]),
  ]
}

/** Each answer after its question. */
export const spokenAnswers = (answers: readonly AnswerInWords[]): readonly string[] =>
  answers.flatMap(({ label, words, also }) => [
    label,
    words.length > 0 ? words.join(', ') : 'Not answered',
    ...also,
  ])
