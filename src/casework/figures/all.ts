import type { Stage } from '../stages.ts'
import type { Asked, Figure } from './figure.ts'
import { referrals, screenings, urgentReferrals } from './referrals.ts'
import { casesByStage, loads } from './standing-now.ts'
import { waits } from './waits.ts'
import { assessments, attendance, closures } from './work.ts'

/** Every figure of the service. `stageInWords`: as the case file has it. */
export const figuresOf = (asked: Asked, stageInWords: (stage: Stage) => string): readonly Figure[] => [
  referrals(asked),
  screenings(asked),
  urgentReferrals(asked),
  casesByStage(asked, stageInWords),
  waits(asked),
  loads(asked),
  assessments(asked),
  attendance(asked),
  closures(asked),
]
