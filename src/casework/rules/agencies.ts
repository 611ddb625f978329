import type { Answers } from '../answers.ts'

const names: ReadonlyMap<string, string> = new Map([
  ['police', 'the police'],
  ['probation', 'Probation'],
  ['marac', 'MARAC'],
  ['idva', 'the IDVA'],
  ['childrens-services', 'children’s social care'],
  ['drug-alcohol', 'the drug and alcohol service'],
  ['gp', 'the GP'],
  ['mental-health', 'community mental health'],
])

/** Whom a request for information went to, as in a sentence. */
export const agencyOf = (request: Answers): string =>
  names.get(request.one('agency') ?? '') ?? request.one('agency-who') ?? 'the agency'
