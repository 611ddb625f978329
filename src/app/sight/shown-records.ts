import { isShownInSight } from '#casework'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { type RecordReading, readRecord } from '../cases/record-form.ts'

/** Records of a case that this role's screens offer. */
export const shownRecords = (one: CaseOnDevice, role: string): readonly RecordReading[] =>
  one.records
    .map((record) => readRecord(record, one.packs))
    .filter((reading) => reading !== null)
    .filter(({ header, standing }) => isShownInSight(role, header, standing.kind === 'completed'))
