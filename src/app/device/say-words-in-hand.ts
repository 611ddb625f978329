import type { Caseload } from '../cases/caseload.ts'
import type { Editors } from './editors.ts'

/**
 * Makes answers of what was being typed in cases that this person has no sight of any more: no screen shows it, and the case is forgotten once it was
 * sent (docs/protocol.md §8j).
 */
export function sayWordsInHand({
  caseload,
  editors,
}: {
  readonly caseload: Caseload['state']
  readonly editors: Pick<Editors, 'open'>
}): () => void {
  let working = Promise.resolve()
  return caseload.subscribe(({ over }) => {
    const left = over.flatMap(({ records }) => records.filter(({ drafts }) => drafts.size > 0))
    if (left.length === 0) return
    working = working.then(async () => {
      // The lock screen waits for this file, and not for the forms.
      const { formOfRecord } = await import('../cases/record-form.ts')
      for (const record of left) {
        const form = formOfRecord(record)
        if (form) await (await editors.open(record.header, form)).close()
      }
    })
  })
}
