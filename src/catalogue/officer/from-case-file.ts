import type { ComputedDefinition, QuestionDefinition } from '#forms'

/** Who it is about, as the case file has it: taken over when the officer says so. */
export const caseFileGiven: ComputedDefinition = {
  kind: 'computed',
  id: 'case-file-says',
  label: 'From the case file',
  from: { given: 'case-file' },
}

/** Marks answers that nobody typed here. */
export const takenOver: QuestionDefinition = {
  kind: 'tick',
  id: 'taken-over',
  label: 'The above is taken over from the case file',
}
