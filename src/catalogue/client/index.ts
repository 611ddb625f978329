import { formLibrary } from '#forms'
import { actionPlan } from './action-plan.ts'
import { consent, consent1 } from './consent.ts'
import { consentWithdrawal } from './consent-withdrawal.ts'
import { equalityWheel } from './equality-wheel.ts'
import { expectationsGoals } from './expectations-goals.ts'
import { goodRelationship } from './good-relationship.ts'
import { healthCheck } from './health-check.ts'
import { inventoryAbuse } from './inventory-abuse.ts'
import { inventoryViolence } from './inventory-violence.ts'
import { lifeMap } from './life-map.ts'
import { myRelationships } from './my-relationships.ts'
import { postProgrammeClient } from './post-programme-client.ts'
import { powerControlWheel } from './power-control-wheel.ts'
import { relationshipCircle } from './relationship-circle.ts'
import { relationshipsHistory } from './relationships-history.ts'
import { riskNeeds } from './risk-needs.ts'
import { saq } from './saq.ts'
import { selfControl } from './self-control.ts'
import { storyboard } from './storyboard.ts'
import { whyEngaging } from './why-engaging.ts'
import { worries } from './worries.ts'

/** In the order of the workbook's sessions, then what belongs to none of them. */
const library = formLibrary([
  consent1,
  consent,
  whyEngaging,
  expectationsGoals,
  saq,
  riskNeeds,
  relationshipCircle,
  lifeMap,
  worries,
  storyboard,
  relationshipsHistory,
  goodRelationship,
  equalityWheel,
  myRelationships,
  healthCheck,
  inventoryAbuse,
  inventoryViolence,
  powerControlWheel,
  selfControl,
  actionPlan,
  postProgrammeClient,
  consentWithdrawal,
])

/** Every version of every form that a client-facing screen may show. */
export const clientForms = library.forms
/** A form by id and version; undefined when there is none. */
export const clientForm = library.find
/** The version a new record starts with. */
export const latestClientForm = library.latest
