export {
  type AccessRule,
  accessTable,
  mayRead,
  mayReadService,
  type Needs,
  type Reach,
  type ReadRule,
  type RouteId,
} from './access.ts'
export { CASELOAD, type Holders, holdersOf, loadsOf } from './allocation.ts'
export { type Answers, type CaseAnswers, caseAnswers, type ReadableRecord } from './answers.ts'
export { bankHolidays } from './calendar/bank-holidays.ts'
export { type Day, daysBetween, daysLater, shortDay } from './calendar/days.ts'
export { isWorkingDay, workingDaysAfter, workingDaysBefore } from './calendar/working-days.ts'
export { type CalendarEntry, calendarFile } from './calendar-file.ts'
export { caseFileHeader } from './case-file.ts'
export { type Copy, type CopyFact, type CopyId, copies, mayHold, mayName } from './copies.ts'
export { type Person, type PossibleDuplicate, possibleDuplicates } from './duplicates.ts'
export { type Move, movesOf } from './moves.ts'
export { isOverdue, type Notice, noticesOf } from './notices.ts'
export {
  type Deadline,
  type Practice,
  type PracticeName,
  practiceBounds,
  practiceOf,
  serviceNameIn,
  usualPractice,
} from './practice.ts'
export { type Risk, riskOf } from './risk.ts'
export { isRole, type Role, roles } from './roles.ts'
export { type ScreeningOutcome, screeningOutcome } from './screening-outcome.ts'
export { isServiceForm, serviceHeader, serviceSpace, wordingQuestion } from './service-space.ts'
export { isLive, isOver, isWorking, type Stage, stageOf, stages, stagesOf } from './stages.ts'
export { type Urgency, urgencyOf } from './urgency.ts'
export { type WaitingCase, waitedInWords, waitingList } from './waiting.ts'
export { mayAct, mayWrite, type Permission, type Writer } from './writing.ts'
