import type { ExerciseGuidance } from './exercise-guidance.ts'
import { gettingStarted } from './guidance-getting-started.ts'
import { lookingDeeper } from './guidance-looking-deeper.ts'
import { makingAPlan } from './guidance-making-a-plan.ts'
import { riskInTheRelationship } from './guidance-risk.ts'

/** How to run an exercise, by the id of its form; undefined where there is nothing to say. */
export const guidanceFor = (form: string): ExerciseGuidance | undefined => guidance.get(form)

/** In the spirit of motivational interviewing: ask openly, affirm, reflect, do not argue. */
const guidance: ReadonlyMap<string, ExerciseGuidance> = new Map([
  ...gettingStarted,
  ...lookingDeeper,
  ...riskInTheRelationship,
  ...makingAPlan,
])
