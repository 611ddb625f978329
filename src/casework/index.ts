export {
  type AccessRule,
  accessTable,
  mayRead,
  type Needs,
  type Reach,
  type ReadRule,
  type RouteId,
} from './access.ts'
export { bankHolidays } from './calendar/bank-holidays.ts'
export { type Day, daysBetween, daysLater } from './calendar/days.ts'
export { isWorkingDay, workingDaysAfter, workingDaysBefore } from './calendar/working-days.ts'
export { caseFileHeader } from './case-file.ts'
export { type Copy, type CopyFact, type CopyId, copies, mayHold, mayName } from './copies.ts'
export { isRole, type Role, roles } from './roles.ts'
export { mayAct, mayWrite, type Permission, type Writer } from './writing.ts'
