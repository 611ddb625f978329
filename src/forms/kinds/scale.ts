import type { ScaleAnswer } from '../definition.ts'
import { blankProblems } from '../problem.ts'
import type { Kind } from './kind.ts'

const MOST_STEPS = 11

export const scale: Kind<ScaleAnswer> = {
  problems: ({ from, to, lowest, highest }) => [
    ...(Number.isSafeInteger(from) && Number.isSafeInteger(to) && from < to && to - from < MOST_STEPS
      ? []
      : [{ path: 'to', message: `Use whole numbers, 2 to ${MOST_STEPS} of them, the lower one first.` }]),
    ...blankProblems('lowest', lowest),
    ...blankProblems('highest', highest),
  ],
  fits: ({ from, to }, value) => Number.isInteger(value) && Number(value) >= from && Number(value) <= to,
  words: ({ to }, value) => `${value} out of ${to}`,
}

/** The steps of a scale, lowest first. */
export const stepsOf = ({ from, to }: ScaleAnswer): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index)
