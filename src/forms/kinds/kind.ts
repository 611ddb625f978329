import type { Json, Result } from '#core'
import type { AnswerDefinition } from '../definition.ts'
import type { Problem } from '../problem.ts'

/** Everything the engine must know of one kind of answer. A new kind is one of these and an entry in `kinds/index.ts`. */
export type Kind<Answer extends AnswerDefinition> = {
  /** What is wrong with the definition, with paths relative to it. */
  problems(answer: Answer): readonly Problem[]
  /** Whether a value other than `null` fits. */
  fits(answer: Answer, value: Json): boolean
  /** A fitting value in words. */
  words(answer: Answer, value: Json): string
  /** Typed text as a value; the error is for the person typing. Kinds without it are never drafts. */
  fromDraft?(answer: Answer, text: string): Result<Json, string>
  /** The text that `fromDraft` would take for this value. */
  toDraft?(answer: Answer, value: Json): string
}
