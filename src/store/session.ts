// What session mode keeps records with. The rest of the store, streams and folding and the outbox, is not loaded there.
export { browserSurroundings } from './browser.ts'
export { type After, type Editor, type OpenedEditor, openEditor } from './editor.ts'
export { keepTrying, mayPass } from './keep-trying.ts'
export { parsePlace, type SessionPlace, type SessionTask } from './place.ts'
export { createPlaces } from './places.ts'
export { createRecords } from './records.ts'
export type { Surroundings } from './surroundings.ts'
