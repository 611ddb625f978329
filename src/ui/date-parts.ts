/** Day, month and year of a draft `day/month/year`, as typed. */
export function dateParts(draft: string): readonly [string, string, string] {
  const [day = '', month = '', year = ''] = draft.split('/')
  return [day, month, year]
}

/** The draft with one part typed anew; nothing typed at all is the empty draft. */
export function withDatePart(draft: string, index: number, typed: string): string {
  const parts = dateParts(draft).map((part, at) => (at === index ? typed.replaceAll('/', '').trim() : part))
  return parts.every((part) => part === '') ? '' : parts.join('/')
}
