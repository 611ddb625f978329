export {
  type AccessRule,
  accessTable,
  mayRead,
  mayReadService,
  type Needs,
  noTie,
  type Reach,
  type ReadRule,
  type RouteId,
  reachOfSight,
  seesBySight,
  type Tie,
} from './access.ts'
export {
  CASELOAD,
  type Holder,
  type Holders,
  holderKey,
  holdersOf,
  holdersOfCase,
  loadsOf,
} from './allocation.ts'
export { type Answers, type CaseAnswers, caseAnswers, type ReadableRecord } from './answers.ts'
export { bankHolidays } from './calendar/bank-holidays.ts'
export { type Day, daysBetween, daysLater, fullDay, shortDay } from './calendar/days.ts'
export { isWorkingDay, workingDaysAfter, workingDaysBefore } from './calendar/working-days.ts'
export { type CalendarEntry, calendarFile } from './calendar-file.ts'
export { allocationHeader, caseFileHeader } from './case-file.ts'
export { type Copy, type CopyFact, type CopyId, copies, mayHold, mayName } from './copies.ts'
export { type Desk, deskOf } from './desk.ts'
export { type Person, type PossibleDuplicate, possibleDuplicates } from './duplicates.ts'
export { figuresOf } from './figures/all.ts'
export { type Figure, type FigureLine, totalOf } from './figures/figure.ts'
export { figuresFile } from './figures/figures-file.ts'
export { figuresToHandOver, letOut } from './figures/letting-out.ts'
export {
  beginningIn,
  endingIn,
  type Months,
  monthInWords,
  monthOf,
  monthsIn,
  monthsLater,
} from './figures/months.ts'
export { type Move, movesOf, stopsAllocation } from './moves.ts'
export { isOverdue, type Notice, noticesOf } from './notices.ts'
export { officersOf } from './officers.ts'
export {
  type Deadline,
  type Practice,
  type PracticeName,
  practiceBounds,
  practiceOf,
  serviceNameIn,
  usualPractice,
} from './practice.ts'
export { type KeepYears, type Kept, keptOf } from './retention.ts'
export { type Risk, riskOf } from './risk.ts'
export { isRole, type Role, roles } from './roles.ts'
export { type ScreeningOutcome, screeningOutcome } from './screening-outcome.ts'
export { isServiceForm, serviceHeader, serviceSpace, wordingQuestion } from './service-space.ts'
export { isShownInSight } from './shown-in-sight.ts'
export { awayOn, type Leave, type StaffMember, staffMember } from './staff.ts'
export { isLive, isOver, isWorking, type Stage, stageOf, stages, stagesOf } from './stages.ts'
export type { Supervision } from './supervision.ts'
export {
  type SupervisionCalendar,
  type SupervisionDay,
  type SupervisionLine,
  supervisionCalendar,
} from './supervision-calendar.ts'
export { lacksWord, type Urgency, urgencyOf } from './urgency.ts'
export { type WaitingCase, waitedInWords, waitingList } from './waiting.ts'
export { beginsCase, mayAct, mayWrite, type Permission, type Writer } from './writing.ts'
