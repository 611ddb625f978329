import { closureChecklistSurvivor } from './closure-checklist-survivor.ts'
import { mapping } from './mapping.ts'
import { perpetratorAssessmentSurvivor } from './perpetrator-assessment-survivor.ts'
import { safetyPlan } from './safety-plan.ts'
import { singleAssessmentSurvivor } from './single-assessment-survivor.ts'
import { survivorCheckIn } from './survivor-check-in.ts'

/** What the Sheffield profile keeps from the person who has caused harm, in the order of its pathway. */
export const survivorForms = [
  safetyPlan,
  mapping,
  singleAssessmentSurvivor,
  survivorCheckIn,
  perpetratorAssessmentSurvivor,
  closureChecklistSurvivor,
]
