import { assessmentPlan } from './assessment-plan.ts'
import { closureChecklist } from './closure-checklist.ts'
import { hazard } from './hazard.ts'
import { nonEngagement } from './non-engagement.ts'
import { perpetratorAssessment } from './perpetrator-assessment.ts'
import { singleAssessment } from './single-assessment.ts'

/** Officers’ forms of the Sheffield profile, in the order of its pathway. */
export const sheffieldForms = [
  singleAssessment,
  assessmentPlan,
  perpetratorAssessment,
  closureChecklist,
  hazard,
  nonEngagement,
]
