import { formLibrary } from '#forms'
import { addendum } from './addendum.ts'
import { alertResponse, alertResponse1 } from './alert-response.ts'
import { appointment } from './appointment.ts'
import { audit } from './audit.ts'
import { caseFile, caseFile1 } from './case-file.ts'
import { checkIn } from './check-in.ts'
import { contentPack } from './content-pack.ts'
import { paperWork } from './paper-work.ts'
import { planChanges } from './plan-changes.ts'
import { postIntervention, postIntervention1 } from './post-intervention.ts'
import { postProgramme } from './post-programme.ts'
import { programmeSummary } from './programme-summary.ts'
import { recordNotes } from './record-notes.ts'
import { requestForService } from './request-for-service.ts'
import { riskAssessment } from './risk-assessment.ts'
import { sara } from './sara.ts'
import { screening } from './screening.ts'
import { serviceSettings } from './service-settings.ts'
import { sheffieldForms } from './sheffield/index.ts'
import { takeHome } from './take-home.ts'
import { workbookSummary, workbookSummary1 } from './workbook-summary.ts'

const library = formLibrary([
  caseFile1,
  caseFile,
  checkIn,
  appointment,
  alertResponse1,
  alertResponse,
  takeHome,
  recordNotes,
  paperWork,
  planChanges,
  screening,
  requestForService,
  postIntervention1,
  postIntervention,
  postProgramme,
  workbookSummary1,
  workbookSummary,
  programmeSummary,
  ...sheffieldForms,
  sara,
  riskAssessment,
  addendum,
  audit,
  serviceSettings,
  contentPack,
])

/** Every version of every form that only officers may see. */
export const officerForms = library.forms
/** A form by id and version; undefined when there is none. */
export const officerForm = library.find
/** The version a new record starts with. */
export const latestOfficerForm = library.latest

export { alertRules, alertsOf } from './alerts.ts'
export { councils } from './councils.ts'
export { examplePacks } from './example-packs.ts'
export type { ExerciseGuidance } from './exercise-guidance.ts'
export { guidanceFor } from './guidance.ts'
export { changeOfTask, reasonOfChange } from './plan-changes.ts'
export { type BegunForm, purposes } from './purposes.ts'
export { type PlannedSession, type PlannedTask, sessionPlan } from './session-plan.ts'
