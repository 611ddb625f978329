import type { Json } from '#core'
import type { WheelPart } from '#drawing'
import type { FormState, PageState } from './evaluate.ts'
import { wordsOfState } from './words.ts'

/** The pages of a wheel as its parts; empty where a form has none. A part is its page's question, with what stands beside it. */
export const wheelParts = ({ pages }: Pick<FormState, 'pages'>): readonly WheelPart[] =>
  pages.filter(({ tool }) => tool === 'wheel').flatMap(wheelPart)

function wheelPart({ id, title, rim, items }: PageState): readonly WheelPart[] {
  const question = items.find((item) => item.kind === 'question')
  if (!question) return []
  const { answer, companions } = question
  const has = (kind: string) =>
    companions.some(({ definition, state }) => definition.kind === kind && state.kind !== 'none')
  const { state, definition } = answer
  return [
    {
      id,
      title,
      rim: rim === true,
      answers: wordsOfState(answer),
      level:
        state.kind === 'value' ? levelOf(definition.kind === 'scale' ? definition.to : 1, state.value) : 0,
      discussed: has('tick'),
      noted: has('prose'),
    },
  ]
}

/** A number is as full as it says, a yes is full; neither a no nor not knowing fills anything. */
const levelOf = (most: number, value: Json): number =>
  typeof value === 'number' ? value / most : value === 'yes' ? 1 : 0
