import type { Sharing } from '#casework/leaving'
import { type HeldRecord, section } from './make-copy.ts'
import { type DocumentModel, madeInWords } from './model.ts'

/**
 * One confidential record as a document of its own. It is in no copy, and nothing else is in it: whoever holds it holds that and no more.
 *
 * @param sharing what of the register lets it out (`mayLeave`): it is made for that reader, and says so
 * @param service what it is called; empty while it has not said so
 * @throws when it is not confidential: that is a bug of the caller
 */
export function makeConfidential(
  record: HeldRecord,
  { to }: Sharing,
  service: string,
  now: number,
): DocumentModel {
  if (record.header.compartment !== 'confidential' || record.form.compartment !== 'confidential')
    throw new Error('Only a confidential record is made a confidential document.')
  return {
    copy: 'confidential',
    title: record.form.title,
    audience: 'CONFIDENTIAL. Never to be disclosed to the client. Part of no other document.',
    madeAt: now,
    facts: [
      ...(service === '' ? [] : [{ label: 'Service', value: service }]),
      { label: 'For', value: to },
      { label: 'Made on', value: madeInWords(now) },
    ],
    notices: [],
    sections: [section('confidential', record)],
  }
}
