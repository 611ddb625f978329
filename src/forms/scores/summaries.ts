import type { RecordView } from '#record'
import {
  type AnswerState,
  type CompanionState,
  evaluate,
  type PageState,
  type QuestionState,
} from '../evaluate.ts'
import type { Form } from '../form.ts'
import { valueInWords } from '../kinds/index.ts'
import { levelsOf } from '../kinds/levels.ts'
import { wordsOfState } from '../words.ts'

/** Ratings of one page counted: each column by itself, levels in their order. */
export type LevelCounts = {
  readonly title: string
  readonly columns: readonly {
    readonly label: string
    readonly counts: readonly { readonly label: string; readonly count: number }[]
    readonly unsettled: number
    readonly unanswered: number
  }[]
}

export const levelCounts = (form: Form, view: RecordView): readonly LevelCounts[] =>
  evaluate(form, view).pages.flatMap(({ title, items }) => {
    const ratings = questionsOf(items).filter(({ definition }) => definition.kind === 'rating')
    const [first] = ratings
    if (!first) return []
    const columns = first.companions.filter(isRated).map(({ definition }) => definition.label)
    return [
      {
        title,
        columns: [
          countsOf(
            first.definition.answerLabel ?? first.definition.label,
            ratings.map(({ answer }) => answer),
          ),
          ...columns.map((label, column) =>
            countsOf(
              label,
              ratings.flatMap(({ companions }) => companions.filter(isRated)[column] ?? []),
            ),
          ),
        ],
      },
    ]
  })

const isRated = ({ definition }: CompanionState): boolean => definition.kind === 'rating'

function countsOf(label: string, answers: readonly AnswerState[]): LevelCounts['columns'][number] {
  const definition = answers[0]?.definition
  const words = answers.map(({ definition, state }) =>
    state.kind === 'value' ? valueInWords(definition, state.value) : state.kind,
  )
  const countOf = (wanted: string) => words.filter((one) => one === wanted).length
  return {
    label,
    counts: (definition ? levelsOf(definition) : []).map((level) => ({
      label: level.label,
      count: countOf(level.label),
    })),
    unsettled: answers.filter(({ state }) => state.kind === 'conflict').length,
    unanswered: answers.filter(({ state }) => state.kind === 'none').length,
  }
}

/** Something that is a problem, may be one, or that help is wanted with. */
export type Need = {
  readonly page: string
  readonly label: string
  /** `null`: only help was asked for. */
  readonly answer: 'yes' | 'dont-know' | 'unsettled' | null
  readonly help: boolean
}

/** What a person said yes to, was not sure of or wants help with, in the order of the form; rows in their own words. */
export const needsOf = (form: Form, view: RecordView): readonly Need[] =>
  evaluate(form, view).pages.flatMap(({ title, items }) =>
    items.flatMap((item): readonly Need[] => {
      if (item.kind === 'rows')
        return item.rows.flatMap(({ cells: [what, ...more] }) =>
          what && what.state.kind !== 'none'
            ? [
                {
                  page: title,
                  label: wordsOfState(what).join(' / '),
                  answer: 'yes',
                  help: more.some(isTicked),
                },
              ]
            : [],
        )
      if (item.kind !== 'question' || !item.applies) return []
      const answer = needIn(item.answer)
      const help = item.companions.some(isTicked)
      return answer === null && !help ? [] : [{ page: title, label: item.definition.label, answer, help }]
    }),
  )

function needIn({ state }: AnswerState): Need['answer'] {
  if (state.kind === 'conflict') return state.values.includes('yes') ? 'unsettled' : null
  const value = state.kind === 'value' ? state.value : null
  return value === 'yes' || value === 'dont-know' ? value : null
}

/** One part of a whole that was gone through together. */
export type TalkedPart = {
  readonly title: string
  /** In words; several in a conflict, none when it was not answered. */
  readonly words: readonly string[]
  readonly discussed: boolean
}

/** Each page's question with whether it was talked about: the companion that is a tick. */
export const talkedParts = (form: Form, view: RecordView): readonly TalkedPart[] =>
  evaluate(form, view).pages.flatMap(({ title, items }: PageState) =>
    questionsOf(items).map(({ answer, companions }) => ({
      title,
      words: wordsOfState(answer),
      discussed: companions.some(isTicked),
    })),
  )

const questionsOf = (items: PageState['items']): readonly QuestionState[] =>
  items.flatMap((item) => (item.kind === 'question' && item.applies ? [item] : []))

/** In a conflict a tick counts: somebody made it. */
const isTicked = ({ definition, state }: AnswerState): boolean =>
  definition.kind === 'tick' && state.kind !== 'none'
