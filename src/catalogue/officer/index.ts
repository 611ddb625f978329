import { formLibrary } from '#forms'
import { acceptance } from './acceptance.ts'
import { addendum } from './addendum.ts'
import { alertResponse, alertResponse1 } from './alert-response.ts'
import { allocationVersions } from './allocation.ts'
import { appointment } from './appointment.ts'
import { audit } from './audit.ts'
import { caseFileVersions } from './case-file.ts'
import { checkIn } from './check-in.ts'
import { contact, contact1 } from './contact.ts'
import { contentPack } from './content-pack.ts'
import { courtRequest } from './court-request.ts'
import { disagreement } from './disagreement.ts'
import { disclosure } from './disclosure.ts'
import { escalation, escalation1 } from './escalation.ts'
import { informationRequest, informationRequest1 } from './information-request.ts'
import { keptPrivate } from './kept-private.ts'
import { lifeMapTagging } from './life-map-tags.ts'
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
import { serviceFigures } from './service-figures.ts'
import { serviceSettingsVersions } from './service-settings.ts'
import { sheffieldForms } from './sheffield/index.ts'
import { staffRecord } from './staff.ts'
import { takeHome } from './take-home.ts'
import { urgentEndorsement, urgentEndorsement1 } from './urgent-endorsement.ts'
import { waitingEntry } from './waiting-entry.ts'
import { workbookSummary, workbookSummary1 } from './workbook-summary.ts'

const library = formLibrary([
  ...caseFileVersions,
  checkIn,
  appointment,
  alertResponse1,
  alertResponse,
  takeHome,
  recordNotes,
  paperWork,
  lifeMapTagging,
  planChanges,
  screening,
  requestForService,
  acceptance,
  waitingEntry,
  urgentEndorsement1,
  urgentEndorsement,
  ...allocationVersions,
  contact1,
  contact,
  informationRequest1,
  informationRequest,
  escalation1,
  escalation,
  disagreement,
  disclosure,
  keptPrivate,
  courtRequest,
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
  ...serviceSettingsVersions,
  staffRecord,
  contentPack,
  serviceFigures,
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
export { lifeMapTags } from './life-map-tags.ts'
export { changeOfTask, reasonOfChange } from './plan-changes.ts'
export { type BegunForm, purposes } from './purposes.ts'
export { type PlannedSession, type PlannedTask, sessionPlan } from './session-plan.ts'
