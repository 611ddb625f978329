import { createDice, type Dice } from '../world/dice.ts'

/** What a parser says of an input: a value, or its own word for why not. */
export type Answer = { readonly accepted: unknown } | { readonly refused: string }

export type Parse<Input> = (input: Input) => Answer | Promise<Answer>

/** One parser under fuzz. */
type Parts<Input> = {
  readonly name: string
  /** A valid input, changed. */
  readonly mutate: (dice: Dice) => Input
  readonly parse: Parse<Input>
  /** The words it refuses with; any other is a failure. */
  readonly refusals: readonly string[]
  /** What is wrong with having accepted this, by other means than the parser's own; null when nothing is. */
  readonly wrong: (input: Input, accepted: unknown) => string | null
  /** Two mistakes that the checks must catch: a parser that trusts what it reads and throws, and one that takes too much. */
  readonly careless: { readonly throws: Parse<Input>; readonly accepts: Parse<Input> }
}

/** The third never answers, to see that this is noticed. */
export type Careless = 'throws' | 'accepts' | 'hangs'

export type Target = {
  readonly name: string
  /** Plays one numbered input; what went wrong in words, or null. */
  play(seed: number, careless?: Careless): Promise<string | null>
}

export const target = <Input>(parts: Parts<Input>): Target => ({
  name: parts.name,
  async play(seed, careless) {
    const input = parts.mutate(createDice(seed))
    const parse = careless ? (careless === 'hangs' ? hanging : parts.careless[careless]) : parts.parse
    let answer: Answer
    try {
      answer = await parse(input)
    } catch (error) {
      return `throws ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`
    }
    if ('refused' in answer)
      return parts.refusals.includes(answer.refused)
        ? null
        : `refuses with “${answer.refused}”, which is no word of its own`
    const wrong = wrongWith(input, answer.accepted)
    return wrong === null ? null : `accepts ${wrong}`

    function wrongWith(tried: Input, accepted: unknown): string | null {
      try {
        return parts.wrong(tried, accepted)
      } catch (error) {
        return `what cannot even be looked at: ${String(error)}`
      }
    }
  },
})

function hanging(): never {
  for (;;);
}

/** A parser of text that anybody may have sent: what is no JSON does not reach it. */
export const ofText =
  (parse: (value: unknown) => Answer): Parse<string> =>
  (text) => {
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch {
      return { refused: 'not-json' }
    }
    return parse(value)
  }

/** A parser that answers null for what it refuses. */
export const orNull = (value: unknown): Answer => (value === null ? { refused: 'null' } : { accepted: value })

/** Careless: goes where a valid input has something, without looking whether this one has. */
export function walkAlong(sample: unknown, value: unknown): void {
  if (Array.isArray(sample)) {
    for (const [index, part] of (value as readonly unknown[]).entries())
      if (sample.length > 0) walkAlong(sample[index % sample.length], part)
  } else if (typeof sample === 'object' && sample !== null) {
    for (const [key, part] of Object.entries(sample))
      walkAlong(part, (value as { readonly [key: string]: unknown })[key])
  } else if (typeof sample === 'string') (value as string).charCodeAt(0)
}
