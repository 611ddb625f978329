import { formLibrary } from '#forms'
import { consent } from './consent.ts'
import { expectationsGoals } from './expectations-goals.ts'
import { riskNeeds } from './risk-needs.ts'
import { saq } from './saq.ts'
import { whyEngaging } from './why-engaging.ts'

const library = formLibrary([consent, whyEngaging, expectationsGoals, saq, riskNeeds])

/** Every version of every form that a client-facing screen may show. */
export const clientForms = library.forms
/** A form by id and version; undefined when there is none. */
export const clientForm = library.find
/** The version a new record starts with. */
export const latestClientForm = library.latest
