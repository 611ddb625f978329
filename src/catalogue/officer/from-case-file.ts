import type { CompanionDefinition, ComputedDefinition } from '#forms'

/** Who it is about, as the case file has it: taken over when the officer says so. */
export const caseFileGiven: ComputedDefinition = {
  kind: 'computed',
  id: 'case-file-says',
  label: 'From the case file',
  from: { given: 'case-file' },
}

/** Beside an answer that may be taken over: says that it was, and from where. */
export const takenOver: CompanionDefinition = {
  kind: 'tick',
  id: 'taken-over',
  label: 'Taken over from the case file',
}

/** What came of the appointments on the case, counted. */
export const attendanceCounted: ComputedDefinition = {
  kind: 'computed',
  id: 'attendance-counted',
  label: 'Appointments so far',
  hint: 'Counted from the appointments on this case.',
  from: { given: 'attendance' },
}
