import { formLibrary } from '#forms'
import { saq } from './saq.ts'

const library = formLibrary([saq])

/** Every version of every form that a client-facing screen may show. */
export const clientForms = library.forms
/** A form by id and version; undefined when there is none. */
export const clientForm = library.find
/** The version a new record starts with. */
export const latestClientForm = library.latest
