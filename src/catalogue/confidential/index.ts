import { formLibrary } from '#forms'
import { disclosureConfidential } from './disclosure-confidential.ts'
import { recordNotesConfidential } from './record-notes-confidential.ts'
import { riskAssessmentConfidential } from './risk-assessment-confidential.ts'
import { survivorForms } from './sheffield/index.ts'
import { survivorLink } from './survivor-link.ts'
import { survivorUpdate } from './survivor-update.ts'

const library = formLibrary([
  riskAssessmentConfidential,
  survivorLink,
  survivorUpdate,
  recordNotesConfidential,
  ...survivorForms,
  disclosureConfidential,
])

/** Every version of every form that the client must never learn of. */
export const confidentialForms = library.forms
/** A form by id and version; undefined when there is none. */
export const confidentialForm = library.find
/** The version a new record starts with. */
export const latestConfidentialForm = library.latest

/** Forms that are begun anew each time something happens. */
export const begunSeveralTimes: ReadonlySet<string> = new Set([
  'survivor-update',
  'survivor-check-in',
  'disclosure-confidential',
])
